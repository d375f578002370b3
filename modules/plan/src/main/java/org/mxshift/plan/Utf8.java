package org.mxshift.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Turns bytes into text, or says where they are none. */
final class Utf8 {

  private Utf8() {}

  static String text(byte[] bytes, int largest, Complaints complaints) throws PlanException {
    if (bytes.length > largest) {
      String what = "the file is larger than " + largest + " bytes";
      throw complaints.stop(Place.START, what, "make it smaller");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      throw complaints.stop(Place.after(text), "this byte is not UTF-8", "save the file as UTF-8");
    }
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
