package org.mxshift.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Route;
import org.mxshift.spi.Sent;
import org.mxshift.spi.Verdict;
import org.mxshift.spi.Witness;

/**
 * Asks several questions and makes one verdict of the answers: the worst.
 *
 * <p>A message that must arrive is sent once; from then on, until it is there or late, looks ask
 * the mailbox for it and send no other. Whether hosts are {@linkplain Question.Fit fit} is asked
 * once all else has passed: whoever asks for strangers every minute is soon turned away.
 */
final class Looks {

  static final List<Verdict> WORST_FIRST =
      List.of(Verdict.REJECTS, Verdict.DEFERS, Verdict.INCONCLUSIVE, Verdict.PENDING, Verdict.PASS);

  private static final int PENDING = WORST_FIRST.indexOf(Verdict.PENDING);

  private final Supplier<String> tokens;
  private final Notary notary;

  Looks(Supplier<String> tokens, Notary notary) {
    this.tokens = tokens;
    this.notary = notary;
  }

  /** All answers as one. */
  Answer ask(Now now, Round round, List<? extends Question> questions) {
    Asking asking = new Asking(now, questions);
    boolean stillWaits = asking.stillWaits();
    List<? extends Question> open =
        questions.stream().filter(question -> !stillWaits || !isSpared(question)).toList();
    if (asking.lacks(open)) {
      return asking.elsewhere();
    }
    open.forEach(asking::ask);
    return asking.answer(round);
  }

  /** What is not asked while a message is awaited. */
  private static boolean isSpared(Question question) {
    return question instanceof Question.Delivers || question instanceof Question.Fit;
  }

  /** One round of questions. */
  private final class Asking {

    private final Now now;
    private final Witness witness;
    private final Elsewhere elsewhere;
    private final List<Route> arriving;
    private final List<String> evidence = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final List<Question> last = new ArrayList<>();
    private final List<String> digests = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<Event.Probed> caches = new ArrayList<>();
    private Optional<Observation> mailbox = Optional.empty();
    private Verdict worst = Verdict.PASS;
    private Side side = Side.OLD;
    private String summary;

    Asking(Now now, List<? extends Question> questions) {
      this.now = now;
      this.witness = now.world().witness();
      this.elsewhere = Elsewhere.of(now, notary);
      this.arriving = questions.stream().flatMap(Looks::arriving).toList();
      this.summary =
          switch (questions.size()) {
            case 0 -> "nothing to ask";
            case 1 -> questions.get(0).sentence();
            default -> questions.size() + " looks";
          };
    }

    /** Whether nothing more is to be sent, since what was sent before is not there yet. */
    boolean stillWaits() {
      if (arriving.isEmpty() || !arriving.stream().allMatch(way -> underWay(way).isPresent())) {
        return false;
      }
      arriving.forEach(way -> underWay(way).ifPresent(sent::add));
      mailbox = Optional.of(arrived());
      return mailbox.get().verdict() == Verdict.PENDING;
    }

    private Observation arrived() {
      return witness.arrived(now.program().terms().mailbox(), sent, now.at());
    }

    /** Whether somebody else must look first; bad news from the mailbox do not wait for that. */
    boolean lacks(List<? extends Question> questions) {
      boolean bad =
          mailbox.filter(seen -> WORST_FIRST.indexOf(seen.verdict()) < PENDING).isPresent();
      return !bad && questions.stream().anyMatch(elsewhere::lacks);
    }

    Answer elsewhere() {
      worst = Verdict.PENDING;
      summary = elsewhere.awaited();
      List<Sent> own = arriving.stream().flatMap(way -> underWay(way).stream()).toList();
      return new Answer(
          worst,
          side,
          probed(Round.ARRIVAL, own),
          List.of(),
          Optional.of(now.command("probe") + " --ask"));
    }

    void ask(Question question) {
      if (question instanceof Question.Fit) {
        last.add(question);
      } else {
        askNow(question);
      }
    }

    private void askLast() {
      if (worst == Verdict.PASS) {
        last.forEach(this::askNow);
      }
    }

    private void askNow(Question question) {
      Optional<Sent> underWay = underWay(question);
      if (underWay.isPresent() && mailbox.isEmpty()) {
        sent.add(underWay.get());
      }
      if (elsewhere.looksAt(question)) {
        elsewhere.statement(question).ifPresent(told -> hear(told, underWay.isPresent()));
      } else if (underWay.isEmpty()) {
        look(question);
      }
    }

    /** A message that was sent in vain, since one is under way, is not looked for. */
    private void hear(Testimony.Statement told, boolean underWay) {
      take(told.seen(), () -> Side.of(now.run(), told.question()));
      if (!underWay && told.question() instanceof Question.Delivers delivers) {
        told.digest().ifPresent(digest -> sent(delivers, digest, told.seen().at()));
      }
    }

    private void look(Question question) {
      String token = tokens.get();
      Observation seen = witness.look(question, token);
      take(seen, () -> Side.of(now.run(), question));
      if (question instanceof Question.Delivers delivers && seen.verdict() == Verdict.PASS) {
        sent(delivers, Sent.digest(token), now.at());
      }
      HighWater.news(now, question, seen).ifPresent(caches::add);
    }

    private void sent(Question.Delivers question, String digest, Instant at) {
      digests.add(digest);
      if (question.arrives()) {
        sent.add(new Sent(digest, at, question.route()));
      }
    }

    private Optional<Sent> underWay(Question question) {
      return arriving(question).flatMap(way -> underWay(way).stream()).findFirst();
    }

    private Optional<Sent> underWay(Route way) {
      return now.life().awaited().stream()
          .filter(message -> message.route().equals(way))
          .filter(message -> !message.isStale(now.at()))
          .findFirst();
    }

    /** Whose a green is does not matter, and costs more than all else to tell. */
    private void take(Observation seen, Supplier<Side> of) {
      evidence.add(seen.verdict() + ": " + seen.summary());
      evidence.addAll(seen.evidence());
      remarks.addAll(seen.remarks());
      if (WORST_FIRST.indexOf(seen.verdict()) < WORST_FIRST.indexOf(worst)) {
        worst = seen.verdict();
        side = of.get();
        summary = seen.summary();
      } else if (seen.verdict() == worst && worst != Verdict.PASS) {
        side = Collections.max(List.of(side, of.get()));
      }
    }

    Answer answer(Round round) {
      if (sent.isEmpty()) {
        askLast();
        return new Answer(worst, side, probed(round, List.of()), caches, Optional.empty());
      }
      boolean taken = worst == Verdict.PASS;
      Observation seen = mailbox.orElseGet(this::arrived);
      take(
          seen,
          () ->
              sent.stream()
                  .map(message -> Side.of(now.run(), message.route()))
                  .max(Comparator.naturalOrder())
                  .orElse(Side.NOBODY));
      if (worst == Verdict.PASS) {
        summary += sent.size() == 1 ? ", the message arrived" : ", all messages arrived";
      }
      askLast();
      boolean over = seen.verdict() == Verdict.PASS || seen.verdict() == Verdict.REJECTS;
      List<Sent> awaited =
          over ? List.of() : sent.stream().filter(one -> !one.isLate(now.at())).toList();
      boolean waits = taken && seen.verdict() == Verdict.PENDING;
      Event.Probed event = probed(waits ? Round.ARRIVAL : round, awaited);
      return new Answer(worst, side, event, caches, Optional.empty());
    }

    private Event.Probed probed(Round round, List<Sent> awaited) {
      List<Sent> all = Stream.concat(awaited.stream(), others()).toList();
      return new Event.Probed(
          now.move().id(),
          round,
          worst,
          summary,
          evidence,
          Optional.empty(),
          Optional.empty(),
          digests,
          all,
          last.isEmpty() || worst != Verdict.PASS ? Optional.empty() : Optional.of(remarks));
    }

    /** What other looks of this move have under way. */
    private Stream<Sent> others() {
      return now.life().awaited().stream()
          .filter(message -> !message.isStale(now.at()))
          .filter(message -> !arriving.contains(message.route()));
    }
  }

  /** The way of a message that must arrive. */
  private static Stream<Route> arriving(Question question) {
    return question instanceof Question.Delivers delivers && delivers.arrives()
        ? Stream.of(delivers.route())
        : Stream.empty();
  }

  /**
   * The answers to a round of questions.
   *
   * @param verdict the worst
   * @param side whose hosts it is of
   * @param event the round as an event
   * @param caches what was learnt of caches that the log does not know
   * @param unblock what somebody else is to do, as a command
   */
  record Answer(
      Verdict verdict,
      Side side,
      Event.Probed event,
      List<Event.Probed> caches,
      Optional<String> unblock) {

    /** A rest until there is more to see. */
    Rest rest(String why, Instant due) {
      return unblock
          .map(command -> new Rest(Rest.Kind.ASKED, why, Optional.of(due), command))
          .orElseGet(() -> Rest.time(why, due));
    }

    /** Whether there is mail that it concerns, and hosts to go back to. */
    boolean bounces(Run run) {
      return side.bounces(run);
    }

    /** Whether all is well but for messages, or looks of others, that are not there yet. */
    boolean waits() {
      return event.round() == Round.ARRIVAL;
    }

    /** The same, taken for one that tells nothing. */
    Answer doubted() {
      return new Answer(
          Verdict.INCONCLUSIVE, side, event.as(Verdict.INCONCLUSIVE), caches, unblock);
    }

    /** Whether the log would not know what is under way to the mailbox. */
    boolean newsOfMail(Now now) {
      return !event.awaited().equals(now.life().awaited());
    }
  }
}
