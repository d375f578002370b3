package org.mxshift.steps;

import java.util.List;
import org.mxshift.program.Change;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Step;

/**
 * Writes what harms nobody: SPF for old and new senders together, and low TTLs.
 *
 * <p><b>What:</b> the SPF union, the TTL of the MX set, and of the addresses of mail hosts that the
 * plan names. Under MTA-STS also the id of the policy, as soon as the policy that allows old and
 * new hosts is served; publishing that is up to a person. A domain without MX records gets itself
 * as its only MX first: that is what senders do anyway (RFC 5321 section 5.1).
 *
 * <p><b>Why:</b> a mistake after the move is as long as the TTL; so the TTL goes first. A TTL that
 * is lower already is never raised.
 *
 * <p><b>How it fails:</b> a stranger's edit in between, or a lagging name server, which is named
 * here, where it is harmless.
 */
final class Prepare implements Chapter {

  @Override
  public List<Move> moves(Course course) {
    return course.sets().stream().map(set -> prepare(course, set)).toList();
  }

  private static Move prepare(Course course, Stages set) {
    return Chapter.write(
        Step.PREPARE,
        set.word(),
        Effect.NONE,
        new Change(set.live(), set.low()),
        isPolicy(course, set) ? course.proven(course.wide()) : List.of(),
        List.of(),
        why(course, set));
  }

  private static boolean isPolicy(Course course, Stages set) {
    return course.policy().filter(set::equals).isPresent();
  }

  private static String why(Course course, Stages set) {
    if (set.live().set().isAbsent()) {
      return "Writes down that the domain is its own mail host, as senders assume already.";
    }
    if (isPolicy(course, set)) {
      return "Senders fetch the MTA-STS policy again, which allows old and new hosts by then.";
    }
    boolean spf = course.spf().filter(set::equals).isPresent();
    return spf && !set.live().set().sameValues(set.low().set())
        ? "SPF covers old and new senders from before the move."
        : "A low TTL, so that caches follow quickly.";
  }
}
