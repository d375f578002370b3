package org.mxshift.sandbox;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.mxshift.sandbox.ResolverCache.Answer;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/**
 * A resolver on loopback, UDP and TCP: it asks the authoritative servers it is told of, remembers
 * what they say for as long as they say, and answers with the TTL that is left.
 *
 * <p>Without the RD bit it answers from memory only, else {@code REFUSED}. It is {@code SERVFAIL}
 * when no server of the zone answers with authority, or when there is no zone for the name;
 * failures are not remembered. Safe for use by several threads.
 */
public final class CachingResolver implements AutoCloseable {
  private static final int ALIASES = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Map<Name, List<InetSocketAddress>> servers = new TreeMap<>();
  private final ResolverCache cache;
  private final DnsListener listener;

  private CachingResolver(
      InetSocketAddress at, Map<String, List<InetSocketAddress>> servers, ResolverCache cache)
      throws IOException {
    servers.forEach((zone, of) -> this.servers.put(ZoneVersion.name(zone), List.copyOf(of)));
    this.cache = cache;
    this.listener = DnsListener.open(at, this::answer);
  }

  /**
   * Starts a resolver.
   *
   * @param at a loopback address, port 0 for any free one
   * @param servers which servers to ask for names in which zone, in this order; the longest zone
   *     wins
   * @param smallestTtl zero for an honest resolver; otherwise shorter TTLs are extended to this
   * @param clock tells how old a memory is
   * @throws IOException if the address cannot be listened on
   */
  public static CachingResolver start(
      InetSocketAddress at,
      Map<String, List<InetSocketAddress>> servers,
      Duration smallestTtl,
      InstantSource clock)
      throws IOException {
    return new CachingResolver(at, servers, new ResolverCache(clock, smallestTtl));
  }

  /** Where it listens, with the port it got. */
  public InetSocketAddress address() {
    return listener.address();
  }

  @Override
  public void close() {
    listener.close();
  }

  private Optional<byte[]> answer(Request request) {
    Message response = request.response();
    response.getHeader().setFlag(Flags.RA);
    if (request.speaksLaterEdns()) {
      response.removeAllRecords(Section.ADDITIONAL);
      response.addRecord(
          new OPTRecord(Request.UDP_PAYLOAD, Rcode.BADVERS >> 4, 0), Section.ADDITIONAL);
    } else {
      response.getHeader().setRcode(answer(request.message(), response));
    }
    return Optional.of(response.toWire(request.limit()));
  }

  private int answer(Message request, Message response) {
    Record question = request.getQuestion();
    if (request.getHeader().getOpcode() != Opcode.QUERY) {
      return Rcode.NOTIMP;
    }
    if (question.getDClass() != DClass.IN || !Type.isRR(question.getType())) {
      return Rcode.REFUSED;
    }
    boolean mayAsk = request.getHeader().getFlag(Flags.RD);
    return follow(question.getName(), question.getType(), mayAsk, response);
  }

  /** Puts the set, or the aliases on the way to it, or the reason why there is none. */
  private int follow(Name name, int type, boolean mayAsk, Message response) {
    Name next = name;
    for (int aliases = 0; aliases <= ALIASES; aliases++) {
      Optional<Answer> found = find(next, type, mayAsk);
      if (found.isEmpty()) {
        return mayAsk ? Rcode.SERVFAIL : Rcode.REFUSED;
      }
      Answer answer = found.get();
      answer.records().forEach(record -> response.addRecord(record, Section.ANSWER));
      answer.soa().ifPresent(soa -> response.addRecord(soa, Section.AUTHORITY));
      if (answer.records().isEmpty() || answer.records().get(0).getType() == type) {
        return answer.rcode();
      }
      next = ((CNAMERecord) answer.records().get(0)).getTarget();
    }
    return Rcode.SERVFAIL;
  }

  private Optional<Answer> find(Name name, int type, boolean mayAsk) {
    Optional<Answer> remembered = cache.get(name, type).or(() -> cache.get(name, Type.CNAME));
    return remembered.isPresent() || !mayAsk ? remembered : ask(name, type);
  }

  private Optional<Answer> ask(Name name, int type) {
    for (InetSocketAddress server : serversFor(name)) {
      Optional<Answer> answer = ask(server, name, type);
      if (answer.isPresent()) {
        return answer;
      }
    }
    return Optional.empty();
  }

  private List<InetSocketAddress> serversFor(Name name) {
    return servers.keySet().stream()
        .filter(name::subdomain)
        .max((one, other) -> one.labels() - other.labels())
        .map(zone -> servers.getOrDefault(zone, List.of()))
        .orElse(List.of());
  }

  /** Asks one server; nothing, if it does not answer with authority. */
  private Optional<Answer> ask(InetSocketAddress server, Name name, int type) {
    SimpleResolver client = new SimpleResolver(server);
    client.setTimeout(PATIENCE);
    Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    query.getHeader().unsetFlag(Flags.RD);
    try {
      // Not send(): it starts a thread where the common pool has none.
      return remember(
          client.sendAsync(query, Runnable::run).toCompletableFuture().get(), name, type);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.empty(); // no answer in time is as good as none
    }
  }

  private Optional<Answer> remember(Message response, Name name, int type) {
    boolean failed = response.getRcode() != Rcode.NOERROR && response.getRcode() != Rcode.NXDOMAIN;
    if (failed || !response.getHeader().getFlag(Flags.AA)) {
      return Optional.empty();
    }
    for (RRset set : response.getSectionRRsets(Section.ANSWER)) {
      if (set.getName().equals(name) && (set.getType() == type || set.getType() == Type.CNAME)) {
        return Optional.of(cache.put(name, set.getType(), Answer.of(set.rrs(false))));
      }
    }
    Optional<SOARecord> soa =
        response.getSection(Section.AUTHORITY).stream()
            .filter(SOARecord.class::isInstance)
            .map(SOARecord.class::cast)
            .findFirst();
    return Optional.of(cache.put(name, type, new Answer(response.getRcode(), List.of(), soa)));
  }
}
