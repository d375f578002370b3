package org.mxshift.sandbox;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Values in master-file form, judged as a careful API judges them. */
final class RecordText {
  private RecordText() {}

  /**
   * The canonical spelling; empty when the text is no value of the type: a name that is not
   * absolute, a text without quotes, a string of more than 255 octets.
   */
  static Optional<String> canonical(String type, String text) {
    if (type.equals("TXT") && !text.startsWith("\"")) {
      return Optional.empty();
    }
    try {
      Record record = Record.fromString(Name.root, Type.value(type), DClass.IN, 0, text, null);
      return Optional.of(
          record instanceof TXTRecord txt
              ? txt.getStringsAsByteArrays().stream()
                  .map(RecordText::quoted)
                  .collect(Collectors.joining(" "))
              : record.rdataToString());
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // dnsjava throws either for nonsense
    }
  }

  /** A string of a TXT record (RFC 1035 section 5.1); dnsjava quotes only where it must. */
  private static String quoted(byte[] octets) {
    StringBuilder text = new StringBuilder("\"");
    for (byte octet : octets) {
      int value = octet & 0xff;
      if (value == '"' || value == '\\') {
        text.append('\\').append((char) value);
      } else if (value < 0x20 || value > 0x7e) {
        text.append('\\').append(String.format(Locale.ROOT, "%03d", value));
      } else {
        text.append((char) value);
      }
    }
    return text.append('"').toString();
  }
}
