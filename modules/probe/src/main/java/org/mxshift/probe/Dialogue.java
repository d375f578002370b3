package org.mxshift.probe;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;
import org.mxshift.probe.Phase.Step;

/**
 * The client's half of one SMTP session (RFC 5321 section 3). Stops at the first refusal that makes
 * the rest pointless; recipients are asked for to the last.
 */
final class Dialogue {

  /** Fewer than the 100 that any host must take (RFC 5321 section 4.5.3.1.8). */
  private static final int RECIPIENTS = 50;

  private static final int TOO_MANY_RECIPIENTS = 452;
  private static final int CLOSING = 421;
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final SmtpConnection connection;
  private final PhaseLog log;
  private final TimeLimits limits;
  private Optional<SmtpReply> greeting = Optional.empty();

  Dialogue(SmtpConnection connection, PhaseLog log, TimeLimits limits) {
    this.connection = connection;
    this.log = log;
    this.limits = limits;
  }

  /** Whether the host let us in. */
  boolean greet(Name helo) throws IOException {
    SmtpReply banner = log.reply(Step.BANNER, "", () -> connection.read(limits.banner()));
    return banner.isPositive() && hello(helo);
  }

  private boolean hello(Name helo) throws IOException {
    SmtpReply ehlo = say(Step.EHLO, helo.text(), "EHLO " + helo.text());
    greeting = Optional.of(ehlo);
    if (ehlo.isPermanent()) {
      greeting = Optional.of(say(Step.HELO, helo.text(), "HELO " + helo.text()));
    }
    return isWelcome();
  }

  boolean offersTls() {
    return greeting.filter(reply -> reply.offers("STARTTLS")).isPresent();
  }

  /** Turns to TLS if the host agrees, and greets again. */
  void secure(Tls tls, Name host, Name helo) throws IOException {
    if (say(Step.STARTTLS, "", "STARTTLS").isPositive()) {
      log.handshake(() -> connection.secure(tls, host, limits.command()));
      hello(helo);
    }
  }

  /** Brings the envelope, if the host let us in. */
  void bring(Envelope envelope) throws IOException {
    boolean unsized = envelope.large() && size().isEmpty();
    if (!isWelcome() || unsized || !begin(envelope) || !recipients(envelope)) {
      return;
    }
    if (envelope.message().isPresent()) {
      data(envelope.message().get());
    } else {
      say(Step.RSET, "", "RSET");
    }
  }

  /** Forgets the transaction, whatever came of it. */
  void forget() throws IOException {
    if (isWelcome()) {
      say(Step.RSET, "", "RSET");
    }
  }

  /** Says goodbye without caring for the answer. */
  void leave() throws IOException {
    Duration limit = FAREWELL.compareTo(limits.command()) < 0 ? FAREWELL : limits.command();
    log.reply(
        Step.QUIT,
        "",
        () -> {
          connection.write("QUIT\r\n");
          return connection.read(limit);
        });
  }

  private boolean isWelcome() {
    return greeting.filter(SmtpReply::isPositive).isPresent();
  }

  private boolean begin(Envelope envelope) throws IOException {
    String sender = envelope.sender().map(MailAddress::toString).orElse("");
    String who = "<" + sender + ">" + (envelope.large() ? large() : "");
    return say(Step.MAIL, who, "MAIL FROM:" + who).isPositive();
  }

  /** The largest message that the host says it takes. */
  private OptionalLong size() {
    return greeting.stream()
        .flatMap(reply -> reply.lines().stream())
        .map(line -> line.toUpperCase(Locale.ROOT))
        .filter(line -> line.matches("SIZE [1-9]\\d{0,17}"))
        .mapToLong(line -> Long.parseLong(line.substring(5)))
        .findFirst();
  }

  private String large() {
    boolean eight = greeting.filter(reply -> reply.offers("8BITMIME")).isPresent();
    boolean utf8 = greeting.filter(reply -> reply.offers("SMTPUTF8")).isPresent();
    return " SIZE="
        + size().orElse(0)
        + (eight ? " BODY=8BITMIME" : "")
        + (utf8 ? " SMTPUTF8" : "");
  }

  /** Whether the last transaction has a recipient. */
  private boolean recipients(Envelope envelope) throws IOException {
    int taken = 0;
    for (String recipient : envelope.asked()) {
      if (taken == RECIPIENTS && !beginAnew(envelope)) {
        return false;
      }
      taken %= RECIPIENTS;
      SmtpReply reply = recipient(recipient);
      if (reply.code() == TOO_MANY_RECIPIENTS && taken > 0) {
        if (!beginAnew(envelope)) {
          return false;
        }
        taken = 0;
        reply = recipient(recipient);
      }
      if (reply.code() == CLOSING) {
        return false;
      }
      taken += reply.isPositive() ? 1 : 0;
    }
    return taken > 0;
  }

  private boolean beginAnew(Envelope envelope) throws IOException {
    return say(Step.RSET, "", "RSET").isPositive() && begin(envelope);
  }

  private SmtpReply recipient(String recipient) throws IOException {
    return say(Step.RCPT, recipient, "RCPT TO:<" + recipient + ">");
  }

  private void data(String message) throws IOException {
    SmtpReply ready =
        log.reply(
            Step.DATA,
            "",
            () -> {
              SmtpReply reply = connection.ask("DATA", limits.command());
              if (reply.isIntermediate()) {
                connection.write(message.replaceAll("(?m)^\\.", ".."));
              }
              return reply;
            });
    if (ready.isIntermediate()) {
      log.reply(
          Step.DOT,
          "",
          () -> {
            connection.write(".\r\n");
            return connection.read(limits.data());
          });
    }
  }

  private SmtpReply say(Step step, String subject, String line) throws IOException {
    return log.reply(step, subject, () -> connection.ask(line, limits.command()));
  }
}
