package org.mxshift.rfc2136;

import org.xbill.DNS.Message;
import org.xbill.DNS.TSIGRecord;

/**
 * What the primary answered.
 *
 * @param message the answer
 * @param trusted whether it is signed as it should be, or nobody asked for a signature
 */
record Reply(Message message, boolean trusted) {

  int rcode() {
    return message.getRcode();
  }

  /** The error in the answer's TSIG record (RFC 8945 section 3), such as BADKEY; 0 is none. */
  int tsigError() {
    TSIGRecord tsig = message.getTSIG();
    return tsig == null ? 0 : tsig.getError();
  }
}
