package org.mxshift.sandbox;

import java.io.IOException;
import java.util.Optional;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A well-formed request as it came in: one question, at most one OPT, nothing behind its end. */
final class Request {
  /** The largest message over TCP (RFC 1035 section 4.2.2). */
  static final int TCP_LIMIT = 65535;

  /** What fits a datagram without fragments (DNS flag day 2020). */
  static final int UDP_PAYLOAD = 1232;

  private static final int CLASSIC_UDP_PAYLOAD = 512;

  private final Message message;
  private final byte[] wire;
  private final boolean tcp;

  private Request(Message message, byte[] wire, boolean tcp) {
    this.message = message;
    this.wire = wire;
    this.tcp = tcp;
  }

  /** Reads a request; nothing, if it is not well-formed. */
  static Optional<Request> read(byte[] wire, boolean tcp) {
    try {
      Message message = new Message(wire);
      long edns =
          message.getSection(Section.ADDITIONAL).stream()
              .filter(record -> record.getType() == Type.OPT)
              .count();
      boolean wellFormed =
          message.numBytes() == wire.length
              && !message.getHeader().getFlag(Flags.TC)
              && message.getHeader().getCount(Section.QUESTION) == 1
              && edns <= 1;
      return wellFormed ? Optional.of(new Request(message, wire, tcp)) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // dnsjava throws either for nonsense
    }
  }

  /** The bare header that refuses a malformed request; nothing, if there is none to answer. */
  static Optional<byte[]> refusal(byte[] malformed, int rcode) {
    if (malformed.length < Header.LENGTH || isResponse(malformed)) {
      return Optional.empty();
    }
    Header header = new Header(((malformed[0] & 0xff) << 8) | (malformed[1] & 0xff));
    header.setOpcode((malformed[2] >> 3) & 0xf);
    header.setFlag(Flags.QR);
    header.setRcode(rcode);
    return Optional.of(header.toWire());
  }

  /** Whether these octets claim to be a response, which nobody answers. */
  static boolean isResponse(byte[] wire) {
    return wire.length >= Header.LENGTH && wire[2] < 0;
  }

  Message message() {
    return message;
  }

  /** The very octets, which is what a signature is over. */
  byte[] wire() {
    return wire;
  }

  /** An empty response: same id, opcode and question, RD copied, EDNS if the request has it. */
  Message response() {
    Message response = new Message(message.getHeader().getID());
    response.getHeader().setOpcode(message.getHeader().getOpcode());
    response.getHeader().setFlag(Flags.QR);
    if (message.getHeader().getFlag(Flags.RD)) {
      response.getHeader().setFlag(Flags.RD);
    }
    response.addRecord(message.getQuestion(), Section.QUESTION);
    if (message.getOPT() != null) {
      response.addRecord(new OPTRecord(UDP_PAYLOAD, 0, 0), Section.ADDITIONAL);
    }
    return response;
  }

  /** Whether the request speaks a version of EDNS that nobody here knows (RFC 6891, 6.1.3). */
  boolean speaksLaterEdns() {
    return message.getOPT() != null && message.getOPT().getVersion() > 0;
  }

  /** The most octets its response may have. */
  int limit() {
    if (tcp) {
      return TCP_LIMIT;
    }
    OPTRecord edns = message.getOPT();
    int offered = edns == null ? CLASSIC_UDP_PAYLOAD : edns.getPayloadSize();
    return Math.max(CLASSIC_UDP_PAYLOAD, Math.min(offered, UDP_PAYLOAD));
  }
}
