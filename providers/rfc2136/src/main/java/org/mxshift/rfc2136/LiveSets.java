package org.mxshift.rfc2136;

import java.util.List;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * The record sets of one zone as the primary holds them now: asked directly, without recursion, and
 * believed only with authority (AA).
 */
final class LiveSets {

  /**
   * One set as it stands.
   *
   * @param set in our terms
   * @param records as they came, spelling and cuts of strings included
   */
  record Live(RecordSet set, List<Record> records) {}

  private final Primary primary;
  private final Name zone;

  LiveSets(Primary primary, Name zone) {
    this.primary = primary;
    this.zone = zone;
  }

  /** The apex. */
  Name zone() {
    return zone;
  }

  /** The set as it stands, absent or not. */
  Live look(SetKey key) throws ProviderException {
    if (!key.owner().within(zone)) {
      throw ProviderException.outside(key.owner(), zone);
    }
    int type = Records.type(key.type());
    List<Record> records = records(key, type);
    if (!records.isEmpty()) {
      refuseWildcard(key, records);
    }
    return new Live(Records.set(key, records), records);
  }

  /** The start of authority, which moves with every change of the zone. */
  Record soa() throws ProviderException {
    SetKey key = new SetKey(zone, RecordType.of("SOA"));
    return records(key, Type.SOA).stream()
        .findFirst()
        .orElseThrow(
            () -> ProviderException.refused(primary + " gives no SOA for the zone " + zone));
  }

  private List<Record> records(SetKey key, int type) throws ProviderException {
    org.xbill.DNS.Name owner = Records.name(key.owner());
    Message answer = ask(key, type);
    List<Record> records =
        answer.getSection(Section.ANSWER).stream()
            .filter(record -> record.getName().equals(owner))
            .toList();
    if (type != Type.CNAME && records.stream().anyMatch(r -> r.getType() == Type.CNAME)) {
      throw ProviderException.refused(
          key.owner()
              + " is an alias (CNAME) for "
              + records.get(0).rdataToString()
              + "; nothing may stand beside it (RFC 2181 section 10.1), so change its target");
    }
    List<Record> found = records.stream().filter(record -> record.getType() == type).toList();
    if (found.isEmpty()) {
      refuseOtherZone(key, answer);
    }
    return found;
  }

  private Message ask(SetKey key, int type) throws ProviderException {
    Message question =
        Message.newQuery(Record.newRecord(Records.name(key.owner()), type, DClass.IN));
    question.getHeader().unsetFlag(Flags.RD);
    Reply reply;
    try {
      reply = primary.ask(question);
    } catch (Unanswered e) {
      throw new ProviderException(Failure.BUSY, "asked for " + key + ": " + e.getMessage(), e);
    }
    boolean answered = reply.rcode() == Rcode.NOERROR || reply.rcode() == Rcode.NXDOMAIN;
    if (!answered || !reply.trusted()) {
      throw Refusals.ofQuestion(primary, key, reply);
    }
    if (!reply.message().getHeader().getFlag(Flags.AA)) {
      throw ProviderException.refused(
          primary
              + " has no authority over "
              + key.owner()
              + delegation(reply.message()).map(cut -> ": it delegates " + cut).orElse("")
              + "; 'server' is to be the primary of "
              + zone);
    }
    return reply.message();
  }

  private static Optional<String> delegation(Message answer) {
    return answer.getSection(Section.AUTHORITY).stream()
        .filter(record -> record.getType() == Type.NS)
        .map(record -> record.getName().toString(true))
        .findFirst();
  }

  /** A denial carries the SOA of the zone that denies (RFC 2308 section 3). */
  private void refuseOtherZone(SetKey key, Message answer) throws ProviderException {
    for (Record record : answer.getSection(Section.AUTHORITY)) {
      if (record.getType() == Type.SOA && !record.getName().equals(Records.name(zone))) {
        throw ProviderException.refused(
            key.owner()
                + " lies in the zone "
                + record.getName().toString(true)
                + ", not in "
                + zone);
      }
    }
  }

  /**
   * What a wildcard makes up (RFC 4592) looks like a set of the name itself, and is none that can
   * be replaced.
   */
  private void refuseWildcard(SetKey key, List<Record> records) throws ProviderException {
    Name name = key.owner();
    while (!name.equals(zone) && !key.owner().text().startsWith("*.")) {
      name = name.parent();
      SetKey wildcard = new SetKey(name.child("*"), key.type());
      RecordSet made = Records.set(wildcard, records(wildcard, records.get(0).getType()));
      RecordSet asked = Records.set(wildcard, records);
      if (made.equals(asked)) {
        throw ProviderException.refused(
            key
                + " cannot be told from what the wildcard "
                + wildcard.owner()
                + " makes up; give one of them another TTL, so that it is a set of its own");
      }
    }
  }
}
