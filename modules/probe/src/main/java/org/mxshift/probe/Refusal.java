package org.mxshift.probe;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mxshift.probe.Phase.Step;
import org.mxshift.spi.SmtpTalk.Meaning;

/**
 * Reads from a 4xx or 5xx reply whom it is about. A recipient that is refused bounces everybody's
 * mail; a prober that is refused says nothing about the host; a greylist asks to come again.
 *
 * <p>Enhanced status codes decide where they can (RFC 3463, RFC 7372, RFC 7505), words where they
 * must: hosts say {@code 5.7.1} for "no relaying here" and for "your address is on a list" alike.
 *
 * @param step where in the session it was said
 * @param reply what was said
 */
record Refusal(Step step, SmtpReply reply) {

  /** Bad, disabled or full mailboxes: the recipient, whatever else the text says. */
  private static final Pattern RECIPIENT =
      Pattern.compile("[45]\\.(1\\.([1-6]|10)|2\\.\\d+|7\\.1[378])");

  /** Bad sender addresses; DKIM, SPF, PTR and null MX of the sender; one large host's own codes. */
  private static final Pattern SENDER =
      Pattern.compile("[45]\\.(1\\.[78]|7\\.(2[0-9]|[5-7]\\d\\d))");

  /** Security and policy (RFC 3463 section 3.8). */
  private static final Pattern POLICY = Pattern.compile("[45]\\.7\\.\\d+");

  /** Hosts say these of relaying and of unwelcome clients alike. */
  private static final Pattern EITHER = Pattern.compile("5\\.7\\.[01]");

  /**
   * A filter or a table of the host is out of order, which hosts tell under a code of policy:
   * Postfix says {@code 451 4.7.1 Service unavailable - try again later} when a milter is down.
   */
  private static final Pattern ILL =
      Pattern.compile(
          "service (is )?(currently |temporarily )?(unavailable|not available)"
              + "|(internal|system|server configuration|temporary lookup) (error|problem|failure)");

  /** Authentication is wanted (RFC 4954), or TLS (RFC 3207): no host for mail from outside. */
  private static final int SUBMISSION = 530;

  private static final int CLOSING = 421;

  private static final Pattern RELAY = Pattern.compile("\\brelay");
  private static final Pattern PROBER =
      Pattern.compile(
          "\\bptr\\b|\\brdns\\b|reverse (dns|host|lookup|mapping)|\\bdnsbl|\\brbl\\b|block ?list"
              + "|black ?list|blocked (using|by)|listed (in|at|on|by)|spamhaus|spamcop|barracuda"
              + "|sorbs|reputation|client host|\\bpolic(y|ies)\\b|\\bspf\\b|\\bdkim\\b|\\bdmarc\\b"
              + "|sender (verif|address|domain)|\\bhelo\\b|\\behlo\\b|dynamic (ip|address)"
              + "|your (ip|host|address|server|network)|banned|rate limit|too many (conn|sess)");
  private static final Pattern CONTENT =
      Pattern.compile("\\bspam\\b|\\bvirus|\\bcontent\\b|\\bunsolicited|\\bphish");
  private static final Pattern GREYLIST = Pattern.compile("gr[ae]y-? ?list");
  private static final Pattern CLOCK = Pattern.compile("\\b(\\d{1,2}):(\\d\\d):(\\d\\d)\\b");
  private static final Pattern WORDS =
      Pattern.compile("\\b(\\d{1,5}) ?(s|secs?|seconds?|m|mins?|minutes?|h|hours?)\\b");

  /** What it means for the mail of others. */
  Meaning meaning() {
    if (reply.isPositive()) {
      return Meaning.ACCEPTED;
    }
    if (isGreylist()) {
      return Meaning.GREYLISTED;
    }
    return isAboutProber()
        ? Meaning.PROBER
        : reply.isPermanent() ? Meaning.REFUSED : Meaning.DEFERRED;
  }

  /** Whether it says something about this probe or its message, and nothing about the host. */
  boolean isAboutProber() {
    String enhanced = reply.enhanced().orElse("");
    if (RECIPIENT.matcher(enhanced).matches()) {
      return false;
    }
    if (SENDER.matcher(enhanced).matches()) {
      return true;
    }
    String words = words();
    return reply.code() != SUBMISSION
        && !isGreylist()
        && !RELAY.matcher(words).find()
        && (isAboutName()
            || isUnwelcome(enhanced)
            || PROBER.matcher(words).find()
            || (step == Step.DOT && CONTENT.matcher(words).find()));
  }

  /** Whether the host asks newcomers to come again (RFC 6647). */
  boolean isGreylist() {
    return reply.isTransient() && GREYLIST.matcher(words()).find();
  }

  /** How long the host says to wait, if it does. */
  Optional<Duration> statedWait() {
    Matcher clock = CLOCK.matcher(words());
    if (clock.find()) {
      long minutes = 60L * Long.parseLong(clock.group(1)) + Long.parseLong(clock.group(2));
      return Optional.of(Duration.ofSeconds(60 * minutes + Long.parseLong(clock.group(3))));
    }
    Matcher words = WORDS.matcher(words());
    return words.find() ? Optional.of(of(words.group(1), words.group(2))) : Optional.empty();
  }

  private static Duration of(String number, String unit) {
    long count = Long.parseLong(number);
    return switch (unit.charAt(0)) {
      case 'h' -> Duration.ofHours(count);
      case 'm' -> Duration.ofMinutes(count);
      default -> Duration.ofSeconds(count);
    };
  }

  /**
   * Turned away before anybody is named, or for reasons of policy: about who comes. A host that is
   * ill says so by its code (RFC 3463 section 3.4).
   */
  private boolean isUnwelcome(String enhanced) {
    boolean named = step == Step.RCPT || step == Step.DATA || step == Step.DOT;
    boolean policy = POLICY.matcher(enhanced).matches();
    boolean closed = step == Step.BANNER && reply.code() == CLOSING && enhanced.isEmpty();
    boolean ill = reply.isTransient() && ILL.matcher(words()).find();
    return closed || (policy && !ill && !(named && EITHER.matcher(enhanced).matches()));
  }

  /** A greeting is refused for the name in it, unless the command itself is unknown. */
  private boolean isAboutName() {
    boolean greeting = step == Step.EHLO || step == Step.HELO;
    return greeting && reply.isPermanent() && reply.code() >= 501 && reply.code() != 502;
  }

  /** Without addresses and links: {@code policy@example.com} is not a policy. */
  private String words() {
    String text = reply.text().toLowerCase(Locale.ROOT);
    return text.replaceAll("<[^<>]*>|\\S*@\\S*|https?://\\S*", " ");
  }
}
