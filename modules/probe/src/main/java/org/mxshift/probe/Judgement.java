package org.mxshift.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mxshift.model.MailAddress;
import org.mxshift.model.TimeText;
import org.mxshift.probe.Phase.Step;
import org.mxshift.spi.Verdict;

/**
 * What a session means for the mail of others.
 *
 * @param finding verdict and sentence
 * @param phase the exchange that decided it; empty when all went well
 */
record Judgement(Finding finding, Optional<Phase> phase) {

  /** TLS is opportunistic, and nobody's mail hangs on a farewell. */
  private static final Set<Step> UNJUDGED = Set.of(Step.STARTTLS, Step.TLS, Step.RSET, Step.QUIT);

  /** Judges a session in which the host said something. */
  static Judgement of(Transcript transcript, Envelope envelope) {
    List<Judgement> all = new ArrayList<>();
    for (Phase phase : deciding(transcript)) {
      all.add(new Judgement(judge(transcript, phase), Optional.of(phase)));
    }
    Judgement worst =
        all.stream()
            .min((one, two) -> Finding.ORDER.compare(one.finding(), two.finding()))
            .orElseGet(() -> unfinished(transcript));
    if (worst.finding().verdict() != Verdict.PASS) {
      return worst;
    }
    return isWhole(transcript, envelope)
        ? new Judgement(Finding.of(Verdict.PASS, who(transcript) + " accepts"), Optional.empty())
        : unfinished(transcript);
  }

  /** Whether a sender would go on to the next host, or come again. */
  boolean mayGoElsewhere() {
    return phase
        .filter(each -> each.step() != Step.DOT || each.reply().isPresent())
        .filter(each -> each.reply().filter(SmtpReply::isPermanent).isEmpty())
        .isPresent();
  }

  /** The refusal that asks to come again, if that is what it came to. */
  Optional<Refusal> deferral() {
    return phase
        .flatMap(each -> each.reply().map(reply -> new Refusal(each.step(), reply)))
        .filter(refusal -> refusal.reply().isTransient())
        .filter(refusal -> refusal.isGreylist() || !refusal.isAboutProber());
  }

  /** The last word on each thing; EHLO does not count where HELO was needed. */
  private static Collection<Phase> deciding(Transcript transcript) {
    Map<String, Phase> last = new LinkedHashMap<>();
    boolean old = transcript.last(Step.HELO).isPresent();
    transcript.phases().stream()
        .filter(phase -> !UNJUDGED.contains(phase.step()))
        .filter(phase -> !old || phase.step() != Step.EHLO)
        .forEach(phase -> last.put(phase.step() + " " + phase.subject(), phase));
    return last.values();
  }

  private static Finding judge(Transcript transcript, Phase phase) {
    String what = who(transcript) + " at " + phase.said();
    if (phase.fault().isPresent()) {
      return phase.step() == Step.DOT
          ? Finding.of(Verdict.INCONCLUSIVE, what + ": the message may have been taken")
          : Finding.of(Verdict.DEFERS, what);
    }
    return phase
        .reply()
        .map(reply -> judge(new Refusal(phase.step(), reply), what))
        .orElse(passes());
  }

  private static Finding judge(Refusal refusal, String what) {
    SmtpReply reply = refusal.reply();
    if (refusal.step() == Step.DATA ? reply.isIntermediate() : reply.isPositive()) {
      return passes();
    }
    if (refusal.isGreylist()) {
      String wait =
          refusal
              .statedWait()
              .map(time -> ", asks to come again in " + TimeText.print(time))
              .orElse("");
      return Finding.of(Verdict.DEFERS, "greylisted" + wait + ": " + what);
    }
    boolean refuses = reply.isTransient() || reply.isPermanent();
    if (refuses && refusal.isAboutProber()) {
      return Finding.of(Verdict.INCONCLUSIVE, "the probe itself is refused: " + what);
    }
    return Finding.of(reply.isPermanent() ? Verdict.REJECTS : Verdict.DEFERS, what);
  }

  private static boolean isWhole(Transcript transcript, Envelope envelope) {
    List<String> asked = envelope.recipients().stream().map(MailAddress::toString).toList();
    Stream<Phase> recipients =
        transcript.phases().stream().filter(phase -> phase.step() == Step.RCPT);
    return recipients.map(Phase::subject).toList().containsAll(asked)
        && (envelope.message().isEmpty() || transcript.last(Step.DOT).isPresent());
  }

  private static Judgement unfinished(Transcript transcript) {
    Optional<Phase> last = transcript.phases().stream().reduce((one, two) -> two);
    String sentence =
        who(transcript)
            + " ended the session early"
            + last.map(phase -> ", at " + phase.said()).orElse("");
    return new Judgement(Finding.of(Verdict.DEFERS, sentence), last);
  }

  private static Finding passes() {
    return Finding.of(Verdict.PASS, "");
  }

  private static String who(Transcript transcript) {
    return transcript.host() + " " + Shown.host(transcript.address());
  }
}
