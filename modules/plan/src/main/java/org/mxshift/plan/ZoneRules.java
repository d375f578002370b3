package org.mxshift.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What must hold for {@code zone}. */
final class ZoneRules {

  private static final Pattern PROVIDER = Pattern.compile("[a-z][a-z0-9]{0,31}");
  private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern SETTING = Pattern.compile("[a-z][a-z0-9_]{0,31}");

  private ZoneRules() {}

  static List<Flaw> brokenBy(ZoneRef zone) {
    List<Flaw> flaws = new ArrayList<>();
    if (zone.provider().isEmpty() && zone.account().isEmpty()) {
      String remedy = "write provider: NAME, or account: NAME of mxshift.yaml";
      flaws.add(new Flaw("zone", "neither a provider nor an account is named", remedy));
    }
    zone.provider()
        .filter(word -> !PROVIDER.matcher(word).matches())
        .map(
            word ->
                new Flaw(
                    "zone.provider", "no provider has such a name", "write one such as rfc2136"))
        .ifPresent(flaws::add);
    zone.account()
        .filter(name -> !ACCOUNT.matcher(name).matches())
        .map(
            name ->
                new Flaw(
                    "zone.account",
                    "no account has such a name",
                    "use the letters, digits, dots and hyphens of mxshift.yaml"))
        .ifPresent(flaws::add);
    zone.settings().forEach((key, value) -> setting(key, value, flaws));
    return flaws;
  }

  private static void setting(String key, String value, List<Flaw> flaws) {
    String path = "zone." + key;
    if (SecretKeys.matches(key)) {
      String remedy = "put it under secrets of an account in mxshift.yaml and name the account";
      flaws.add(new Flaw(path, "a plan never holds secrets", remedy));
    } else if (!SETTING.matcher(key).matches() || Keys.ZONE.contains(key)) {
      String what = "this is not a provider's key";
      flaws.add(new Flaw(path, what, "use lower-case letters, digits and _"));
    } else if (!Scalars.isOneLine(value)) {
      flaws.add(new Flaw(path, "this is not one line of text", "write the value in one line"));
    }
  }
}
