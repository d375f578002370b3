package org.mxshift.program;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Question;

/**
 * Transport policies when a program is turned round. On the way back one that was narrowed must be
 * served wide again before its id changes back, and be noticed, before any host returns; one that
 * was widened may stay so. Going forward again everything is asked again, for whoever serves the
 * policy may have changed it meanwhile.
 */
final class Policies {

  /** What senders remember at least, where no move says it. */
  private static final Duration DAY = Duration.ofDays(1);

  private final Program program;
  private final List<Name> all;

  /**
   * @param program the one that is turned round
   */
  Policies(Program program) {
    this.program = program;
    this.all =
        moves()
            .flatMap(move -> Stream.concat(move.opens().stream(), move.settles().stream()))
            .flatMap(Policies::questions)
            .flatMap(policy -> Stream.concat(policy.hosts().stream(), policy.gone().stream()))
            .distinct()
            .toList();
  }

  private Stream<Move> moves() {
    return Stream.of(program.earlier(), program.moves(), program.onward()).flatMap(List::stream);
  }

  private static Stream<Question.Policy> questions(Condition condition) {
    return condition.questions().stream()
        .filter(Question.Policy.class::isInstance)
        .map(Question.Policy.class::cast);
  }

  /** What opens the write of hosts that go forward again: all are allowed. */
  List<Condition> opens() {
    boolean again = program.direction() == Program.Direction.BACK && !all.isEmpty();
    return again ? List.of(proven(all, List.of())) : List.of();
  }

  /** What opens the undoing of this move. */
  List<Condition> opens(Move move) {
    if (program.direction() == Program.Direction.FORWARD) {
      return widenedAgain(move);
    }
    if (all.isEmpty() || !isId(move)) {
      return List.of();
    }
    return move.step() == Step.NARROW ? List.of(narrow()) : opens();
  }

  /** What settles the undoing of this move: senders that remember have looked again. */
  List<Condition> settles(Move move) {
    if (program.direction() == Program.Direction.FORWARD) {
      return widenedAgain(move).isEmpty() ? List.of() : move.settles();
    }
    if (all.isEmpty() || !isId(move)) {
      return List.of();
    }
    Duration replaced = program.terms().gone(move.change().orElseThrow().after().set().ttl());
    return List.of(new Condition.Waited(replaced.plus(remembered()), Optional.of(key())));
  }

  private static List<Condition> widenedAgain(Move move) {
    List<Question> wide =
        move.opens().stream()
            .filter(Condition.Proven.class::isInstance)
            .flatMap(Policies::questions)
            .filter(policy -> !policy.gone().isEmpty())
            .<Question>map(Policies::wide)
            .toList();
    return wide.isEmpty() ? List.of() : List.of(new Condition.Proven(wide));
  }

  private static Question.Policy wide(Question.Policy narrow) {
    List<Name> both = new ArrayList<>(narrow.hosts());
    both.addAll(narrow.gone());
    return new Question.Policy(narrow.domain(), both, List.of());
  }

  /** Those that the mail had gone to before it was brought back, and none of the others. */
  private Condition narrow() {
    Set<Name> kept = new TreeSet<>();
    program.moves().stream()
        .filter(Move::movesHosts)
        .findFirst()
        .map(move -> move.change().orElseThrow().before().set().mx())
        .ifPresent(records -> kept.addAll(Preferences.hosts(records)));
    List<Name> gone = all.stream().filter(host -> !kept.contains(host)).toList();
    return proven(all.stream().filter(kept::contains).toList(), kept.isEmpty() ? List.of() : gone);
  }

  private Condition proven(List<Name> hosts, List<Name> gone) {
    return new Condition.Proven(
        List.of(new Question.Policy(program.domain(), hosts.isEmpty() ? all : hosts, gone)));
  }

  /** Beyond the TTL, as the program itself waits where it changes the id. */
  private Duration remembered() {
    return moves()
        .filter(this::isId)
        .flatMap(
            move ->
                move.settles().stream()
                    .filter(Condition.Waited.class::isInstance)
                    .map(waited -> ((Condition.Waited) waited).length())
                    .map(length -> length.minus(replaced(move))))
        .max(Duration::compareTo)
        .orElse(DAY);
  }

  private Duration replaced(Move move) {
    return program.terms().gone(move.change().orElseThrow().before().set().ttl());
  }

  private boolean isId(Move move) {
    return move.change().filter(c -> c.key().equals(key()) && !c.ttlOnly()).isPresent();
  }

  /** Where the id of a policy lives (RFC 8461 section 3.1). */
  private SetKey key() {
    return new SetKey(program.domain().child("_mta-sts"), RecordType.TXT);
  }
}
