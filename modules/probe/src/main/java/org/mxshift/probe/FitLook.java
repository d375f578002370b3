package org.mxshift.probe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mxshift.model.Name;
import org.mxshift.spi.Question;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Sighting.Seen;
import org.mxshift.spi.Sighting.Unseen;
import org.mxshift.spi.SmtpTalk;
import org.mxshift.spi.SmtpTalk.Answer;
import org.mxshift.spi.SmtpTalk.Meaning;
import org.mxshift.spi.SmtpTalk.Purpose;
import org.mxshift.spi.SmtpTalk.Reach;
import org.mxshift.spi.Spoken;
import org.mxshift.spi.Verdict;

/**
 * Whether a host behaves as a mail host of the domain must. What is not so is remarked on, and so
 * is what the host would not tell; no answer is refused. Not even a relay: a host that knows
 * whoever asks, or that refuses after DATA, says the same.
 */
final class FitLook {

  /** The questions of one look come within this time, one for each new host. */
  private static final Duration ONE_LOOK = Duration.ofMinutes(10);

  private final Interview interview;
  private final InstantSource clock;
  private volatile Optional<Limit> known = Optional.empty();

  FitLook(Interview interview, InstantSource clock) {
    this.interview = interview;
    this.clock = clock;
  }

  /**
   * What hosts were seen to take.
   *
   * @param hosts which
   * @param largest octets; empty where none of them names a limit
   * @param at when
   */
  private record Limit(List<Name> hosts, OptionalLong largest, Instant at) {
    boolean holds(List<Name> asked, Instant now) {
      return hosts.equals(asked) && now.isBefore(at.plus(ONE_LOOK));
    }
  }

  Finding look(Question.Fit ask) throws InterruptedException {
    Spoken spoken = new Spoken(ask.host(), ask.domain(), ask.sender(), List.of(ask.known()));
    Sighting<List<SmtpTalk>> sight = interview.of(spoken);
    if (sight instanceof Unseen<List<SmtpTalk>> unseen) {
      // What that means for mail is told by the look at the host's recipients.
      return Finding.of(Verdict.INCONCLUSIVE, unseen.why());
    }
    List<SmtpTalk> talks = ((Seen<List<SmtpTalk>>) sight).answer();
    OptionalLong largest = largest(ask.before());
    List<String> evidence = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (SmtpTalk talk : talks) {
      String who = ask.host() + " " + talk.address();
      findings.add(judge(who, talk));
      remarks.addAll(remarks(who, talk, largest));
      evidence.addAll(talk.lines());
    }
    Finding worst = findings.stream().min(Finding.ORDER).orElseThrow();
    return (worst.verdict() == Verdict.PASS
            ? Finding.of(Verdict.PASS, ask.sentence(), evidence)
            : worst.withEvidence(evidence))
        .remarking(remarks);
  }

  private static Finding judge(String who, SmtpTalk talk) {
    if (talk.reach() != Reach.ANSWERED) {
      Verdict verdict = talk.reach() == Reach.BLOCKED ? Verdict.INCONCLUSIVE : Verdict.DEFERS;
      return Finding.of(verdict, who + " does not answer: " + talk.trouble());
    }
    return Finding.of(Verdict.PASS, "");
  }

  private List<String> remarks(String who, SmtpTalk talk, OptionalLong largest) {
    List<String> remarks = new ArrayList<>();
    if (talk.reach() == Reach.ANSWERED) {
      relay(who, talk).ifPresent(remarks::add);
      wanted(who, "postmaster", talk, Purpose.POSTMASTER).ifPresent(remarks::add);
      wanted(who, "abuse", talk, Purpose.ABUSE).ifPresent(remarks::add);
      nullSender(who, talk).ifPresent(remarks::add);
      stranger(who, talk).ifPresent(remarks::add);
      untold(who, talk).ifPresent(remarks::add);
      smaller(who, talk, largest).ifPresent(remarks::add);
    }
    return remarks;
  }

  private static Optional<String> relay(String who, SmtpTalk talk) {
    return talk.answers(Purpose.RELAY).stream()
        .filter(answer -> answer.said().meaning() == Meaning.ACCEPTED)
        .findFirst()
        .map(
            answer ->
                who
                    + " is an open relay, unless it knows the machine that asked or refuses after"
                    + " DATA: "
                    + said(answer));
  }

  private static Optional<String> wanted(String who, String what, SmtpTalk talk, Purpose purpose) {
    return talk.answers(purpose).stream()
        .filter(answer -> answer.said().meaning() == Meaning.REFUSED)
        .findFirst()
        .map(answer -> who + " refuses " + what + ": " + answer.said().text());
  }

  /** What is said against the sender is said against the null sender, where another is welcome. */
  private static Optional<String> nullSender(String who, SmtpTalk talk) {
    boolean welcome =
        talk.answers(Purpose.DECLARED).stream()
            .anyMatch(answer -> answer.said().meaning() == Meaning.ACCEPTED);
    return talk.answers(Purpose.NULL_SENDER).stream()
        .filter(
            answer ->
                answer.said().meaning() == Meaning.REFUSED
                    || (answer.said().meaning() == Meaning.PROBER && welcome))
        .findFirst()
        .map(answer -> who + " refuses the null sender, so no bounce: " + answer.said().text());
  }

  private static Optional<String> stranger(String who, SmtpTalk talk) {
    return talk.answers(Purpose.STRANGER).stream()
        .filter(answer -> answer.said().meaning() == Meaning.ACCEPTED)
        .findFirst()
        .map(answer -> who + " takes mail for whom nobody knows, and may bounce it later");
  }

  private static Optional<String> untold(String who, SmtpTalk talk) {
    return talk.answers(Purpose.RELAY).isEmpty()
        ? Optional.of(who + " lets nobody see whether it relays")
        : Optional.empty();
  }

  private static Optional<String> smaller(String who, SmtpTalk talk, OptionalLong largest) {
    OptionalLong size = talk.size();
    return size.isPresent() && largest.isPresent() && size.getAsLong() < largest.getAsLong()
        ? Optional.of(
            who
                + " takes messages of "
                + size.getAsLong()
                + " octets, the hosts before "
                + largest.getAsLong())
        : Optional.empty();
  }

  private static String said(Answer answer) {
    return answer.recipient() + ": " + answer.said().text();
  }

  /** Of hosts that cannot be asked nothing is known, and there is nothing to compare with. */
  private OptionalLong largest(List<Name> before) throws InterruptedException {
    Instant now = clock.instant();
    Optional<Limit> fresh = known.filter(limit -> limit.holds(before, now));
    if (fresh.isPresent()) {
      return fresh.get().largest();
    }
    OptionalLong largest = greeted(before);
    known = Optional.of(new Limit(List.copyOf(before), largest, now));
    return largest;
  }

  private OptionalLong greeted(List<Name> before) throws InterruptedException {
    OptionalLong largest = OptionalLong.empty();
    for (Name host : before) {
      if (interview.greeting(host) instanceof Seen<List<SmtpTalk>> seen) {
        for (SmtpTalk talk : seen.answer()) {
          OptionalLong size = talk.size();
          largest = size.isPresent() && size.getAsLong() > largest.orElse(0) ? size : largest;
        }
      }
    }
    return largest;
  }
}
