package org.mxshift.probe;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;

/**
 * The messages of one look: small, plain, honest about what they are, and all with the same token,
 * by which arrival is told. Each has a Message-ID of its own, since some hosts drop repetitions.
 *
 * @param token 8 to 64 letters and digits
 * @param mailbox who gets it
 * @param sender who is named as its author; without one, the postmaster of the probe
 * @param helo the name of the probe
 */
record TestMessage(String token, MailAddress mailbox, Optional<MailAddress> sender, Name helo) {

  /** The header a message is found by. */
  static final String TOKEN_HEADER = "X-Mxshift-Token";

  /** Which copy of how many, as in {@code 1/2}: each address of a host gets one. */
  static final String COPY_HEADER = "X-Mxshift-Copy";

  /** How every subject begins; the token follows. */
  static final String SUBJECT = "mxshift probe";

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);

  /** Refuses a token that could be anything but a word. */
  TestMessage {
    if (!token.matches("[A-Za-z0-9]{8,64}")) {
      throw new IllegalArgumentException("a token is 8 to 64 letters and digits");
    }
  }

  /** The envelope of one copy of several. */
  Envelope envelope(Instant now, Random random, int number, int copies) {
    String text = text(now, random, number + "/" + copies);
    return new Envelope(sender, List.of(mailbox), Optional.of(text));
  }

  private String text(Instant now, Random random, String which) {
    MailAddress author = sender.orElseGet(() -> new MailAddress("postmaster", helo));
    String copy = String.format(Locale.ROOT, "%08x", random.nextInt());
    return String.join(
        "\r\n",
        "From: mxshift <" + author + ">",
        "To: <" + mailbox + ">",
        "Subject: " + SUBJECT + " " + token,
        "Date: " + DATE.format(now),
        "Message-ID: <" + token + "." + copy + "@" + helo.text() + ">",
        TOKEN_HEADER + ": " + token,
        COPY_HEADER + ": " + which,
        "Auto-Submitted: auto-generated",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=us-ascii",
        "",
        "This is a test message of mxshift, which is moving the mail of " + mailbox.domain() + ".",
        "It shows that mail to this address is taken. Nobody needs to read or answer it.",
        "");
  }
}
