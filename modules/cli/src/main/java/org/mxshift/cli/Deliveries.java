package org.mxshift.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.Round;
import org.mxshift.program.Condition;
import org.mxshift.program.Move;
import org.mxshift.program.Program;
import org.mxshift.spi.Delivered;
import org.mxshift.spi.Question;
import org.mxshift.spi.Route;

/** The looks of a run that sent messages, from its log. */
final class Deliveries {

  private final List<Delivered.Look> looks = new ArrayList<>();
  private Optional<Program> program = Optional.empty();

  private Deliveries() {}

  static List<Delivered.Look> of(List<Entry> entries) {
    Deliveries deliveries = new Deliveries();
    entries.forEach(deliveries::take);
    return List.copyOf(deliveries.looks);
  }

  private void take(Entry entry) {
    Event event = entry.event();
    if (event instanceof Event.Started started) {
      program = Optional.of(started.program());
    } else if (event instanceof Event.Turned turned) {
      program = Optional.of(turned.program());
    } else if (event instanceof Event.Replanned other) {
      program = Optional.of(other.program());
    } else if (event instanceof Event.Probed probed) {
      List<Route> routes = program.map(it -> routes(it, probed)).orElse(List.of());
      if (!routes.isEmpty()) {
        looks.add(
            new Delivered.Look(
                routes, probed.verdict(), probed.summary(), probed.evidence(), entry.at()));
      }
    }
  }

  private static List<Route> routes(Program program, Event.Probed probed) {
    return program.moves().stream()
        .filter(move -> move.id().equals(probed.move()))
        .flatMap(move -> questions(move, probed.round()))
        .filter(Question.Delivers.class::isInstance)
        .map(question -> ((Question.Delivers) question).route())
        .distinct()
        .toList();
  }

  /** What is asked in a round of this kind; what is waited for may have been sent in either. */
  private static Stream<Question> questions(Move move, Round round) {
    Stream<Question> proof =
        move.opens().stream()
            .filter(Condition.Proven.class::isInstance)
            .flatMap(condition -> ((Condition.Proven) condition).questions().stream());
    Stream<Question> watch =
        move.settles().stream()
            .filter(Condition.Observed.class::isInstance)
            .flatMap(condition -> ((Condition.Observed) condition).watch().stream());
    return switch (round) {
      case PROOF -> proof;
      case WATCH -> watch;
      case ARRIVAL -> Stream.concat(proof, watch);
      case GUARD, SERVED, CACHED -> Stream.empty();
    };
  }
}
