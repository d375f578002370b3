package org.mxshift.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/**
 * Asks one DNS server one question, over UDP with EDNS and over TCP when the answer is cut, without
 * any cache.
 */
final class DnsClient {

  /** What passes everywhere unfragmented (DNS flag day 2020). */
  private static final int PAYLOAD = 1232;

  private static final int WITHOUT_EDNS = -1;

  private final TimeLimits limits;

  DnsClient(TimeLimits limits) {
    this.limits = limits;
  }

  /** Asks an authoritative server: RD=0. */
  DnsAnswer askServer(InetSocketAddress server, Name owner, RecordType type) throws IOException {
    return ask(server, owner, type, false);
  }

  /** Asks a resolver: RD=1. */
  DnsAnswer askResolver(InetSocketAddress server, Name owner, RecordType type) throws IOException {
    return ask(server, owner, type, true);
  }

  private DnsAnswer ask(InetSocketAddress server, Name owner, RecordType type, boolean recursive)
      throws IOException {
    Message query = query(owner, type, recursive);
    Message answer = send(server, query, 0);
    boolean strangeToEdns = answer.getRcode() == Rcode.FORMERR || answer.getRcode() == Rcode.NOTIMP;
    return new DnsAnswer(strangeToEdns ? send(server, query, WITHOUT_EDNS) : answer);
  }

  private Message send(InetSocketAddress server, Message query, int edns) throws IOException {
    SimpleResolver client = new SimpleResolver(server);
    client.setTimeout(limits.dns());
    client.setEDNS(edns, PAYLOAD, 0, List.of());
    for (int tries = 1; tries < limits.dnsTries(); tries++) {
      try {
        return client.send(query);
      } catch (IOException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
        // Silent once: asked again below.
      }
    }
    return client.send(query);
  }

  private static Message query(Name owner, RecordType type, boolean recursive) throws IOException {
    int number = Type.value(type.mnemonic(), true);
    if (number < 0) {
      throw new IOException("no such record type: " + type);
    }
    org.xbill.DNS.Name name = org.xbill.DNS.Name.fromString(owner.absolute());
    Message query = Message.newQuery(Record.newRecord(name, number, DClass.IN));
    if (!recursive) {
      query.getHeader().unsetFlag(Flags.RD);
    }
    return query;
  }
}
