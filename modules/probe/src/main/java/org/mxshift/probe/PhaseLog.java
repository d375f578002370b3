package org.mxshift.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.mxshift.model.Name;
import org.mxshift.probe.Phase.Step;

/** Writes down each phase of a session while it happens, with the time it took. */
final class PhaseLog {

  private final LongSupplier ticker;
  private final List<Phase> phases = new ArrayList<>();
  private Optional<PeerCertificate> certificate = Optional.empty();

  PhaseLog(LongSupplier ticker) {
    this.ticker = ticker;
  }

  /** Something with the host that may fail. */
  interface Exchange<R> {
    R run() throws IOException;
  }

  /** Something that the host replies to. */
  SmtpReply reply(Step step, String subject, Exchange<SmtpReply> exchange) throws IOException {
    long start = ticker.getAsLong();
    SmtpReply reply = orFault(step, subject, start, exchange);
    phases.add(new Phase(step, subject, Optional.of(reply), Optional.empty(), since(start)));
    return reply;
  }

  /** Something that succeeds without a reply: a connection. */
  <R> R done(Step step, Exchange<R> exchange) throws IOException {
    long start = ticker.getAsLong();
    R result = orFault(step, "", start, exchange);
    phases.add(new Phase(step, "", Optional.empty(), Optional.empty(), since(start)));
    return result;
  }

  /** A TLS handshake. */
  void handshake(Exchange<PeerCertificate> exchange) throws IOException {
    certificate = Optional.of(done(Step.TLS, exchange));
  }

  /** What was written down from this number on. */
  List<Phase> since(int number) {
    return List.copyOf(phases.subList(number, phases.size()));
  }

  int size() {
    return phases.size();
  }

  Transcript transcript(Name host, InetSocketAddress address) {
    return new Transcript(host, address, phases, certificate);
  }

  private <R> R orFault(Step step, String subject, long start, Exchange<R> exchange)
      throws IOException {
    try {
      return exchange.run();
    } catch (IOException e) {
      Optional<String> fault = Optional.of(Shown.fault(e));
      phases.add(new Phase(step, subject, Optional.empty(), fault, since(start)));
      throw e;
    }
  }

  private Duration since(long start) {
    return Duration.ofNanos(ticker.getAsLong() - start);
  }
}
