package org.mxshift.sandbox;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * One version of a zone, immutable: owners, their record sets, and how a name is looked up in them
 * (RFC 1034 section 4.3.2, wildcards by RFC 4592). A change makes a new version.
 */
public final class ZoneVersion {
  private final Name origin;
  private final NavigableMap<Name, SortedMap<Integer, List<Record>>> nodes;

  private ZoneVersion(Name origin, NavigableMap<Name, SortedMap<Integer, List<Record>>> nodes) {
    this.origin = origin;
    this.nodes = nodes;
  }

  /**
   * A zone of these records. Records of one set get the TTL of the first.
   *
   * @throws IllegalArgumentException if SOA or NS at the origin are missing, or a record lies
   *     outside
   */
  public static ZoneVersion of(Name origin, Collection<Record> records) {
    ZoneVersion zone = new ZoneVersion(origin, new TreeMap<>());
    for (Record record : records) {
      if (!record.getName().subdomain(origin)) {
        throw new IllegalArgumentException(record + " lies outside the zone " + origin);
      }
      zone = zone.plus(record, zone.ttlOf(record));
    }
    if (zone.set(origin, Type.SOA).size() != 1 || zone.set(origin, Type.NS).isEmpty()) {
      throw new IllegalArgumentException(
          "Zone " + origin + " needs exactly one SOA and at least one NS at its origin");
    }
    return zone;
  }

  /**
   * Reads a zone in master-file form (RFC 1035 section 5), {@code $TTL} included.
   *
   * @param origin the zone's name; a missing final dot is added
   * @throws IllegalArgumentException if the text is no zone
   */
  public static ZoneVersion parse(String origin, String masterFile) {
    Name name = name(origin);
    byte[] text = masterFile.getBytes(StandardCharsets.UTF_8);
    try (Master master = new Master(new ByteArrayInputStream(text), name)) {
      List<Record> records = new ArrayList<>();
      for (Record next = master.nextRecord(); next != null; next = master.nextRecord()) {
        records.add(next);
      }
      return of(name, records);
    } catch (IOException e) {
      throw new IllegalArgumentException("Zone " + origin + ": " + e.getMessage(), e);
    }
  }

  /** The zone's own name, absolute. */
  public Name origin() {
    return origin;
  }

  /** The start of authority. */
  public SOARecord soa() {
    return (SOARecord) set(origin, Type.SOA).get(0);
  }

  /** The record set at exactly this owner, empty if there is none; no wildcard, no alias. */
  public List<Record> set(Name owner, int type) {
    return node(owner).getOrDefault(type, List.of());
  }

  /** Every record set at exactly this owner by type. */
  public SortedMap<Integer, List<Record>> node(Name owner) {
    return nodes.getOrDefault(owner, Collections.emptySortedMap());
  }

  /** Whether the name is there, be it only because something lies below it (RFC 4592, 2.2.2). */
  public boolean exists(Name name) {
    Name next = nodes.ceilingKey(name);
    return next != null && next.subdomain(name);
  }

  /** The wildcard owner that answers for a name that does not exist itself (RFC 4592, 3.3.1). */
  Optional<Name> wildcardFor(Name name) {
    Name encloser = name;
    while (!exists(encloser) && encloser.labels() > origin.labels()) {
      encloser = new Name(encloser, 1);
    }
    Name closest = encloser;
    return nodes.keySet().stream()
        .filter(owner -> owner.isWild() && new Name(owner, 1).equals(closest))
        .findFirst();
  }

  /** The highest delegation point at or above the name, below the origin. */
  Optional<Name> delegationOf(Name name) {
    for (int skip = name.labels() - origin.labels() - 1; skip >= 0; skip--) {
      Name ancestor = new Name(name, skip);
      if (!set(ancestor, Type.NS).isEmpty()) {
        return Optional.of(ancestor);
      }
    }
    return Optional.empty();
  }

  /** This zone with one set replaced; an empty list removes it. */
  ZoneVersion with(Name owner, int type, List<Record> set) {
    NavigableMap<Name, SortedMap<Integer, List<Record>>> changed = new TreeMap<>(nodes);
    SortedMap<Integer, List<Record>> node = new TreeMap<>(node(owner));
    if (set.isEmpty()) {
      node.remove(type);
    } else {
      node.put(type, List.copyOf(set));
    }
    if (node.isEmpty()) {
      changed.remove(owner);
    } else {
      changed.put(owner, Collections.unmodifiableSortedMap(node));
    }
    return new ZoneVersion(origin, changed);
  }

  /** This zone with the record added and the whole set at this TTL; equal data stays as spelt. */
  ZoneVersion plus(Record record, long ttl) {
    List<Record> set = new ArrayList<>(set(record.getName(), record.getType()));
    if (set.stream().noneMatch(present -> Records.sameData(present, record))) {
      set.add(record);
    }
    return with(record.getName(), record.getType(), Records.withTtl(set, ttl));
  }

  /** This zone with the next serial (RFC 1982; zero is skipped). */
  ZoneVersion nextSerial() {
    SOARecord soa = soa();
    long next = soa.getSerial() + 1 & 0xffff_ffffL;
    Record bumped =
        new SOARecord(
            soa.getName(),
            soa.getDClass(),
            soa.getTTL(),
            soa.getHost(),
            soa.getAdmin(),
            next == 0 ? 1 : next,
            soa.getRefresh(),
            soa.getRetry(),
            soa.getExpire(),
            soa.getMinimum());
    return with(origin, Type.SOA, List.of(bumped));
  }

  /** Whether this serial comes before that one (RFC 1982). */
  boolean isBefore(SOARecord other) {
    return (int) (other.getSerial() - soa().getSerial()) > 0;
  }

  /** Whether both hold the same sets with the same TTLs, SOA included. */
  boolean sameAs(ZoneVersion other) {
    return nodes.keySet().equals(other.nodes.keySet())
        && nodes.keySet().stream().allMatch(owner -> sameNode(other, owner));
  }

  /** The zone in master-file form, one record a line, in canonical order. */
  public String toMasterFile() {
    return nodes.values().stream()
        .flatMap(node -> node.values().stream())
        .flatMap(List::stream)
        .map(record -> record + "\n")
        .collect(joining());
  }

  @Override
  public String toString() {
    return "Zone " + origin + " serial " + soa().getSerial();
  }

  static Name name(String text) {
    try {
      return Name.fromString(text, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException("Not a domain name: " + text, e);
    }
  }

  private long ttlOf(Record record) {
    return set(record.getName(), record.getType()).stream().findFirst().orElse(record).getTTL();
  }

  private boolean sameNode(ZoneVersion other, Name owner) {
    return node(owner).keySet().equals(other.node(owner).keySet())
        && node(owner).keySet().stream()
            .allMatch(type -> sameSet(set(owner, type), other.set(owner, type)));
  }

  private static boolean sameSet(List<Record> one, List<Record> other) {
    return one.get(0).getTTL() == other.get(0).getTTL() && Records.sameSet(one, other);
  }
}
