package org.mxshift.steps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.program.Change;
import org.mxshift.program.Condition;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Step;
import org.mxshift.spi.Question;

/**
 * The old senders leave SPF, the old hosts the MTA-STS policy.
 *
 * <p><b>What:</b> exactly the terms of the plan's {@code spf.remove}; a domain that takes no mail
 * any more ends with {@code -all}. Under MTA-STS, the id of the policy once the narrower one is
 * served. Then green is observed for the plan's {@code ttl.watch}, at the low TTL still.
 *
 * <p><b>When:</b> not before the plan's {@code spf.queue} is over, counted from the retirement.
 *
 * <p><b>Why:</b> last of all, for an old host may still send what it had queued, and a receiver
 * would refuse it.
 *
 * <p><b>How it fails:</b> a stranger's edit of the SPF record stops it; other TXT records are
 * carried along.
 */
final class Narrow implements Chapter {

  @Override
  public List<Move> moves(Course course) {
    Stream<Move> senders =
        course.spf().stream()
            .flatMap(spf -> Stream.concat(queues(course), Stream.of(narrow(course, spf))));
    Stream<Move> policy = course.policy().stream().map(id -> policy(course, id));
    List<Move> moves = Stream.concat(senders, policy).toList();
    boolean writes = moves.stream().anyMatch(Move::writes);
    return writes && !course.hosts().closing() ? Chapter.both(moves, watch(course)) : moves;
  }

  /** Nothing where the plan wants no watch. */
  private static List<Move> watch(Course course) {
    Duration span = course.plan().ttl().watch();
    if (span.isZero()) {
      return List.of();
    }
    List<Question> questions = new ArrayList<>(course.proof(List.of(), course.hosts().newHosts()));
    if (course.sends()) {
      questions.add(course.routed());
    }
    course.policy().ifPresent(id -> questions.add(course.narrow()));
    return List.of(
        Chapter.look(
            Step.NARROW,
            "watch",
            List.of(),
            course.sets().stream().map(Stages::late).toList(),
            course.observed(span, course.terms().greens(), questions),
            "What was narrowed too far shows now, while it is still mended quickly."));
  }

  /** What the drain has not waited out yet of the time that old hosts may still send. */
  private static Stream<Move> queues(Course course) {
    Duration queue = course.plan().spf().queue();
    boolean leaves = !course.plan().spf().remove().isEmpty();
    if (!leaves || queue.compareTo(course.terms().drain()) <= 0) {
      return Stream.empty();
    }
    Duration rest = queue.minus(course.terms().drain());
    return Stream.of(
        Chapter.look(
            Step.NARROW,
            "queues",
            List.of(),
            List.of(course.mx().late()),
            List.of(new Condition.Waited(rest, Optional.empty())),
            "Old hosts may still send what they had queued."));
  }

  private static Move policy(Course course, Stages id) {
    return Chapter.write(
        Step.NARROW,
        id.word(),
        Effect.NARROW,
        new Change(id.low(), id.late()),
        Chapter.both(course.gates(Effect.NARROW), course.proven(List.of(course.narrow()))),
        List.of(course.noticed(id.low())),
        "Senders fetch the MTA-STS policy again, which allows the new hosts alone by then.");
  }

  private static Move narrow(Course course, Stages spf) {
    return Chapter.write(
        Step.NARROW,
        spf.word(),
        Effect.NARROW,
        new Change(spf.low(), spf.late()),
        course.gates(Effect.NARROW),
        List.of(course.gone(spf.low())),
        "The old senders leave SPF.");
  }
}
