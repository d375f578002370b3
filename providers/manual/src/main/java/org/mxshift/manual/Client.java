package org.mxshift.manual;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mxshift.model.Name;
import org.mxshift.spi.Server;
import org.mxshift.wire.Records;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;

/**
 * Asks DNS servers, many at a time: over UDP, over TCP when the answer is cut, without EDNS, which
 * not all old servers know, and without a second try.
 */
final class Client {
  private static final int WITHOUT_EDNS = -1;

  private final Duration timeout;

  Client(Duration timeout) {
    this.timeout = timeout;
  }

  /** A question under way. */
  record Call(Server server, CompletableFuture<Message> answer) {}

  /**
   * Asks now, to be waited for later.
   *
   * @param recursive whether the server is a resolver
   */
  Call ask(Server server, Name owner, int type, boolean recursive) {
    InetSocketAddress address = server.address();
    if (address.isUnresolved()) {
      IOException why = new IOException("has no address");
      return new Call(server, CompletableFuture.failedFuture(why));
    }
    SimpleResolver client = new SimpleResolver(address);
    client.setTimeout(timeout);
    client.setEDNS(WITHOUT_EDNS);
    Message query = Message.newQuery(Record.newRecord(Records.name(owner), type, DClass.IN));
    if (!recursive) {
      query.getHeader().unsetFlag(Flags.RD);
    }
    return new Call(server, client.sendAsync(query).toCompletableFuture());
  }

  /**
   * Its answer.
   *
   * @throws IOException when there is none in time; the message says why, without the server
   */
  Message answer(Call call) throws IOException {
    try {
      return call.answer().get(3 * timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("was not waited for", e);
    } catch (TimeoutException e) {
      throw new IOException("did not answer", e);
    } catch (ExecutionException e) {
      throw new IOException(why(e), e);
    }
  }

  private static String why(ExecutionException e) {
    return Optional.ofNullable(e.getCause())
        .map(Throwable::getMessage)
        .filter(message -> !message.contains("imed out"))
        .map(message -> message.replaceAll("\\p{Cntrl}+", " "))
        .orElse("did not answer");
  }
}
