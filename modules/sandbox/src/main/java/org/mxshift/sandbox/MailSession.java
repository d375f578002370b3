package org.mxshift.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mxshift.sandbox.Behaviour.Phase;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** One mail transaction at a {@link MailHost}. */
final class MailSession implements MessageHandler {
  /** As many hops as a message may make (RFC 5321 section 6.3 asks for at least 100). */
  private static final int HOPS = 100;

  private static final SmtpClient.Patience PATIENCE =
      new SmtpClient.Patience(Duration.ofSeconds(2), Duration.ofSeconds(5));
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final MailHost host;
  private final Session session;
  private final Behaviour behaviour;
  private final SmtpListening listening;
  private final List<String> recipients = new ArrayList<>();
  private String sender = "";

  /** A transaction that keeps the behaviour it finds. */
  MailSession(MailHost host, Session session, SmtpListening listening) {
    this.host = host;
    this.session = session;
    this.listening = listening;
    this.behaviour = host.behaviour();
  }

  @Override
  public void from(String from) throws RejectException {
    answerIn(Phase.MAIL);
    sender = from;
  }

  @Override
  public void recipient(String recipient) throws RejectException {
    answerIn(Phase.RCPT);
    if (!host.mailboxes().take(recipient)) {
      throw host.mailboxes().isLocal(recipient)
          ? new RejectException(550, "5.1.1 <" + recipient + ">: no such mailbox here")
          : new RejectException(550, "5.7.1 <" + recipient + ">: relay access denied");
    }
    if (behaviour instanceof Behaviour.Greylist greylist) {
      String pair = session.getRemoteAddress().getAddress().getHostAddress() + " " + recipient;
      if (!host.greylist().passes(pair, greylist.period())) {
        long seconds = greylist.period().plusMillis(999).toSeconds();
        throw new RejectException(450, "4.2.0 Greylisted, come again in " + seconds + " seconds");
      }
    }
    recipients.add(recipient);
  }

  @Override
  public String data(InputStream in) throws RejectException, IOException {
    byte[] octets = in.readNBytes(host.largest() + 1);
    in.transferTo(OutputStream.nullOutputStream());
    answerIn(Phase.DATA);
    if (octets.length > host.largest()) {
      throw new RejectException(552, "5.3.4 Larger than " + host.largest() + " octets");
    }
    Instant now = host.clock().instant();
    String text = received(now) + new String(octets, ISO_8859_1);
    StoredMessage message = new StoredMessage(host.name(), now, sender, recipients, text);
    if (message.headers("Received").size() > HOPS) {
      throw new RejectException(554, "5.4.6 Too many hops");
    }
    return take(message);
  }

  @Override
  public void done() {
    recipients.clear();
  }

  private String take(StoredMessage message) throws RejectException, IOException {
    if (behaviour instanceof Behaviour.Forward forward) {
      return passOn(message, forward);
    }
    host.store(message);
    if (behaviour instanceof Behaviour.LoseReply) {
      session.closeSocket();
    }
    return "2.0.0 Kept by " + host.name();
  }

  private String passOn(StoredMessage message, Behaviour.Forward forward) throws RejectException {
    SmtpClient.Mail mail =
        new SmtpClient.Mail(host.name(), message.sender(), message.recipients(), message.text());
    SmtpClient.Outcome outcome = SmtpClient.deliver(forward.next(), mail, PATIENCE);
    if (outcome instanceof SmtpClient.Delivered) {
      host.countPassedOn();
      return "2.0.0 Passed on by " + host.name();
    }
    if (outcome instanceof SmtpClient.Refused refused) {
      throw new RejectException(refused.code(), refused.reply().substring(3).strip());
    }
    throw new RejectException(451, "4.4.1 The next host is not to be reached");
  }

  private void answerIn(Phase phase) throws RejectException {
    if (behaviour instanceof Behaviour.Tarpit tarpit && !listening.waited(tarpit.delay())) {
      throw new RejectException(421, "4.3.2 Closing");
    }
    if (behaviour instanceof Behaviour.Reply reply && reply.phase() == phase) {
      throw new RejectException(reply.code(), reply.text());
    }
  }

  private String received(Instant now) {
    return "Received: from "
        + session.getHelo().orElse("unknown")
        + " (["
        + session.getRemoteAddress().getAddress().getHostAddress()
        + "]) by "
        + host.name()
        + (session.isTLSStarted() ? " with ESMTPS\r\n\tfor <" : " with ESMTP\r\n\tfor <")
        + recipients.get(0)
        + ">; "
        + DATE.format(now)
        + "\r\n";
  }
}
