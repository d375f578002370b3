package org.mxshift.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mxshift.model.Mx;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.model.Txt;
import org.mxshift.spi.ProviderException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Our record sets as records on the wire, and back. */
public final class Records {
  private Records() {}

  /** The same name for dnsjava. */
  public static Name name(org.mxshift.model.Name name) {
    try {
      return Name.fromString(name.absolute());
    } catch (TextParseException e) {
      throw new IllegalArgumentException(name + " is a domain name, and yet: " + e.getMessage(), e);
    }
  }

  /** The type's number; types that are questions or belong to the server itself are refused. */
  public static int type(RecordType type) throws ProviderException {
    int number = Type.value(type.mnemonic(), true);
    if (number < 0 || number == Type.SOA || !Type.isRR(number)) {
      throw ProviderException.refused(
          "record sets of type " + type + " are not changed by this program");
    }
    return number;
  }

  /** The records of a set, none for an absent one. */
  public static List<Record> of(RecordSet set) throws ProviderException {
    int type = type(set.type());
    List<Record> records = new ArrayList<>();
    for (Rdata value : set.values()) {
      try {
        records.add(
            Record.fromString(
                name(set.owner()), type, DClass.IN, set.ttl().seconds(), value.text(), Name.root));
      } catch (IOException | IllegalArgumentException e) {
        throw ProviderException.refused(
            "'" + value.text() + "' is no " + set.type() + " record for " + set.owner());
      }
    }
    return records;
  }

  /** The set that these records are; the largest TTL counts, should they differ (RFC 2181, 5.2). */
  public static RecordSet set(SetKey key, List<Record> records) throws ProviderException {
    List<Rdata> values = new ArrayList<>();
    long ttl = 0;
    for (Record record : records) {
      values.add(value(key, record));
      ttl = Math.max(ttl, record.getTTL());
    }
    Ttl capped = new Ttl((int) Math.min(ttl, Integer.MAX_VALUE));
    return new RecordSet(key.owner(), key.type(), capped, values);
  }

  /** The set as it would be read back: one spelling of each value. */
  public static RecordSet normal(RecordSet set) throws ProviderException {
    return set(set.key(), of(set));
  }

  private static Rdata value(SetKey key, Record record) throws ProviderException {
    try {
      if (record instanceof MXRecord mx) {
        return new Mx(mx.getPriority(), org.mxshift.model.Name.of(mx.getTarget().toString()));
      }
      if (record instanceof TXTRecord txt) {
        return new Txt(
            txt.getStringsAsByteArrays().stream()
                .map(octets -> new String(octets, StandardCharsets.ISO_8859_1))
                .toList());
      }
      return Rdata.parse(key.type(), record.rdataToString());
    } catch (IllegalArgumentException e) {
      throw ProviderException.refused(
          key
              + " holds '"
              + record.rdataToString()
              + "', which is not ours to touch: "
              + e.getMessage());
    }
  }
}
