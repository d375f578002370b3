package org.mxshift.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mxshift.model.Name;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Native;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.ZoneServers;

/** Finds the one zone that is meant, once, and refuses those where others are in charge. */
final class ZoneLookup {
  private static final int PAGE = 50;
  private static final Ttl FLOOR = new Ttl(60);
  private static final Ttl ENTERPRISE_FLOOR = new Ttl(30);

  private final Calls calls;
  private final Name name;
  private final Optional<String> wanted;
  private Optional<Found> found = Optional.empty();
  private List<String> servers = List.of();

  /**
   * The zone.
   *
   * @param id what Cloudflare calls it
   * @param floor the smallest TTL its plan allows
   */
  record Found(String id, Ttl floor) {

    private static final Pattern TEXT = Pattern.compile("zone ([0-9a-f]{32}) (30|60)");

    /** As the identity of a set tells it to whoever writes that set next. */
    String text() {
      return "zone " + id + " " + floor.seconds();
    }

    static Optional<Found> parse(String text) {
      Matcher matcher = TEXT.matcher(text);
      return matcher.matches()
          ? Optional.of(new Found(matcher.group(1), new Ttl(Integer.parseInt(matcher.group(2)))))
          : Optional.empty();
    }
  }

  ZoneLookup(Calls calls, Name name, Optional<String> wanted) {
    this.calls = calls;
    this.name = name;
    this.wanted = wanted;
  }

  Name name() {
    return name;
  }

  Calls calls() {
    return calls;
  }

  /** The zone, looked up with the first call. */
  synchronized Found zone() throws ProviderException {
    if (found.isEmpty()) {
      found = Optional.of(checked(wanted.isPresent() ? byId(wanted.get()) : byName()));
    }
    return found.get();
  }

  /** Where Cloudflare serves the zone from. */
  synchronized ZoneServers servers() throws ProviderException {
    String called = "the Cloudflare zone " + zone().id();
    List<Name> names = new ArrayList<>();
    for (String text : servers) {
      names.add(server(called, text));
    }
    return new ZoneServers(called, names);
  }

  private static Name server(String called, String text) throws ProviderException {
    try {
      return Name.of(text);
    } catch (IllegalArgumentException e) {
      throw new ProviderException(
          Failure.BUSY, called + " is told with a name server that is none: " + e.getMessage());
    }
  }

  /** As they are told; who asks for them hears when one is no name. */
  private static List<String> servers(JsonNode zone) {
    List<String> names = new ArrayList<>();
    for (String list : List.of("name_servers", "vanity_name_servers")) {
      zone.path(list).forEach(name -> names.add(name.asText()));
    }
    return names;
  }

  /** Takes the word of a reader that has looked this very zone up, unless it is known already. */
  synchronized void remember(Native extra) {
    found = found.or(() -> Found.parse(extra.identity().lines().findFirst().orElse("")));
  }

  /** The smallest TTL; that of every plan when the zone cannot be asked for. */
  Ttl floor() {
    try {
      return zone().floor();
    } catch (ProviderException e) {
      return FLOOR; // Who reads or writes next hears why.
    }
  }

  private JsonNode byId(String id) throws ProviderException {
    JsonNode zone =
        calls.ask("the zone " + id, (api, sent) -> api.zone(id, sent)).envelope().result();
    if (!isNamed(zone)) {
      throw ProviderException.refused(
          "'zone_id: " + id + "' is the zone " + zone.path("name").asText() + ", not " + name);
    }
    return zone;
  }

  private JsonNode byName() throws ProviderException {
    Envelope answer =
        calls.ask("the zone " + name, (api, sent) -> api.zones(name.text(), PAGE, sent)).envelope();
    List<JsonNode> zones = new ArrayList<>();
    answer.result().forEach(zone -> Optional.of(zone).filter(this::isNamed).ifPresent(zones::add));
    if (zones.isEmpty()) {
      throw ProviderException.refused(
          "the token of account '"
              + calls.settings().account()
              + "' sees no zone "
              + name
              + " at Cloudflare: it is not there, is part of a larger zone (name that in the plan),"
              + " or the token is for other zones");
    }
    if (zones.size() > 1) {
      throw ProviderException.refused(
          "the token sees "
              + zones.size()
              + " zones "
              + name
              + "; say which by 'zone_id': "
              + String.join(", ", zones.stream().map(ZoneLookup::described).toList()));
    }
    return zones.get(0);
  }

  private boolean isNamed(JsonNode zone) {
    try {
      return Name.of(zone.path("name").asText()).equals(name);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String described(JsonNode zone) {
    return zone.path("id").asText() + " (" + zone.path("status").asText("?") + ")";
  }

  private Found checked(JsonNode zone) throws ProviderException {
    String status = zone.path("status").asText("active");
    if (!status.equals("active")) {
      throw ProviderException.refused(
          "the zone "
              + name
              + " is '"
              + status
              + "' at Cloudflare: the world does not ask there; delegate the domain to its name"
              + " servers, or name the provider that serves it");
    }
    String type = zone.path("type").asText("full");
    if (!type.equals("full")) {
      throw ProviderException.refused(
          "the zone "
              + name
              + " is of type '"
              + type
              + "' at Cloudflare: its records are kept elsewhere, so change them there");
    }
    servers = servers(zone);
    boolean enterprise = zone.path("plan").path("legacy_id").asText().equals("enterprise");
    return new Found(zone.path("id").asText(), enterprise ? ENTERPRISE_FLOOR : FLOOR);
  }
}
