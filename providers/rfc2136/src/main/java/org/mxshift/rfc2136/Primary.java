package org.mxshift.rfc2136;

import java.io.IOException;
import java.util.Optional;
import org.mxshift.spi.Server;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TSIG;

/** The name server whose zone it is: signs what it is asked, verifies what it answers. */
final class Primary {
  private final Server server;
  private final Optional<TSIG> tsig;
  private final Wire wire;

  Primary(Settings settings) {
    this.server = settings.server();
    this.tsig = settings.tsig();
    this.wire = new Wire(server, settings.timeout());
  }

  /**
   * Signs the request if there is a key, sends it, and waits for its answer.
   *
   * @throws Unanswered when there is none in time, or one that answers something else
   */
  Reply ask(Message request) throws Unanswered {
    tsig.ifPresent(key -> key.apply(request, null));
    byte[] octets = wire.exchange(request.toWire(Message.MAXLENGTH));
    Message answer = parsed(octets);
    if (!answer.getHeader().getFlag(Flags.QR)
        || answer.getHeader().getID() != request.getHeader().getID()
        || answer.getHeader().getOpcode() != request.getHeader().getOpcode()) {
      throw new Unanswered(true, server + " answered another question");
    }
    return new Reply(answer, tsig.isEmpty() || verified(tsig.get(), answer, octets, request));
  }

  private Message parsed(byte[] octets) throws Unanswered {
    try {
      return new Message(octets);
    } catch (IOException e) {
      throw new Unanswered(true, server + " answered what is no DNS message", e);
    }
  }

  private static boolean verified(TSIG key, Message answer, byte[] octets, Message request) {
    return answer.getTSIG() != null
        && key.verify(answer, octets, request.getTSIG()) == Rcode.NOERROR;
  }

  /** The server as messages name it. */
  @Override
  public String toString() {
    return server.toString();
  }
}
