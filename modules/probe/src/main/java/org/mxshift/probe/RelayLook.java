package org.mxshift.probe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.mxshift.model.MailAddress;
import org.mxshift.spi.Verdict;

/**
 * Submits a message to a relay, which then goes along MX. That it is taken says nothing of the new
 * hosts, and neither does a refusal: what arrives does.
 */
final class RelayLook {

  private static final Pattern CODE = Pattern.compile("^[45]\\d\\d([ -][45](\\.\\d{1,3}){2})?");

  private final ProbeSettings settings;

  RelayLook(ProbeSettings settings) {
    this.settings = settings;
  }

  Finding look(Relay relay, Envelope envelope) {
    String where = Shown.line("the relay " + relay);
    String refused = where + " does not take the message: ";
    try (BoundedSockets sockets = new BoundedSockets(settings.limits().session())) {
      String secret;
      try {
        secret = relay.key().read().reveal();
      } catch (IOException e) {
        return Finding.of(Verdict.INCONCLUSIVE, refused + BoundedSockets.reason(e));
      }
      try {
        String said = kept(submit(relay, secret, envelope, sockets), relay, secret);
        return Finding.of(Verdict.PASS, "taken by " + where, List.of(where + ": " + said));
      } catch (MessagingException | RuntimeException e) {
        String why = sockets.fault(reason(e));
        return Finding.of(Verdict.INCONCLUSIVE, refused + kept(why, relay, secret));
      }
    }
  }

  /** A login that is refused tells its code only. */
  private static String reason(Exception thrown) {
    if (!(thrown instanceof AuthenticationFailedException)) {
      return BoundedSockets.reason(thrown);
    }
    Matcher code = CODE.matcher(String.valueOf(thrown.getMessage()));
    return "it refuses the login" + (code.find() ? " " + code.group() : "");
  }

  /** What may go into the log: some servers repeat what they were told, and that was the secret. */
  private static String kept(String said, Relay relay, String secret) {
    String user = relay.user();
    return Stream.of(
                "",
                user + "\0" + user + "\0",
                "\0" + user + "\0",
                "user=" + user + "\1auth=Bearer ")
            .map(before -> before + secret + (before.startsWith("user=") ? "\1\1" : ""))
            .flatMap(told -> Stream.of(told, encoded(told)))
            .anyMatch(said::contains)
        ? "it repeats the secret"
        : Shown.line(said);
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  /** What the server said at the end. */
  private String submit(Relay relay, String secret, Envelope envelope, BoundedSockets sockets)
      throws MessagingException {
    String protocol = relay.tls() ? "smtps" : "smtp";
    Session session = Session.getInstance(properties(relay, protocol, envelope, sockets));
    byte[] text = envelope.message().orElseThrow().getBytes(US_ASCII);
    MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(text));
    InternetAddress[] recipients = new InternetAddress[envelope.recipients().size()];
    for (int i = 0; i < recipients.length; i++) {
      recipients[i] = new InternetAddress(envelope.recipients().get(i).toString());
    }
    try (Transport transport = session.getTransport(protocol)) {
      transport.connect(relay.host(), relay.port(), relay.user(), secret);
      transport.sendMessage(message, recipients);
      return ((SMTPTransport) transport).getLastServerResponse();
    }
  }

  /** A password goes over TLS with a checked certificate, or to this machine itself. */
  private Properties properties(
      Relay relay, String protocol, Envelope envelope, BoundedSockets sockets) {
    Properties all = new Properties();
    String prefix = "mail." + protocol + ".";
    TimeLimits limits = settings.limits();
    all.put(prefix + "connectiontimeout", String.valueOf(limits.connect().toMillis()));
    all.put(prefix + "timeout", String.valueOf(limits.command().toMillis()));
    all.put(prefix + "socketFactory", sockets);
    all.put(prefix + "socketFactory.fallback", "false");
    all.put(prefix + "ssl.checkserveridentity", "true");
    boolean clear = !relay.tls() && Inbox.isHere(relay.host());
    all.put(prefix + "starttls.enable", String.valueOf(!clear));
    all.put(prefix + "starttls.required", String.valueOf(!relay.tls() && !clear));
    all.put(prefix + "auth", "true");
    all.put(prefix + "auth.mechanisms", relay.token() ? "XOAUTH2" : "PLAIN LOGIN");
    all.put(prefix + "localhost", settings.helo().text());
    all.put(prefix + "from", envelope.sender().map(MailAddress::toString).orElse("<>"));
    all.put(prefix + "quitwait", "false");
    return all;
  }
}
