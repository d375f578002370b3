package org.mxshift.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Message;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;

/**
 * One resolver after the other until one says that there is or is not, for a validator; and
 * remembers when none did, for then a chain that breaks says nothing about the zone.
 */
final class DefiniteResolver extends SimpleResolver {

  /** What passes everywhere unfragmented (DNS flag day 2020). */
  private static final int PAYLOAD = 1232;

  private static final int DNS = 53;

  private final ProbeSettings settings;
  private final AtomicReference<String> trouble = new AtomicReference<>("");

  private final AtomicBoolean signatures = new AtomicBoolean();

  DefiniteResolver(ProbeSettings settings) {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), DNS)); // never asked itself
    this.settings = settings;
  }

  /** Why one of the questions got no answer; empty when all did. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble.get()).filter(text -> !text.isEmpty());
  }

  /** Whether there was a signature in any answer; if not, a broken chain says nothing either. */
  boolean handsSignatures() {
    return signatures.get();
  }

  @Override
  public CompletionStage<Message> sendAsync(Message query, Executor executor) {
    return ask(query, executor, 0, "no resolver is configured");
  }

  private CompletionStage<Message> ask(Message query, Executor executor, int next, String why) {
    if (next == settings.resolvers().size()) {
      String sentence = query.getQuestion().getName() + " could not be looked up: " + why;
      trouble.set(sentence);
      return CompletableFuture.failedFuture(new IOException(sentence));
    }
    InetSocketAddress at = settings.resolvers().get(next);
    return client(at)
        .sendAsync(query, executor)
        .handle(
            (answer, thrown) -> {
              if (thrown == null && isDefinite(answer)) {
                note(answer);
                return CompletableFuture.completedStage(answer);
              }
              String fault =
                  thrown == null
                      ? Rcode.string(answer.getRcode())
                      : Shown.fault(DnsClient.fault(thrown));
              return ask(query, executor, next + 1, Shown.host(at) + " " + fault);
            })
        .thenCompose(stage -> stage);
  }

  private void note(Message answer) {
    for (int section : new int[] {Section.ANSWER, Section.AUTHORITY}) {
      if (answer.getSection(section).stream().anyMatch(RRSIGRecord.class::isInstance)) {
        signatures.set(true);
      }
    }
  }

  private static boolean isDefinite(Message answer) {
    return answer.getRcode() == Rcode.NOERROR || answer.getRcode() == Rcode.NXDOMAIN;
  }

  private SimpleResolver client(InetSocketAddress at) {
    SimpleResolver client = new SimpleResolver(at);
    client.setTimeout(settings.limits().dns());
    client.setEDNS(0, PAYLOAD, ExtendedFlags.DO, List.of());
    return client;
  }
}
