package org.mxshift.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A hosted zone: its sets, and what a batch does to them. The fake that owns it keeps threads
 * apart.
 */
final class Route53Zone {
  private final String id;
  private final String name;
  private final boolean isPrivate;
  private final String linkedTo;
  private NavigableMap<String, Route53Set> sets = new TreeMap<>();
  private long version;

  /**
   * @param linkedTo the service that owns the zone; empty when nobody but its account does
   */
  Route53Zone(String id, String name, boolean isPrivate, String linkedTo) {
    this.id = id;
    this.name = Route53Set.normal(name);
    this.isPrivate = isPrivate;
    this.linkedTo = linkedTo;
    put(Route53Set.simple(name, "NS", 172_800, "ns-1.awsdns-00.com.", "ns-2.awsdns-00.net."));
    put(
        Route53Set.simple(
            name,
            "SOA",
            900,
            "ns-1.awsdns-00.com. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"));
  }

  String id() {
    return id;
  }

  String name() {
    return name;
  }

  boolean isPrivate() {
    return isPrivate;
  }

  String linkedTo() {
    return linkedTo;
  }

  int size() {
    return sets.size();
  }

  long version() {
    return version;
  }

  /** Sets in order, from this place on. */
  List<Route53Set> from(String place) {
    return List.copyOf(sets.tailMap(place, true).values());
  }

  Optional<Route53Set> get(String owner, String type) {
    return Optional.ofNullable(sets.get(Route53Set.place(owner, type, "")));
  }

  /** Somebody at the console; without values the set goes. */
  void put(Route53Set set) {
    version++;
    if (set.values().isEmpty() && !set.routing().containsKey("AliasTarget")) {
      sets.remove(set.place());
    } else {
      sets.put(set.place(), set);
    }
  }

  /** Carries out all changes, or none and says why not. */
  List<String> change(List<Route53Change> changes) {
    NavigableMap<String, Route53Set> next = new TreeMap<>(sets);
    List<String> wrong = new ArrayList<>();
    Route53Rules.ofBatch(changes).ifPresent(wrong::add);
    for (Route53Change change : changes) {
      String place = change.set().place();
      String what =
          " resource record set [name='"
              + change.set().name()
              + "', type='"
              + change.set().type()
              + "'] but ";
      Optional<String> objection =
          change.action().equals("DELETE")
              ? undeletable(Optional.ofNullable(next.get(place)), change.set())
                  .map(why -> "Tried to delete" + what + why)
              : uncreatable(next, change.set(), what);
      objection.ifPresent(wrong::add);
      if (change.action().equals("DELETE")) {
        next.remove(place);
      } else {
        next.put(place, change.set());
      }
    }
    wrong.addAll(inconsistencies(next));
    if (wrong.isEmpty()) {
      keepWhatDiffersInDotsOnly(next);
      version += next.equals(sets) ? 0 : 1;
      sets = next;
    }
    return wrong;
  }

  private static Optional<String> undeletable(Optional<Route53Set> found, Route53Set named) {
    if (found.isEmpty()) {
      return Optional.of("it was not found");
    }
    Route53Set live = found.get();
    boolean exact =
        live.ttl() == named.ttl()
            && live.values().equals(named.values())
            && live.routing().equals(named.routing());
    return exact
        ? Optional.empty()
        : Optional.of("the values provided do not match the current values");
  }

  private Optional<String> uncreatable(Map<String, Route53Set> next, Route53Set set, String what) {
    if (!set.name().equals(name) && !set.name().endsWith("." + name)) {
      return Optional.of("RRSet with DNS name " + set.name() + " is not permitted in zone " + name);
    }
    if (next.containsKey(set.place())) {
      return Optional.of("Tried to create" + what + "it already exists");
    }
    return Route53Rules.ofSet(set);
  }

  private List<String> inconsistencies(Map<String, Route53Set> next) {
    List<String> wrong = new ArrayList<>();
    for (Route53Set set : next.values()) {
      boolean clashes = next.values().stream().anyMatch(other -> clash(set, other));
      if (clashes && !set.equals(sets.get(set.place()))) {
        wrong.add(
            "RRSet of type "
                + set.type()
                + " with DNS name "
                + set.name()
                + " is not permitted as it conflicts with other records with the same DNS name in"
                + " zone "
                + name);
      }
    }
    for (String type : List.of("NS", "SOA")) {
      if (!next.containsKey(Route53Set.place(name, type, ""))) {
        wrong.add(
            "A HostedZone must contain at least one " + type + " record for the zone itself.");
      }
    }
    return wrong;
  }

  /** An alias name stands alone, and a simple set does not stand beside a routed one. */
  private static boolean clash(Route53Set one, Route53Set other) {
    boolean sameName = one.name().equals(other.name());
    boolean alias = one.type().equals("CNAME") || other.type().equals("CNAME");
    boolean sameType = one.type().equals(other.type());
    return sameName
        && !one.place().equals(other.place())
        && ((alias && !sameType)
            || (sameType && one.identifier().isEmpty() != other.identifier().isEmpty()));
  }

  private void keepWhatDiffersInDotsOnly(Map<String, Route53Set> next) {
    next.replaceAll(
        (place, set) -> {
          Route53Set live = sets.get(place);
          return live != null && set.sameButForDots(live) ? Objects.requireNonNull(live) : set;
        });
  }
}
