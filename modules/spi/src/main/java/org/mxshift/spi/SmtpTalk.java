package org.mxshift.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One SMTP session with one address of a mail host, as it went.
 *
 * @param address which of its addresses
 * @param reach whether it answered
 * @param trouble why the session did not come to its end; empty when it did
 * @param banner its first line
 * @param keywords the extensions it offers, after TLS where there is TLS, such as {@code SIZE
 *     1000000}; in upper case
 * @param startTls whether it offered STARTTLS
 * @param secured what TLS came to, where it came to it
 * @param answers whom it would take mail for
 * @param lines the session as evidence
 * @param at when the session ended
 */
public record SmtpTalk(
    String address,
    Reach reach,
    String trouble,
    Optional<Said> banner,
    List<String> keywords,
    boolean startTls,
    Optional<Secured> secured,
    List<Answer> answers,
    List<String> lines,
    Instant at) {

  /** Whether an address answers. */
  public enum Reach {
    /** It said something. */
    ANSWERED,
    /** It said nothing, while other hosts do. */
    SILENT,
    /** It said nothing, and there is nobody to compare it with. */
    UNTOLD,
    /** It said nothing, and neither does any host that is known to answer: there is no way out. */
    BLOCKED
  }

  /** What a reply means for the mail of others. */
  public enum Meaning {
    /** Taken: 2xx. */
    ACCEPTED,
    /** Come again, says a greylist (RFC 6647). */
    GREYLISTED,
    /** Come again: 4xx. */
    DEFERRED,
    /** Never: 5xx. */
    REFUSED,
    /** It is about who asks, and says nothing of others. */
    PROBER
  }

  /** Why a recipient is asked for. */
  public enum Purpose {
    /** It is declared in the plan. */
    DECLARED,
    /** {@code postmaster}, who must be there (RFC 5321 section 4.5.1). */
    POSTMASTER,
    /** {@code abuse}, who should be (RFC 2142 section 4). */
    ABUSE,
    /** Nobody has this name. */
    STRANGER,
    /** Asked for by the null sender, as every bounce is. */
    NULL_SENDER,
    /**
     * Asked for with a message as large as the host says it takes (RFC 1870), and with UTF-8 where
     * it offers that (RFC 6152, RFC 6531); not asked where it names no size.
     */
    LARGE,
    /** From a foreign sender to a foreign domain: whoever takes it relays for all. */
    RELAY,
    /** {@code postmaster} without a domain, which every host must take (RFC 5321 section 4.5.1). */
    BARE_POSTMASTER,
    /**
     * A foreign address within one of the domain's, by a percent sign or quotes: whoever takes it,
     * though it takes no strangers, may relay by it.
     */
    ROUTED
  }

  /**
   * A reply.
   *
   * @param code 200 to 599
   * @param text printable, in one line, with the code
   * @param meaning what it means
   * @param took how long it took
   */
  public record Said(int code, String text, Meaning meaning, Duration took) {}

  /**
   * What was said of one recipient.
   *
   * @param purpose why it was asked for
   * @param recipient who
   * @param said the reply
   */
  public record Answer(Purpose purpose, String recipient, Said said) {}

  /**
   * TLS as it was shaken hands on.
   *
   * @param protocol such as {@code TLSv1.3}
   * @param namesHost whether the certificate names the mail host
   * @param distrust why it does not end at a public root; empty when it does
   * @param begins from when on it is valid
   * @param expires until when
   */
  public record Secured(
      String protocol,
      boolean namesHost,
      Optional<String> distrust,
      Instant begins,
      Instant expires) {}

  /** Copies the lists. */
  public SmtpTalk {
    keywords = List.copyOf(keywords);
    answers = List.copyOf(answers);
    lines = List.copyOf(lines);
  }

  /** Whether it is an address of IPv6. */
  public boolean isV6() {
    return address.contains(":");
  }

  /** Whether it offers this extension. */
  public boolean offers(String keyword) {
    return keywords.stream().anyMatch(line -> line.split(" ", 2)[0].equals(keyword));
  }

  /** The largest message in octets it says it takes (RFC 1870); empty without a limit. */
  public OptionalLong size() {
    return keywords.stream()
        .filter(line -> line.matches("SIZE [1-9]\\d{0,17}"))
        .mapToLong(line -> Long.parseLong(line.substring(5)))
        .findFirst();
  }

  /** The replies that were given for this reason. */
  public List<Answer> answers(Purpose purpose) {
    return answers.stream().filter(answer -> answer.purpose() == purpose).toList();
  }
}
