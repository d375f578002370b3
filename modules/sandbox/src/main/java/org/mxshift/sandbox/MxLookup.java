package org.mxshift.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/**
 * Where mail for a domain goes (RFC 5321 section 5.1): by preference, equals in random order, each
 * host's addresses, five in all as Postfix does; without MX the domain itself; to nowhere with a
 * null MX (RFC 7505). Asks the resolver each time and remembers nothing.
 */
final class MxLookup {
  private static final int ADDRESSES = 5;

  /** The outcome. */
  sealed interface Route {}

  /** Try these in this order; at least one. */
  record Hops(List<Hop> hops) implements Route {}

  /** One address of one host. */
  record Hop(String host, InetSocketAddress address) {}

  /** DNS says that there is no way. */
  record NoWay(String reason) implements Route {}

  /** DNS says nothing at present. */
  record NotNow(String reason) implements Route {}

  /** No answer, or none to rely on: never the same as "there is none". */
  private static final class Unanswered extends Exception {
    private static final long serialVersionUID = 1;

    Unanswered(String reason) {
      super(reason, null, false, false);
    }
  }

  private final InetSocketAddress resolver;
  private final Duration patience;
  private final int port;
  private final Random random;

  MxLookup(InetSocketAddress resolver, Duration patience, int port, Random random) {
    this.resolver = resolver;
    this.patience = patience;
    this.port = port;
    this.random = random;
  }

  Route route(String domain) {
    try {
      Name owner = ZoneVersion.name(domain);
      Message answer = ask(owner, Type.MX);
      if (answer.getRcode() == Rcode.NXDOMAIN) {
        return new NoWay("5.1.2 " + domain + " does not exist");
      }
      List<Name> exchanges = exchanges(answer, owner);
      return exchanges.contains(Name.root)
          ? new NoWay("5.1.10 " + domain + " accepts no mail (null MX)")
          : hops(exchanges);
    } catch (Unanswered e) {
      return new NotNow("4.4.3 " + e.getMessage());
    }
  }

  private List<Name> exchanges(Message answer, Name owner) {
    List<MXRecord> set = new ArrayList<>(answered(answer, MXRecord.class).toList());
    if (set.isEmpty()) {
      return List.of(owner);
    }
    synchronized (random) {
      Collections.shuffle(set, random);
    }
    return set.stream()
        .sorted(Comparator.comparingInt(MXRecord::getPriority))
        .map(MXRecord::getTarget)
        .distinct()
        .toList();
  }

  private Route hops(List<Name> exchanges) {
    List<Hop> hops = new ArrayList<>();
    List<String> unanswered = new ArrayList<>();
    for (Name exchange : exchanges) {
      if (hops.size() < ADDRESSES) {
        try {
          addresses(exchange).forEach(a -> hops.add(new Hop(exchange.toString(true), at(a))));
        } catch (Unanswered e) {
          unanswered.add(e.getMessage());
        }
      }
    }
    if (!hops.isEmpty()) {
      return new Hops(List.copyOf(hops.subList(0, Math.min(hops.size(), ADDRESSES))));
    }
    return unanswered.isEmpty()
        ? new NoWay("5.4.4 none of " + exchanges + " has an address")
        : new NotNow("4.4.3 " + unanswered);
  }

  private List<InetAddress> addresses(Name host) throws Unanswered {
    Stream<InetAddress> six =
        answered(ask(host, Type.AAAA), AAAARecord.class).map(AAAARecord::getAddress);
    Stream<InetAddress> four = answered(ask(host, Type.A), ARecord.class).map(ARecord::getAddress);
    return Stream.concat(four, six).toList();
  }

  private InetSocketAddress at(InetAddress address) {
    return new InetSocketAddress(address, port);
  }

  private Message ask(Name name, int type) throws Unanswered {
    SimpleResolver client = new SimpleResolver(resolver);
    client.setTimeout(patience);
    String question = name + " " + Type.string(type);
    try {
      Message answer = client.send(Message.newQuery(Record.newRecord(name, type, DClass.IN)));
      int rcode = answer.getRcode();
      if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
        throw new Unanswered(question + ": " + Rcode.string(rcode));
      }
      return answer;
    } catch (IOException e) {
      throw new Unanswered(question + ": " + e.getMessage());
    }
  }

  private static <T extends Record> Stream<T> answered(Message answer, Class<T> type) {
    return answer.getSection(Section.ANSWER).stream().filter(type::isInstance).map(type::cast);
  }
}
