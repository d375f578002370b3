package org.mxshift.rfc2136;

import java.util.List;
import java.util.Optional;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.wire.Records;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Update;

/**
 * One set that is to become another, and what a live set means for that.
 *
 * @param expected before, values spelt as a server's answer would be
 * @param desired after, spelt likewise
 * @param added the records of the desired set, as they are sent
 */
record Change(RecordSet expected, RecordSet desired, List<Record> added) {

  static Change of(RecordSet expected, RecordSet desired) throws ProviderException {
    return new Change(Records.normal(expected), Records.normal(desired), Records.of(desired));
  }

  SetKey key() {
    return desired.key();
  }

  boolean isDone(RecordSet live) {
    return live.equals(desired);
  }

  /** Stops the change when somebody else was there. */
  void checkExpected(RecordSet live) throws ProviderException {
    if (!live.equals(expected)) {
      throw new ProviderException(
          Failure.CONFLICT, key() + " was not changed: somebody else did. " + images(live));
    }
  }

  /** Stops when a change that was accepted is not what came of it. */
  void checkTaken(Primary primary, RecordSet live) throws ProviderException {
    if (isDone(live)) {
      return;
    }
    if (live.equals(expected)) {
      throw ignored(primary);
    }
    String why =
        live.sameValues(desired) && live.ttl().compareTo(desired.ttl()) < 0
            ? primary + " took the values and cut the TTL (BIND: max-zone-ttl). "
            : primary + " accepted the change, and the set is another right after it. ";
    throw new ProviderException(Failure.CONFLICT, key() + ": " + why + images(live));
  }

  /**
   * One message that is carried out whole or not at all: the set is exactly what was read, then it
   * goes, then it comes.
   *
   * @param live the records as read; none when the set is absent
   * @param soa of the zone, to be compared as well
   */
  Update update(org.mxshift.model.Name zone, List<Record> live, Optional<Record> soa)
      throws ProviderException {
    Name owner = Records.name(key().owner());
    int type = Records.type(key().type());
    Update update = new Update(Records.name(zone));
    if (live.isEmpty()) {
      update.absent(owner, type);
    }
    live.forEach(record -> update.present(prerequisite(record)));
    soa.ifPresent(record -> update.present(prerequisite(record)));
    update.delete(owner, type);
    added.forEach(update::add);
    return update;
  }

  /** The same record as a prerequisite wants it: TTL zero (RFC 2136 section 2.4.2). */
  private static Record prerequisite(Record record) {
    return Record.newRecord(
        record.getName(), record.getType(), DClass.IN, 0, record.rdataToWireCanonical());
  }

  /** NS sets of an apex keep one (RFC 2136 section 3.4.2.4); anything else may yet happen. */
  private ProviderException ignored(Primary primary) {
    boolean nameServers = key().type().equals(RecordType.NS);
    return new ProviderException(
        nameServers ? Failure.REFUSED : Failure.UNSURE,
        key()
            + ": "
            + primary
            + (nameServers
                ? " accepted the change and ignored it, as it must for the last name server"
                : " accepted the change and still answers the old set; is it a secondary that"
                    + " forwards updates? 'server' is to be the primary"));
  }

  private String images(RecordSet live) {
    return "Expected '" + expected + "', found '" + live + "', wanted '" + desired + "'";
  }
}
