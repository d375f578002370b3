package org.mxshift.checks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.spi.SmtpTalk;
import org.mxshift.spi.SmtpTalk.Answer;
import org.mxshift.spi.SmtpTalk.Meaning;
import org.mxshift.spi.SmtpTalk.Purpose;
import org.mxshift.spi.SmtpTalk.Reach;
import org.mxshift.spi.SmtpTalk.Said;
import org.mxshift.spi.SmtpTalk.Secured;
import org.mxshift.spi.Spoken;

/** An SMTP session that went well, and the ways in which it can go otherwise. */
record Chatter(SmtpTalk talk) {

  private static final List<String> KEYWORDS =
      List.of("SIZE 30000000", "8BITMIME", "SMTPUTF8", "PIPELINING", "DSN");

  static List<SmtpTalk> all(Spoken ask, RecordSet v4, RecordSet v6) {
    return Stream.concat(v4.values().stream(), v6.values().stream())
        .map(Rdata::text)
        .map(address -> healthy(ask, address))
        .toList();
  }

  private static SmtpTalk healthy(Spoken ask, String address) {
    List<Answer> answers = new ArrayList<>();
    ask.recipients().stream()
        .map(MailAddress::toString)
        .forEach(each -> answers.add(answer(Purpose.DECLARED, each, 250)));
    answers.add(answer(Purpose.POSTMASTER, "postmaster@" + ask.domain(), 250));
    answers.add(answer(Purpose.ABUSE, "abuse@" + ask.domain(), 250));
    answers.add(answer(Purpose.STRANGER, "nobody@" + ask.domain(), 550));
    answers.add(answer(Purpose.NULL_SENDER, "postmaster@" + ask.domain(), 250));
    answers.add(answer(Purpose.LARGE, "postmaster@" + ask.domain(), 250));
    answers.add(answer(Purpose.RELAY, "x@example.net", 554));
    answers.add(answer(Purpose.BARE_POSTMASTER, "postmaster", 250));
    answers.add(answer(Purpose.ROUTED, "x%example.net@" + ask.domain(), 550));
    answers.add(answer(Purpose.ROUTED, "\"x@example.net\"@" + ask.domain(), 501));
    Instant at = World.NOW;
    Secured secured =
        new Secured(
            "TLSv1.3", true, Optional.empty(), at.minusSeconds(1), at.plus(Duration.ofDays(90)));
    return new SmtpTalk(
        address,
        Reach.ANSWERED,
        "",
        Optional.of(said(220, Duration.ofMillis(9))),
        KEYWORDS,
        true,
        Optional.of(secured),
        answers,
        List.of(address + " banner 220"),
        at);
  }

  static Answer answer(Purpose purpose, String recipient, int code) {
    return new Answer(purpose, recipient, said(code, Duration.ofMillis(9)));
  }

  static Said said(int code, Duration took) {
    Meaning meaning =
        code < 400 ? Meaning.ACCEPTED : code < 500 ? Meaning.DEFERRED : Meaning.REFUSED;
    return new Said(code, code + " said", meaning, took);
  }

  /** It does not answer. */
  Chatter silent(Reach reach) {
    return new Chatter(
        new SmtpTalk(
            talk.address(),
            reach,
            "connect no answer in time",
            Optional.empty(),
            List.of(),
            false,
            Optional.empty(),
            List.of(),
            List.of(),
            talk.at()));
  }

  /** It greets so. */
  Chatter greeting(Said banner) {
    return with(Optional.of(banner), talk.keywords(), talk.secured(), talk.answers());
  }

  /** It offers these. */
  Chatter offering(String... keywords) {
    return with(talk.banner(), List.of(keywords), talk.secured(), talk.answers());
  }

  /** TLS comes to this. */
  Chatter secured(Optional<Secured> secured) {
    return with(talk.banner(), talk.keywords(), secured, talk.answers());
  }

  /** It answers so where it is asked for this reason. */
  Chatter answering(Purpose purpose, int code, Meaning meaning) {
    List<Answer> answers =
        talk.answers().stream()
            .map(
                one ->
                    one.purpose() == purpose
                        ? new Answer(
                            purpose,
                            one.recipient(),
                            new Said(code, code + " said", meaning, Duration.ZERO))
                        : one)
            .toList();
    return with(talk.banner(), talk.keywords(), talk.secured(), answers);
  }

  /** It hangs up before it is asked. */
  Chatter cut() {
    return with(talk.banner(), talk.keywords(), talk.secured(), List.of());
  }

  private Chatter with(
      Optional<Said> banner,
      List<String> keywords,
      Optional<Secured> secured,
      List<Answer> answers) {
    return new Chatter(
        new SmtpTalk(
            talk.address(),
            talk.reach(),
            talk.trouble(),
            banner,
            keywords,
            talk.startTls(),
            secured,
            answers,
            talk.lines(),
            talk.at()));
  }
}
