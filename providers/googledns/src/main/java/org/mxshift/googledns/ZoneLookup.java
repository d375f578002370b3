package org.mxshift.googledns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.spi.ProviderException;

/** Finds the one public managed zone of a domain, when its name is first needed. */
final class ZoneLookup {
  private final Calls calls;
  private final Settings settings;
  private final Name domain;
  private Optional<String> found = Optional.empty();

  ZoneLookup(Calls calls, Settings settings, Name domain) {
    this.calls = calls;
    this.settings = settings;
    this.domain = domain;
  }

  Name domain() {
    return domain;
  }

  /** What the project calls the zone. */
  synchronized String name() throws ProviderException {
    if (found.isEmpty()) {
      found = Optional.of(one(candidates()).path("name").asText());
    }
    return found.get();
  }

  /** Takes the word of a reader that has looked this very zone up. */
  synchronized void remember(String name) {
    if (Settings.ID.matcher(name).matches()
        && settings.managedZone().map(name::equals).orElse(true)) {
      found = Optional.of(name);
    }
  }

  /** The zone that is named, which a right on it alone may ask for; or all of the domain. */
  private List<JsonNode> candidates() throws ProviderException {
    String what = "Asked for the zone " + domain + " in project " + settings.project();
    if (settings.managedZone().isPresent()) {
      return List.of(calls.look(what, "/" + settings.managedZone().get()));
    }
    return calls.all(what, "?dnsName=" + domain.absolute(), "managedZones");
  }

  private JsonNode one(List<JsonNode> zones) throws ProviderException {
    List<JsonNode> fit =
        zones.stream()
            .filter(zone -> zone.path("dnsName").asText().equalsIgnoreCase(domain.absolute()))
            .filter(zone -> !isPrivate(zone))
            .toList();
    if (fit.size() == 1) {
      return fit.get(0);
    }
    String where = "project " + settings.project() + " has ";
    throw ProviderException.refused(
        fit.isEmpty()
            ? where
                + "no public zone "
                + domain
                + (zones.isEmpty() ? "" : ", only " + shown(zones))
                + "; check 'project' and 'managed_zone', and which account is used"
            : where
                + "several public zones "
                + domain
                + ": "
                + shown(fit)
                + "; say in the plan which one is delegated, as 'managed_zone'");
  }

  private static boolean isPrivate(JsonNode zone) {
    return zone.path("visibility").asText("public").equals("private");
  }

  private static String shown(List<JsonNode> zones) {
    return String.join(
        ", ",
        zones.stream()
            .map(
                zone ->
                    zone.path("name").asText()
                        + " ("
                        + zone.path("dnsName").asText()
                        + (isPrivate(zone) ? " private)" : ")"))
            .toList());
  }
}
