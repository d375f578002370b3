package org.mxshift.probe;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
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

  /**
   * Answers are taken apart by the thread that heard them: the common pool of a machine with two
   * processors starts a thread for each.
   */
  private static final Executor HERE = Runnable::run;

  private final TimeLimits limits;

  DnsClient(TimeLimits limits) {
    this.limits = limits;
  }

  /**
   * How a question is put.
   *
   * @param recursive RD: for resolvers
   * @param signed DO: signatures and their validation are wanted (RFC 4035 section 3.2.1)
   * @param unchecked CD: validation is not (RFC 4035 section 3.2.2)
   */
  record Manner(boolean recursive, boolean signed, boolean unchecked) {
    static final Manner PLAIN = new Manner(false, false, false);
    static final Manner RECURSIVE = new Manner(true, false, false);
    static final Manner SIGNED = new Manner(false, true, false);
  }

  /** Asks an authoritative server: RD=0. */
  DnsAnswer askServer(InetSocketAddress server, Name owner, RecordType type) throws IOException {
    return await(start(server, new SetKey(owner, type), Manner.PLAIN));
  }

  /** Asks a resolver: RD=1. */
  DnsAnswer askResolver(InetSocketAddress server, Name owner, RecordType type) throws IOException {
    return await(start(server, new SetKey(owner, type), Manner.RECURSIVE));
  }

  /** Asks without waiting; ends within the limits, at worst with an {@link IOException}. */
  CompletionStage<DnsAnswer> start(InetSocketAddress server, SetKey key, Manner manner) {
    Message query;
    try {
      query = query(key, manner);
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
    int flags = manner.signed() ? ExtendedFlags.DO : 0;
    return send(server, query, 0, flags, limits.dnsTries())
        .thenCompose(
            answer ->
                isStrangeToEdns(answer)
                    ? send(server, query, WITHOUT_EDNS, 0, limits.dnsTries())
                    : CompletableFuture.completedStage(answer))
        .thenApply(DnsAnswer::new);
  }

  private static boolean isStrangeToEdns(Message answer) {
    return answer.getRcode() == Rcode.FORMERR || answer.getRcode() == Rcode.NOTIMP;
  }

  private CompletionStage<Message> send(
      InetSocketAddress server, Message query, int edns, int flags, int tries) {
    SimpleResolver client = new SimpleResolver(server);
    client.setTimeout(limits.dns());
    client.setEDNS(edns, PAYLOAD, flags, List.of());
    CompletionStage<Message> sent = client.sendAsync(query, HERE).thenCompose(DnsClient::answered);
    return tries < 2
        ? sent
        : sent.exceptionallyCompose(silent -> send(server, query, edns, flags, tries - 1));
  }

  /**
   * Refuses what echoes the question, and what answers another kind of it: records of an UPDATE may
   * be empty (RFC 2136 section 2.5.2).
   */
  private static CompletionStage<Message> answered(Message message) {
    boolean isAnswer =
        message.getHeader().getFlag(Flags.QR) && message.getHeader().getOpcode() == Opcode.QUERY;
    return isAnswer
        ? CompletableFuture.completedStage(message)
        : CompletableFuture.failedStage(new ProtocolException("what came is no answer to a query"));
  }

  private static DnsAnswer await(CompletionStage<DnsAnswer> stage) throws IOException {
    try {
      return stage.toCompletableFuture().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a DNS answer");
    } catch (ExecutionException e) {
      throw fault(e);
    }
  }

  /** Why there is no answer. */
  static IOException fault(Throwable thrown) {
    Throwable cause = thrown;
    while (!(cause instanceof IOException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof IOException io ? io : new IOException(cause);
  }

  private static Message query(SetKey key, Manner manner) throws IOException {
    int number = Type.value(key.type().mnemonic(), true);
    if (number < 0) {
      throw new IOException("no such record type: " + key.type());
    }
    org.xbill.DNS.Name name = org.xbill.DNS.Name.fromString(key.owner().absolute());
    Message query = Message.newQuery(Record.newRecord(name, number, DClass.IN));
    if (!manner.recursive()) {
      query.getHeader().unsetFlag(Flags.RD);
    }
    if (manner.unchecked()) {
      query.getHeader().setFlag(Flags.CD);
    }
    return query;
  }
}
