package org.mxshift.sandbox;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * One question answered from one zone (RFC 1034 section 4.3.2): the answer, aliases followed inside
 * the zone, a referral below a delegation, or the SOA that says for how long nothing is there (RFC
 * 2308 section 3).
 */
final class Lookup {
  private static final int ALIASES = 8;

  private final ZoneVersion zone;
  private final int type;
  private final Message response;

  private Lookup(ZoneVersion zone, int type, Message response) {
    this.zone = zone;
    this.type = type;
    this.response = response;
  }

  /** Fills answer, authority, additional, AA and RCODE of the response. */
  static void answer(ZoneVersion zone, Record question, Message response) {
    response.getHeader().setFlag(Flags.AA);
    new Lookup(zone, question.getType(), response).follow(question.getName(), ALIASES);
  }

  private void follow(Name name, int aliases) {
    if (!name.subdomain(zone.origin())) {
      return; // an alias out of the zone: the client goes on from there
    }
    Optional<Name> cut = zone.delegationOf(name);
    if (cut.isPresent() && !(type == Type.DS && cut.get().equals(name))) {
      refer(zone.set(cut.get(), Type.NS));
      return;
    }
    Optional<Name> owner = zone.exists(name) ? Optional.of(name) : zone.wildcardFor(name);
    if (owner.isEmpty()) {
      response.getHeader().setRcode(Rcode.NXDOMAIN);
      addSoa();
      return;
    }
    List<Record> alias = zone.set(owner.get(), Type.CNAME);
    if (!alias.isEmpty() && type != Type.CNAME && type != Type.ANY) {
      add(alias, name);
      if (aliases > 0) {
        follow(((CNAMERecord) alias.get(0)).getTarget(), aliases - 1);
      }
      return;
    }
    answerFrom(owner.get(), name);
  }

  private void answerFrom(Name owner, Name name) {
    Collection<List<Record>> sets =
        type == Type.ANY ? zone.node(owner).values() : List.of(zone.set(owner, type));
    sets.forEach(set -> add(set, name));
    if (sets.stream().allMatch(List::isEmpty)) {
      addSoa();
    }
  }

  private void add(List<Record> set, Name name) {
    set.forEach(record -> response.addRecord(record.withName(name), Section.ANSWER));
    addAddresses(set);
  }

  private void refer(List<Record> servers) {
    response.getHeader().unsetFlag(Flags.AA);
    servers.forEach(server -> response.addRecord(server, Section.AUTHORITY));
    addAddresses(servers);
  }

  /** Addresses of mail exchanges and name servers, as far as this zone knows them. */
  private void addAddresses(List<Record> set) {
    for (Record record : set) {
      Name target = record.getAdditionalName();
      if (target != null && target.subdomain(zone.origin())) {
        add(target, Type.A);
        add(target, Type.AAAA);
      }
    }
  }

  private void add(Name target, int addressType) {
    for (Record address : zone.set(target, addressType)) {
      if (!response.findRecord(address)) {
        response.addRecord(address, Section.ADDITIONAL);
      }
    }
  }

  private void addSoa() {
    SOARecord soa = zone.soa();
    long ttl = Math.min(soa.getTTL(), soa.getMinimum());
    response.addRecord(Records.withTtl(soa, ttl), Section.AUTHORITY);
  }

  /** Whether a question can be answered at all: one class, and no zone transfer. */
  static boolean isOrdinary(Record question) {
    int type = question.getType();
    return question.getDClass() == DClass.IN && (type == Type.ANY || Type.isRR(type));
  }
}
