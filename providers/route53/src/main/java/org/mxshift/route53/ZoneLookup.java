package org.mxshift.route53;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mxshift.model.Name;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.ListHostedZonesByNameResponse;

/**
 * Finds the one public zone of a name, when its id is first needed.
 *
 * <p>Route 53 lists the zones at and after a name, private ones and namesakes among them, in pages:
 * the first is not always the right one.
 */
final class ZoneLookup implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("Z[0-9A-Z]{1,31}");
  private static final String PAGE = "100";
  private static final int SHOWN = 5;

  private final Calls calls;
  private final Name name;
  private final Optional<String> wanted;
  private Optional<String> found = Optional.empty();

  /** More zones of one name than any account has; a list that goes on longer is not one. */
  private static final int MOST_ZONES = 10_000;

  /**
   * @param wanted the id that the plan names
   */
  ZoneLookup(Calls calls, Name name, Optional<String> wanted) {
    this.calls = calls;
    this.name = name;
    this.wanted = wanted;
  }

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  Calls calls() {
    return calls;
  }

  Name name() {
    return name;
  }

  /** The id, without {@code /hostedzone/}. */
  synchronized String id() throws ProviderException {
    if (found.isEmpty()) {
      found = Optional.of(id(one(listed())));
    }
    return found.get();
  }

  /** Takes the word of a reader that has looked this very zone up. */
  synchronized void remember(String id) {
    if (isId(id) && wanted.map(id::equals).orElse(true)) {
      found = Optional.of(id);
    }
  }

  @Override
  public void close() {
    calls.close();
  }

  private HostedZone one(List<HostedZone> seen) throws ProviderException {
    List<HostedZone> namesakes = seen.stream().filter(this::isNamesake).toList();
    List<HostedZone> fit =
        namesakes.stream()
            .filter(zone -> !isPrivate(zone))
            .filter(zone -> wanted.map(id -> id.equals(id(zone))).orElse(true))
            .toList();
    if (fit.isEmpty()) {
      throw missing(namesakes.isEmpty() ? seen : namesakes);
    }
    if (fit.size() > 1) {
      throw refused(
          "Route 53 has several public zones named "
              + name
              + ": "
              + shown(fit)
              + "; say in the plan which one is delegated, as 'zone_id'");
    }
    HostedZone zone = fit.get(0);
    if (zone.linkedService() != null) {
      throw refused(
          "the zone "
              + shown(fit)
              + " was made by "
              + zone.linkedService().servicePrincipal()
              + ", and Route 53 lets nobody else change it; change it there");
    }
    return zone;
  }

  /** All zones of the name, and what follows them on the last page. */
  private List<HostedZone> listed() throws ProviderException {
    ListHostedZonesByNameResponse page = page(Optional.empty());
    List<HostedZone> seen = new ArrayList<>(page.hostedZones());
    while (seen.size() < MOST_ZONES
        && !page.hostedZones().isEmpty()
        && Boolean.TRUE.equals(page.isTruncated())
        && name.absolute().equalsIgnoreCase(page.nextDNSName())) {
      page = page(Optional.of(page.nextHostedZoneId()));
      seen.addAll(page.hostedZones());
    }
    return seen;
  }

  private ListHostedZonesByNameResponse page(Optional<String> from) throws ProviderException {
    return calls.look(
        "look up the zone " + name,
        client ->
            client.listHostedZonesByName(
                request -> {
                  request.dnsName(name.absolute()).maxItems(PAGE);
                  from.ifPresent(request::hostedZoneId);
                }));
  }

  private ProviderException missing(List<HostedZone> seen) {
    String what = wanted.map(id -> "zone " + id + " named ").orElse("zone named ");
    String instead = seen.isEmpty() ? "none from there on" : "only " + shown(seen);
    return refused(
        "Route 53 shows these credentials no public "
            + what
            + name
            + ", "
            + instead
            + "; check the account, and the zone that the plan names");
  }

  private boolean isNamesake(HostedZone zone) {
    return zone.id() != null && name.absolute().equalsIgnoreCase(zone.name());
  }

  private static boolean isPrivate(HostedZone zone) {
    return zone.config() != null && Boolean.TRUE.equals(zone.config().privateZone());
  }

  private static String id(HostedZone zone) {
    return zone.id().replaceFirst("^/hostedzone/", "");
  }

  private static String shown(List<HostedZone> zones) {
    String more = zones.size() > SHOWN ? " and " + (zones.size() - SHOWN) + " more" : "";
    return zones.stream()
        .limit(SHOWN)
        .map(zone -> zone.name() + " (" + id(zone) + (isPrivate(zone) ? ", private)" : ")"))
        .collect(Collectors.joining(", ", "", more));
  }

  private static ProviderException refused(String message) {
    return new ProviderException(Failure.REFUSED, message);
  }
}
