package org.mxshift.spi;

import java.util.Optional;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Txt;

/**
 * One record by the fields that the web panel of a DNS host asks for.
 *
 * @param type such as {@code MX}
 * @param host the owner relative to the zone: {@code @} for the zone itself
 * @param priority the preference of an MX record; empty for other types
 * @param value the host of an MX record without its final dot ({@code .} alone is the null MX), the
 *     text of a TXT record without quotes (with them where it is cut otherwise than a panel would,
 *     or holds what cannot be typed), anything else as zone files write it
 * @param ttl in seconds
 * @param zoneLine the same record as a line of a zone file, names absolute
 */
public record PanelRecord(
    String type, String host, Optional<Integer> priority, String value, int ttl, String zoneLine) {

  static PanelRecord of(Name zone, RecordSet set, Rdata value) {
    String line = set.owner().absolute() + " " + set.ttl().seconds() + " IN " + set.type() + " ";
    return new PanelRecord(
        set.type().mnemonic(),
        host(zone, set.owner()),
        value instanceof Mx mx ? Optional.of(mx.preference()) : Optional.empty(),
        value(value),
        set.ttl().seconds(),
        line + value.text());
  }

  private static String host(Name zone, Name owner) {
    if (owner.equals(zone)) {
      return "@";
    }
    boolean below = owner.within(zone) && !zone.isRoot();
    return below
        ? owner.text().substring(0, owner.text().length() - zone.text().length() - 1)
        : owner.absolute();
  }

  private static String value(Rdata value) {
    if (value instanceof Mx mx) {
      return mx.exchange().toString();
    }
    return value instanceof Txt txt && isTyped(txt) ? txt.joined() : value.text();
  }

  /** What a panel makes the same record of: plain characters, cut every 255 octets. */
  private static boolean isTyped(Txt txt) {
    String text = txt.joined();
    return text.chars().allMatch(c -> c >= 0x20 && c <= 0x7e)
        && txt.strings().equals(Txt.of(text).strings());
  }

  /** The fields in one line, such as {@code type MX, host @, priority 10, value ..., TTL 300}. */
  public String fields() {
    return "type "
        + type
        + ", host "
        + host
        + priority.map(number -> ", priority " + number).orElse("")
        + ", value "
        + value
        + ", TTL "
        + ttl;
  }
}
