package org.mxshift.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;
import org.mxshift.spi.SmtpTalk;
import org.mxshift.spi.SmtpTalk.Answer;
import org.mxshift.spi.SmtpTalk.Meaning;
import org.mxshift.spi.SmtpTalk.Purpose;
import org.mxshift.spi.SmtpTalk.Reach;
import org.mxshift.spi.Spoken;

/**
 * What every address of several mail hosts said, one session each, which all checks share.
 *
 * @param hosts who was to be spoken to
 * @param all in the order of the hosts
 */
record Talks(List<Name> hosts, List<Heard> all) {

  private static final int SHOWN = 3;
  private static final List<Outcome> WORST_FIRST =
      List.of(Outcome.FAIL, Outcome.WARN, Outcome.INCONCLUSIVE, Outcome.PASS);
  private static final String ELSEWHERE =
      "look again from where it answers, or name mail hosts that do under controls in mxshift.yaml";

  /**
   * One session.
   *
   * @param host whose address it is
   * @param talk what was said
   */
  record Heard(Name host, SmtpTalk talk) {

    boolean answered() {
      return talk.reach() == Reach.ANSWERED;
    }

    /** Whose address it is, and which. */
    String who() {
      return host + " (" + talk.address() + ")";
    }

    /** An opinion on each answer that was given for this reason, or on its absence. */
    Opinion each(Purpose purpose, Function<Answer, Opinion> opinion) {
      List<Answer> answers = talk.answers(purpose);
      return answers.isEmpty()
          ? Opinion.unknown(who() + " was not asked; " + ended())
          : answers.stream().map(opinion).min(Talks::worse).orElseThrow();
    }

    /** Whether somebody who was asked for in this way is taken. */
    boolean takes(Purpose purpose) {
      return talk.answers(purpose).stream()
          .anyMatch(answer -> answer.said().meaning() == Meaning.ACCEPTED);
    }

    /** A recipient that must be taken. */
    Opinion taken(Answer answer) {
      String sentence = who() + " says of " + answer.recipient() + ": " + answer.said().text();
      return switch (answer.said().meaning()) {
        case ACCEPTED -> Opinion.GOOD;
        case REFUSED -> Opinion.bad(sentence);
        case DEFERRED, GREYLISTED, PROBER -> Opinion.unknown(sentence);
      };
    }

    private String ended() {
      return talk.trouble().isEmpty() ? "the session ended early" : talk.trouble();
    }
  }

  /** Copies the lists. */
  Talks {
    hosts = List.copyOf(hosts);
    all = List.copyOf(all);
  }

  /** The sessions with these hosts, held side by side. */
  static Talks of(Subject subject, Sights sights, List<Name> hosts) {
    List<Spoken> inquiries = hosts.stream().map(host -> inquiry(subject, host)).toList();
    List<List<SmtpTalk>> talks = sights.all(inquiries);
    List<Heard> all = new ArrayList<>();
    for (int i = 0; i < hosts.size(); i++) {
      Name host = hosts.get(i);
      talks.get(i).forEach(talk -> all.add(new Heard(host, talk)));
    }
    return new Talks(hosts, all);
  }

  /** The same for every check, so that a host is spoken to once. */
  static Spoken inquiry(Subject subject, Name host) {
    List<MailAddress> recipients = new ArrayList<>();
    subject
        .plan()
        .ifPresent(
            plan -> {
              recipients.addAll(plan.verify().addresses());
              plan.verify()
                  .mailbox()
                  .filter(it -> !recipients.contains(it))
                  .ifPresent(recipients::add);
            });
    Optional<MailAddress> sender = subject.plan().flatMap(plan -> plan.verify().sender());
    return new Spoken(host, subject.domain(), sender, recipients);
  }

  /** Those with whom it holds. */
  Talks of(Function<Heard, Boolean> which) {
    return new Talks(hosts, all.stream().filter(which::apply).toList());
  }

  /**
   * As {@link #judge}, of addresses that answer; nothing is known of others, and nothing is to be
   * judged where there is no host.
   */
  Finding heard(String pass, String remedy, Subject subject, Function<Heard, Opinion> opinion) {
    if (hosts.isEmpty()) {
      return Finding.notApplicable(subject.domain() + " has no mail host");
    }
    return judge(
        pass,
        remedy,
        subject,
        heard ->
            heard.answered()
                ? opinion.apply(heard)
                : Opinion.unknown(heard.who() + " does not answer: " + heard.talk().trouble()));
  }

  /** The worst address decides; the first few that are as bad are named. */
  Finding judge(String pass, String remedy, Subject subject, Function<Heard, Opinion> opinion) {
    List<Heard> shown = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    Outcome worst = Outcome.PASS;
    for (Heard heard : all) {
      Opinion one = opinion.apply(heard);
      if (rank(one.outcome()) < rank(worst)) {
        worst = one.outcome();
        shown.clear();
        sentences.clear();
      }
      if (one.outcome() == worst) {
        shown.add(heard);
        sentences.add(one.sentence());
      }
    }
    List<String> evidence = shown.stream().flatMap(heard -> heard.talk().lines().stream()).toList();
    if (worst == Outcome.PASS) {
      return Finding.pass(pass).because(evidence);
    }
    Finding finding = finding(worst, some(sentences), remedy).because(evidence);
    return finding.at(subject.keyOf(shown.get(0).host()));
  }

  private static Finding finding(Outcome outcome, String sentence, String remedy) {
    return switch (outcome) {
      case FAIL -> Finding.fail(sentence, remedy);
      case WARN -> Finding.warn(sentence, remedy);
      default -> Finding.inconclusive(sentence, ELSEWHERE);
    };
  }

  private static String some(List<String> sentences) {
    List<String> distinct = sentences.stream().distinct().toList();
    String first = String.join("; ", distinct.subList(0, Math.min(SHOWN, distinct.size())));
    return distinct.size() > SHOWN ? first + "; and " + (distinct.size() - SHOWN) + " more" : first;
  }

  private static int worse(Opinion one, Opinion other) {
    return Integer.compare(rank(one.outcome()), rank(other.outcome()));
  }

  private static int rank(Outcome outcome) {
    return WORST_FIRST.indexOf(outcome);
  }

  /** Whether any address of this family answers, which tells silence from a blocked way out. */
  boolean anyAnswers(boolean v6) {
    return all.stream().anyMatch(heard -> heard.answered() && heard.talk().isV6() == v6);
  }

  /** Whether somebody answers there. */
  Opinion answers(Heard heard) {
    String why = heard.talk().trouble().isEmpty() ? "" : ": " + heard.talk().trouble();
    String silent = heard.who() + " does not answer" + why;
    return switch (heard.talk().reach()) {
      case ANSWERED -> Opinion.GOOD;
      case SILENT -> Opinion.bad(silent);
      case UNTOLD ->
          anyAnswers(heard.talk().isV6())
              ? Opinion.bad(silent + ", other hosts do")
              : Opinion.unknown(silent + ", and nobody else shows that there is a way out");
      case BLOCKED -> Opinion.unknown(silent + ", nor do control hosts: there is no way out");
    };
  }
}
