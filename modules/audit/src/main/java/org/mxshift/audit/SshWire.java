package org.mxshift.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Strings as SSH puts them on the wire: four octets of length, then so many (RFC 4251, 5). */
final class SshWire {

  private SshWire() {}

  /** The next string; throws what a buffer throws when there is not enough. */
  static byte[] bytes(ByteBuffer from) {
    int length = from.getInt();
    if (length < 0 || length > from.remaining()) {
      throw new IllegalArgumentException("a length of " + length + " with less to follow");
    }
    byte[] bytes = new byte[length];
    from.get(bytes);
    return bytes;
  }

  static String text(ByteBuffer from) {
    return new String(bytes(from), UTF_8);
  }

  static void put(ByteArrayOutputStream to, byte[] bytes) {
    to.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
    to.writeBytes(bytes);
  }

  static void put(ByteArrayOutputStream to, String text) {
    put(to, text.getBytes(UTF_8));
  }
}
