package org.mxshift.wire;

import java.util.List;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.spi.ProviderException;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * What one server answered to one question.
 *
 * @param message the answer
 * @param zone the apex of the zone that was meant
 * @param key the set that was asked for
 * @param type the number of its type
 */
public record Answer(Message message, Name zone, SetKey key, int type) {

  /** Whether it says with authority (AA) that there is such a set, or that there is not. */
  public boolean isDefinite() {
    return isPlain() && message.getHeader().getFlag(Flags.AA);
  }

  /** Whether it says that the zone is none of its business; a failure of the moment is not that. */
  public boolean isStrange() {
    return (isPlain() && !isDefinite())
        || message.getRcode() == Rcode.REFUSED
        || message.getRcode() == Rcode.NOTAUTH;
  }

  private boolean isPlain() {
    return message.getRcode() == Rcode.NOERROR || message.getRcode() == Rcode.NXDOMAIN;
  }

  /** In words. */
  public String said() {
    if (!isPlain()) {
      return "answers " + Rcode.string(message.getRcode());
    }
    return "answers without authority" + delegated().map(cut -> ", delegates " + cut).orElse("");
  }

  /** The zone that it delegates to others, when it does. */
  public Optional<String> delegated() {
    return message.getSection(Section.AUTHORITY).stream()
        .filter(record -> record.getType() == Type.NS)
        .map(record -> record.getName().toString(true))
        .findFirst();
  }

  /** The set; refuses what must not be touched. */
  public RecordSet set() throws ProviderException {
    return Records.set(key, records());
  }

  /** Its records as they came; refuses what must not be touched. */
  public List<Record> records() throws ProviderException {
    org.xbill.DNS.Name owner = Records.name(key.owner());
    List<Record> records =
        message.getSection(Section.ANSWER).stream()
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
      refuseOtherZone();
    }
    return found;
  }

  /** A denial carries the SOA of the zone that denies (RFC 2308 section 3). */
  private void refuseOtherZone() throws ProviderException {
    for (Record record : message.getSection(Section.AUTHORITY)) {
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
}
