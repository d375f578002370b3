package org.mxshift.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mxshift.model.Image;
import org.mxshift.program.Change;
import org.mxshift.program.Condition;
import org.mxshift.program.Move;
import org.mxshift.program.Preferences;
import org.mxshift.program.Program;
import org.mxshift.spi.Question;

/** What is not as it should be of new hosts: sentences, each of which begins with its host. */
final class Remarks {

  private Remarks() {}

  /** After this look: what it told of the hosts that it asked, and of all others what was known. */
  static List<String> after(List<String> known, Program program, Event.Probed look) {
    if (look.remarks().isEmpty()) {
      return known;
    }
    List<String> told = look.remarks().get();
    Move move = program.move(look.move());
    Set<String> asked = asked(look.round() == Round.PROOF ? move.opens() : move.settles());
    told.forEach(remark -> asked.add(host(remark)));
    return Stream.concat(
            known.stream().filter(remark -> !asked.contains(host(remark))), told.stream())
        .toList();
  }

  /** Of the hosts that this program publishes or leaves in DNS. */
  static List<String> within(List<String> known, Program program) {
    Set<String> hosts =
        program.moves().stream()
            .flatMap(
                move ->
                    Stream.concat(
                        move.served().stream(), move.change().map(Change::after).stream()))
            .map(Image::set)
            .flatMap(set -> Preferences.hosts(set.mx()).stream())
            .map(Object::toString)
            .collect(Collectors.toSet());
    return known.stream().filter(remark -> hosts.contains(host(remark))).toList();
  }

  private static Set<String> asked(List<Condition> conditions) {
    return conditions.stream()
        .flatMap(condition -> condition.questions().stream())
        .filter(Question.Fit.class::isInstance)
        .map(question -> ((Question.Fit) question).host().toString())
        .collect(Collectors.toSet());
  }

  private static String host(String remark) {
    return remark.split(" ", 2)[0];
  }
}
