package org.mxshift.rfc2136;

import java.util.List;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.wire.Answer;
import org.mxshift.wire.Records;
import org.mxshift.wire.Wildcards;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
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
    RecordSet set = Records.set(key, records);
    if (!records.isEmpty()) {
      Wildcards.refuse(set, zone, other -> Records.set(other, records(other, type)));
    }
    return new Live(set, records);
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
    return ask(key, type).records();
  }

  private Answer ask(SetKey key, int type) throws ProviderException {
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
    Answer answer = new Answer(reply.message(), zone, key, type);
    if (!answer.isDefinite()) {
      throw ProviderException.refused(
          primary
              + " has no authority over "
              + key.owner()
              + answer.delegated().map(cut -> ": it delegates " + cut).orElse("")
              + "; 'server' is to be the primary of "
              + zone);
    }
    return answer;
  }
}
