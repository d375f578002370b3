package org.mxshift.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * DNS UPDATE (RFC 2136 section 3) as a function from a zone and a message to an answer code and the
 * zone afterwards. All or nothing: with any code but NOERROR the zone is the one that came in.
 *
 * <p>The forms, by the class of the record (sections 2.4 and 2.5):
 *
 * <pre>
 * class  prerequisite                       update
 * ANY    name in use / set exists           delete all sets of the name / delete the set
 * NONE   name not in use / set absent       delete this record
 * zone   set equals exactly these records   add this record
 * </pre>
 *
 * As BIND, Knot and PowerDNS do: prerequisites never see a TTL; adding one record with another TTL
 * changes the TTL of its whole set; an update that changes nothing leaves the serial alone.
 */
final class ZoneUpdate {
  /** What came of it. */
  record Result(int rcode, ZoneVersion zone) {}

  private final ZoneVersion zone;

  private ZoneUpdate(ZoneVersion zone) {
    this.zone = zone;
  }

  static Result apply(ZoneVersion zone, Message message) {
    ZoneUpdate update = new ZoneUpdate(zone);
    List<Record> changes = message.getSection(Section.UPDATE);
    int rcode = update.prerequisites(message.getSection(Section.PREREQ));
    if (rcode == Rcode.NOERROR) {
      rcode = update.prescan(changes);
    }
    return new Result(rcode, rcode == Rcode.NOERROR ? update.changed(changes) : zone);
  }

  private int prerequisites(List<Record> records) {
    Map<Name, Map<Integer, List<Record>>> wanted = new LinkedHashMap<>();
    for (Record record : records) {
      int rcode = prerequisite(record);
      if (rcode != Rcode.NOERROR) {
        return rcode;
      }
      if (record.getDClass() == DClass.IN) {
        wanted
            .computeIfAbsent(record.getName(), owner -> new LinkedHashMap<>())
            .computeIfAbsent(record.getType(), type -> new ArrayList<>())
            .add(record);
      }
    }
    return wanted.entrySet().stream().allMatch(owner -> holds(owner.getKey(), owner.getValue()))
        ? Rcode.NOERROR
        : Rcode.NXRRSET;
  }

  private boolean holds(Name owner, Map<Integer, List<Record>> wanted) {
    return wanted.entrySet().stream()
        .allMatch(set -> Records.sameSet(zone.set(owner, set.getKey()), set.getValue()));
  }

  /** Section 3.2.5, but for the comparison of whole sets, which needs all records first. */
  private int prerequisite(Record record) {
    if (record.getTTL() != 0) {
      return Rcode.FORMERR;
    }
    if (!record.getName().subdomain(zone.origin())) {
      return Rcode.NOTZONE;
    }
    boolean anyType = record.getType() == Type.ANY;
    boolean present =
        anyType
            ? !zone.node(record.getName()).isEmpty()
            : !zone.set(record.getName(), record.getType()).isEmpty();
    return switch (record.getDClass()) {
      case DClass.ANY -> {
        int absence = anyType ? Rcode.NXDOMAIN : Rcode.NXRRSET;
        yield Records.hasData(record) ? Rcode.FORMERR : present ? Rcode.NOERROR : absence;
      }
      case DClass.NONE -> {
        int presence = anyType ? Rcode.YXDOMAIN : Rcode.YXRRSET;
        yield Records.hasData(record) ? Rcode.FORMERR : present ? presence : Rcode.NOERROR;
      }
      case DClass.IN -> isData(record) ? Rcode.NOERROR : Rcode.FORMERR;
      default -> Rcode.FORMERR;
    };
  }

  /** Section 3.4.1: the whole update section is looked at before anything is changed. */
  private int prescan(List<Record> changes) {
    for (Record record : changes) {
      if (!record.getName().subdomain(zone.origin())) {
        return Rcode.NOTZONE;
      }
      if (!wellFormed(record)) {
        return Rcode.FORMERR;
      }
    }
    return Rcode.NOERROR;
  }

  private static boolean wellFormed(Record record) {
    boolean anyType = record.getType() == Type.ANY;
    boolean ordinary = !isMeta(record.getType());
    return switch (record.getDClass()) {
      case DClass.IN -> isData(record);
      case DClass.ANY -> record.getTTL() == 0 && !Records.hasData(record) && (ordinary || anyType);
      case DClass.NONE -> record.getTTL() == 0 && isData(record);
      default -> false;
    };
  }

  private ZoneVersion changed(List<Record> changes) {
    ZoneVersion next = zone;
    for (Record record : changes) {
      next =
          switch (record.getDClass()) {
            case DClass.IN -> add(next, record);
            case DClass.ANY -> deleteSets(next, record.getName(), record.getType());
            default -> deleteRecord(next, record);
          };
    }
    if (next.sameAs(zone)) {
      return zone;
    }
    return next.soa().getSerial() == zone.soa().getSerial() ? next.nextSerial() : next;
  }

  /** Section 3.4.2.2: clashes with CNAME and a SOA that is not newer are ignored in silence. */
  private static ZoneVersion add(ZoneVersion zone, Record record) {
    Name owner = record.getName();
    boolean alias = record.getType() == Type.CNAME;
    boolean clash = zone.node(owner).keySet().stream().anyMatch(t -> (t == Type.CNAME) != alias);
    if (clash) {
      return zone;
    }
    if (record.getType() == Type.SOA) {
      return newer(zone, record) ? zone.with(owner, Type.SOA, List.of(record)) : zone;
    }
    return alias
        ? zone.with(owner, Type.CNAME, List.of(record))
        : zone.plus(record, record.getTTL());
  }

  private static boolean newer(ZoneVersion zone, Record record) {
    return record.getName().equals(zone.origin()) && zone.isBefore((SOARecord) record);
  }

  /** Section 3.4.2.3: SOA and NS at the origin stay. */
  private static ZoneVersion deleteSets(ZoneVersion zone, Name owner, int type) {
    ZoneVersion next = zone;
    for (int candidate : zone.node(owner).keySet()) {
      boolean wanted = type == Type.ANY || type == candidate;
      boolean kept = owner.equals(zone.origin()) && isApexType(candidate);
      next = wanted && !kept ? next.with(owner, candidate, List.of()) : next;
    }
    return next;
  }

  /** Section 3.4.2.4: neither a SOA nor the last NS at the origin is deleted. */
  private static ZoneVersion deleteRecord(ZoneVersion zone, Record record) {
    List<Record> set = zone.set(record.getName(), record.getType());
    List<Record> rest = set.stream().filter(r -> !Records.sameData(r, record)).toList();
    boolean apex = record.getName().equals(zone.origin()) && isApexType(record.getType());
    boolean kept = record.getType() == Type.SOA || (apex && rest.isEmpty());
    return kept ? zone : zone.with(record.getName(), record.getType(), rest);
  }

  private static boolean isApexType(int type) {
    return type == Type.SOA || type == Type.NS;
  }

  private static boolean isData(Record record) {
    return Records.hasData(record) && !isMeta(record.getType());
  }

  /** Types for questions and messages only (RFC 6895 section 3.1); OPT is one, below the range. */
  private static boolean isMeta(int type) {
    return type == Type.OPT || (type >= 128 && type <= 255);
  }
}
