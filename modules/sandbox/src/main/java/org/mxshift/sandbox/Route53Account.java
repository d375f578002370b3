package org.mxshift.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An account's zones, keys and changes, and what it answers. Its owner keeps threads apart. */
final class Route53Account {
  private static final int LARGEST_PAGE = 300;
  private static final int LARGEST_ZONE_PAGE = 100;
  private static final int LONGEST_COMMENT = 256;

  private final InstantSource clock;
  private final Duration spreading;
  private final List<Route53Zone> zones = new ArrayList<>();
  private final Map<String, Boolean> mayWrite = new HashMap<>();
  private final List<Route53Fake.Batch> batches = new ArrayList<>();

  Route53Account(InstantSource clock, Duration spreading) {
    this.clock = clock;
    this.spreading = spreading;
  }

  /** What goes back over HTTP. */
  record Answer(int status, String body) {
    static Answer ok(String body) {
      return new Answer(200, body);
    }

    static Answer error(int status, String code, String message) {
      return new Answer(status, Route53Xml.error(code, message));
    }
  }

  void admit(String accessKey, boolean writes) {
    mayWrite.put(accessKey, writes);
  }

  String add(String name, boolean isPrivate, String linkedTo) {
    String id = String.format(Locale.ROOT, "Z%013d", zones.size() + 1);
    zones.add(new Route53Zone(id, name, isPrivate, linkedTo));
    zones.sort(Comparator.comparing(Route53Account::place));
    return id;
  }

  Route53Zone zone(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no zone " + id));
  }

  List<Route53Fake.Batch> batches() {
    return List.copyOf(batches);
  }

  Answer answer(Route53Call call) {
    Boolean writes = mayWrite.get(call.accessKey());
    if (writes == null) {
      return Answer.error(
          403, "InvalidClientTokenId", "The security token included in the request is invalid.");
    }
    return switch (call.action()) {
      case "ListHostedZonesByName" -> zonesByName(call);
      case "ListResourceRecordSets" -> sets(call);
      case "GetChange" -> change(call.id());
      case "ChangeResourceRecordSets" -> writes ? batch(call) : denied(call);
      default -> Answer.error(404, "UnknownOperationException", call.action());
    };
  }

  private Optional<Route53Zone> find(String id) {
    return zones.stream().filter(zone -> zone.id().equals(id)).findFirst();
  }

  private static String place(Route53Zone zone) {
    return Route53Set.place(zone.name(), "", "") + zone.id();
  }

  private Answer zonesByName(Route53Call call) {
    String asked = call.parameter("dnsname");
    String id = call.parameter("hostedzoneid");
    String start = asked.isEmpty() ? "" : Route53Set.place(asked, "", "") + id;
    List<Route53Zone> found =
        zones.stream().filter(zone -> place(zone).compareTo(start) >= 0).toList();
    int most = call.most(LARGEST_ZONE_PAGE);
    int end = Math.min(most, found.size());
    List<Route53Zone> rest = found.subList(end, found.size());
    return Answer.ok(Route53Xml.zones(asked, found.subList(0, end), rest, most));
  }

  private Answer sets(Route53Call call) {
    Optional<Route53Zone> zone = find(call.id());
    if (zone.isEmpty()) {
      return noZone(call);
    }
    String name = call.parameter("name");
    String start =
        name.isEmpty()
            ? ""
            : Route53Set.place(name, call.parameter("type"), call.parameter("identifier"));
    List<Route53Set> found = zone.get().from(start);
    int most = call.most(LARGEST_PAGE);
    List<Route53Set> page = found.subList(0, Math.min(most, found.size()));
    return Answer.ok(Route53Xml.sets(page, page.size() < found.size(), most));
  }

  private Answer batch(Route53Call call) {
    Optional<Route53Zone> zone = find(call.id());
    if (zone.isEmpty()) {
      return noZone(call);
    }
    Route53Xml.Batch batch;
    try {
      batch = Route53Xml.batch(call.content());
    } catch (IllegalArgumentException e) {
      return Answer.error(400, "InvalidInput", String.valueOf(e.getMessage()));
    }
    if (batch.comment().length() > LONGEST_COMMENT) {
      return Answer.error(400, "InvalidInput", "Comment has more than 256 characters");
    }
    if (batch.changes().stream().anyMatch(change -> change.action().equals("UPSERT"))) {
      return denied(call);
    }
    List<String> wrong = zone.get().change(batch.changes());
    if (!wrong.isEmpty()) {
      return Answer.error(400, "InvalidChangeBatch", wrong.toString());
    }
    batches.add(
        new Route53Fake.Batch(batch.comment(), List.copyOf(batch.changes()), clock.instant()));
    return info("ChangeResourceRecordSetsResponse", batches.size());
  }

  private Answer change(String id) {
    boolean known = id.matches("C0*[1-9]\\d{0,6}");
    int number = known ? Integer.parseInt(id.substring(1)) : 0;
    return known && number <= batches.size()
        ? info("GetChangeResponse", number)
        : Answer.error(404, "NoSuchChange", "Could not find resource with ID: " + id);
  }

  private Answer info(String root, int number) {
    Route53Fake.Batch batch = Objects.requireNonNull(batches.get(number - 1));
    Instant spread = batch.at().plus(spreading);
    String status = clock.instant().isBefore(spread) ? "PENDING" : "INSYNC";
    String id = String.format(Locale.ROOT, "C%013d", number);
    return Answer.ok(Route53Xml.change(root, id, status, batch.at().toString(), batch.comment()));
  }

  private static Answer noZone(Route53Call call) {
    return Answer.error(404, "NoSuchHostedZone", "No hosted zone found with ID: " + call.id());
  }

  private static Answer denied(Route53Call call) {
    return Answer.error(
        403,
        "AccessDenied",
        "User: arn:aws:iam::000000000000:user/example is not authorized to perform: route53:"
            + call.action()
            + " on resource: arn:aws:route53:::hostedzone/"
            + call.id());
  }
}
