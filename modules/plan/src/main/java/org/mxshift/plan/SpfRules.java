package org.mxshift.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What must hold for {@code spf}; what the terms mean is judged where SPF is known. */
final class SpfRules {

  private static final Pattern TERM =
      Pattern.compile(
          "[+?~-]?(?:(?:ip4|ip6|include|exists|a|mx|ptr):[!-~]{1,200}|(?:a|mx|ptr)(?:/[0-9/]{1,8})?)");

  private SpfRules() {}

  static List<Flaw> brokenBy(SpfChange spf) {
    List<Flaw> flaws = new ArrayList<>();
    terms("spf.add", spf.add(), flaws);
    terms("spf.remove", spf.remove(), flaws);
    for (int i = 0; i < spf.remove().size(); i++) {
      String term = spf.remove().get(i);
      if (spf.add().contains(term)) {
        String path = "spf.remove[" + i + "]";
        flaws.add(new Flaw(path, "'" + term + "' is added as well", "list it once"));
      }
    }
    return flaws;
  }

  private static void terms(String path, List<String> terms, List<Flaw> flaws) {
    Rules.noneTwice(path, terms, flaws);
    for (int i = 0; i < terms.size(); i++) {
      if (!TERM.matcher(terms.get(i)).matches()) {
        String remedy =
            "write a term such as ip4:192.0.2.10 or include:_spf.example.net; 'all', redirect= and"
                + " exp= stay as they are published";
        flaws.add(new Flaw(path + "[" + i + "]", "this is no sender that can be listed", remedy));
      }
    }
  }
}
