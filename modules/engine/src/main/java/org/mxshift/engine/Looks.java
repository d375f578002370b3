package org.mxshift.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Verdict;
import org.mxshift.spi.Witness;

/** Asks several questions and makes one verdict of the answers: the worst. */
final class Looks {

  private static final List<Verdict> WORST_FIRST =
      List.of(Verdict.REJECTS, Verdict.DEFERS, Verdict.INCONCLUSIVE, Verdict.PENDING, Verdict.PASS);

  private final Supplier<String> tokens;

  Looks(Supplier<String> tokens) {
    this.tokens = tokens;
  }

  /** The digest by which the log knows a token; the token itself is only in the message. */
  static String digest(String token) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** All answers as one. */
  Answer ask(Now now, Round round, List<? extends Question> questions) {
    Witness witness = now.world().witness();
    Verdict worst = Verdict.PASS;
    String summary =
        switch (questions.size()) {
          case 0 -> "nothing to ask";
          case 1 -> questions.get(0).sentence();
          default -> questions.size() + " looks";
        };
    List<String> evidence = new ArrayList<>();
    List<String> sent = new ArrayList<>();
    List<Event.Probed> caches = new ArrayList<>();
    for (Question question : questions) {
      String token = tokens.get();
      Observation seen = witness.look(question, token);
      evidence.add(seen.verdict() + ": " + seen.summary());
      evidence.addAll(seen.evidence());
      if (WORST_FIRST.indexOf(seen.verdict()) < WORST_FIRST.indexOf(worst)) {
        worst = seen.verdict();
        summary = seen.summary();
      }
      if (question instanceof Question.Delivers && seen.verdict() == Verdict.PASS) {
        sent.add(digest(token));
      }
      higher(now, question, seen).ifPresent(caches::add);
    }
    return new Answer(worst, probed(now, round, worst, summary, evidence, sent), caches);
  }

  private static Event.Probed probed(
      Now now,
      Round round,
      Verdict verdict,
      String summary,
      List<String> evidence,
      List<String> sent) {
    return new Event.Probed(
        now.move().id(),
        round,
        verdict,
        summary,
        evidence,
        Optional.empty(),
        Optional.empty(),
        sent);
  }

  private static Optional<Event.Probed> higher(Now now, Question question, Observation seen) {
    if (!(question instanceof Question.Cached cached)) {
      return Optional.empty();
    }
    return seen.cachedFor()
        .filter(
            length ->
                Optional.ofNullable(now.run().highWater().get(cached.set()))
                    .filter(known -> known.compareTo(length) >= 0)
                    .isEmpty())
        .map(
            length ->
                new Event.Probed(
                    now.move().id(),
                    Round.CACHED,
                    seen.verdict(),
                    seen.summary(),
                    seen.evidence(),
                    Optional.of(cached.set()),
                    Optional.of(length),
                    List.of()));
  }

  /**
   * The answers to a round of questions.
   *
   * @param verdict the worst
   * @param event the round as an event
   * @param caches what was learnt of caches that the log does not know
   */
  record Answer(Verdict verdict, Event.Probed event, List<Event.Probed> caches) {}
}
