package org.mxshift.sandbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** What DNS says about resource records that dnsjava keeps to itself. */
final class Records {
  private static final int TYPE_AND_CLASS = 4;

  private Records() {}

  /** The same record with another TTL; spelling of names is kept. */
  static Record withTtl(Record record, long ttl) {
    if (record.getTTL() == ttl) {
      return record;
    }
    byte[] wire = record.toWire(Section.ANSWER);
    ByteBuffer.wrap(wire).putInt(record.getName().length() + TYPE_AND_CLASS, (int) ttl);
    try {
      return Record.fromWire(wire, Section.ANSWER);
    } catch (IOException e) {
      throw new IllegalStateException("dnsjava cannot read back its own record " + record, e);
    }
  }

  /** A whole set with one TTL (RFC 2181 section 5.2). */
  static List<Record> withTtl(List<Record> set, long ttl) {
    return set.stream().map(record -> withTtl(record, ttl)).toList();
  }

  /** Equal RDATA, names in it compared without case; TTL, owner and class play no part. */
  static boolean sameData(Record one, Record other) {
    return one.getType() == other.getType()
        && Arrays.equals(one.rdataToWireCanonical(), other.rdataToWireCanonical());
  }

  /** Equal as sets of RDATA: neither order nor TTL counts (RFC 2136 section 3.2.3). */
  static boolean sameSet(List<Record> one, List<Record> other) {
    return data(one).equals(data(other));
  }

  static boolean hasData(Record record) {
    return record.rdataToWireCanonical().length > 0;
  }

  private static Set<ByteBuffer> data(List<Record> set) {
    Set<ByteBuffer> data = new TreeSet<>();
    set.forEach(record -> data.add(ByteBuffer.wrap(record.rdataToWireCanonical())));
    return data;
  }
}
