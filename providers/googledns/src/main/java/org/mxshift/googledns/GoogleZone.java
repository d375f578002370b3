package org.mxshift.googledns;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mxshift.adapter.Held;
import org.mxshift.adapter.JsonApi;
import org.mxshift.adapter.SetApi;
import org.mxshift.model.Name;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.spi.ProviderException;

/** The one public managed zone of a domain, looked up when its name is first needed. */
final class GoogleZone implements SetApi {
  private static final int MOST_PAGES = 100;

  private final Settings settings;
  private final Name domain;
  private final JsonApi api;
  private final String zones;
  private Optional<String> found = Optional.empty();

  GoogleZone(Settings settings, Name domain, Credentials credentials) {
    this.settings = settings;
    this.domain = domain;
    this.api =
        new JsonApi("Google Cloud DNS", settings.endpoint(), settings.timeout(), credentials);
    this.zones = "projects/" + settings.project() + "/managedZones";
  }

  @Override
  public Name zone() {
    return domain;
  }

  @Override
  public String id() throws ProviderException {
    if (found.isEmpty()) {
      found = Optional.of(named(one(candidates())));
    }
    return found.get();
  }

  /** It becomes a part of addresses, and so has to be one. */
  private String named(JsonNode zone) throws ProviderException {
    String name = zone.path("name").asText();
    if (!Settings.ID.matcher(name).matches()) {
      throw new ProviderException(
          Failure.BUSY, "Google Cloud DNS calls the zone " + domain + " '" + name + "': no name");
    }
    return name;
  }

  /** Takes the word of a reader that has looked this very zone up. */
  void remember(String name) {
    if (Settings.ID.matcher(name).matches()
        && settings.managedZone().map(name::equals).orElse(true)) {
      found = Optional.of(name);
    }
  }

  /** The zone that is named, which a right on it alone may ask for; or all of the domain. */
  private List<JsonNode> candidates() throws ProviderException {
    String what = "Asked for the zone " + domain + " in project " + settings.project();
    if (settings.managedZone().isPresent()) {
      return List.of(api.look(what, zones + "/" + settings.managedZone().get()));
    }
    return all(what, zones + "?dnsName=" + domain.absolute(), "managedZones");
  }

  private JsonNode one(List<JsonNode> seen) throws ProviderException {
    List<JsonNode> fit =
        seen.stream()
            .filter(zone -> zone.path("dnsName").asText().equalsIgnoreCase(domain.absolute()))
            .filter(zone -> !isPrivate(zone))
            .toList();
    if (fit.size() == 1) {
      return fit.get(0);
    }
    String only = seen.isEmpty() ? "" : ", only " + shown(seen);
    String which = domain + ": " + shown(fit) + "; say in the plan which one is delegated";
    throw ProviderException.refused(
        "project "
            + settings.project()
            + (fit.isEmpty()
                ? " has no public zone "
                    + domain
                    + only
                    + "; check 'project' and 'managed_zone', and which account is used"
                : " has several public zones " + which + ", as 'managed_zone'"));
  }

  private static boolean isPrivate(JsonNode zone) {
    return zone.path("visibility").asText("public").equals("private");
  }

  private static String shown(List<JsonNode> zones) {
    return zones.stream()
        .map(
            zone ->
                zone.path("name").asText()
                    + (" (" + zone.path("dnsName").asText())
                    + (isPrivate(zone) ? " private)" : ")"))
        .collect(Collectors.joining(", "));
  }

  @Override
  public List<JsonNode> sets(Name owner) throws ProviderException {
    String at = zones + "/" + id() + "/rrsets?name=" + owner.absolute();
    return all("Asked for the sets of " + owner, at, "rrsets");
  }

  /** All pages of a list; one without elements is left out. */
  private List<JsonNode> all(String what, String at, String field) throws ProviderException {
    List<JsonNode> all = new ArrayList<>();
    String page = "";
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      JsonNode answer = api.look(what, at + page);
      boolean none = answer.path("kind").isTextual() && answer.path(field).isMissingNode();
      all.addAll(none ? List.of() : api.elements(what, answer.path(field)));
      String next = answer.path("nextPageToken").asText();
      if (next.isEmpty()) {
        return all;
      }
      page = "&pageToken=" + URLEncoder.encode(next, UTF_8);
    }
    throw ProviderException.refused(what + ", there are more than " + MOST_PAGES + " pages");
  }

  @Override
  public Held held(SetKey key, JsonNode set) throws ProviderException {
    if (set.has("routingPolicy")) {
      throw ProviderException.refused(
          key
              + " is answered by a routing policy (weighted, by place or with failover), not by one"
              + " set of values; make it a plain set first");
    }
    return Held.of(key, set.path("ttl"), set.path("rrdatas"), value -> value, "");
  }

  /** Every TTL is taken, and compared like the values. */
  @Override
  public Limits limits() {
    return new Limits(Ttl.ZERO, Guarantee.EXACT);
  }

  /**
   * One change: what stands there goes, to the character, and what is to be comes; both or neither.
   *
   * @return its id, as {@code ZONE/changes/ID}
   */
  String change(Held live, Held next) throws ProviderException {
    ObjectNode change = JsonNodeFactory.instance.objectNode();
    add(change, "deletions", live);
    add(change, "additions", next);
    String at = id() + "/changes";
    String what = "To make it '" + next.set() + "'";
    return at + "/" + api.change(what, "POST", zones + "/" + at, change).path("id").asText();
  }

  private static void add(ObjectNode change, String list, Held held) {
    if (!held.set().isAbsent()) {
      ObjectNode json = change.putArray(list).addObject();
      json.put("name", held.set().owner().absolute()).put("type", held.set().type().mnemonic());
      json.put("ttl", held.set().ttl().seconds());
      held.texts().forEach(json.withArray("/rrdatas")::add);
    }
  }

  /** Whether all servers have the change of this id. */
  boolean isDone(String id) throws ProviderException {
    JsonNode change = api.look("Asked whether " + id + " is done", zones + "/" + id);
    return change.path("status").asText().equals("done");
  }
}
