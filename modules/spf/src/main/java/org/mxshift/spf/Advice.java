package org.mxshift.spf;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that makes a record cheaper. Only terms of the record itself are spoken of: those of
 * included records are somebody else's.
 *
 * @param kind what to do
 * @param term with which term
 * @param saves how many look-ups that takes away
 * @param instead what stands in its place then, where that is known
 * @param why in a few words, with what is to be minded
 */
public record Advice(Kind kind, SpfTerm term, int saves, List<SpfTerm> instead, String why) {

  /** Takes a copy. */
  public Advice {
    instead = List.copyOf(instead);
  }

  /** What is to be done with a term, the safest first. */
  public enum Kind {
    /** It lets nobody send whom the rest of the record does not let send. */
    NOT_NEEDED,
    /** It lets somebody send, and should be said in another way. */
    REPLACE,
    /** Its addresses can stand in the record instead, until their owner changes them. */
    WRITE_OUT,
    /** The one that costs most; whoever needs it cannot do without. */
    DEAREST
  }

  /**
   * All there is to say, the safest first, and of those what saves most. Of a record that receivers
   * cannot use, only which term is the dearest: it has to be mended first.
   */
  public static List<Advice> of(Cost cost) {
    return new Advising(cost)
        .all().stream()
            .sorted(
                Comparator.comparing(Advice::kind)
                    .thenComparing(Comparator.comparingInt(Advice::saves).reversed()))
            .toList();
  }

  /** The same in one sentence; what the record costs, where there is nothing to say. */
  public static String sentence(Cost cost, Limits limits) {
    String costs =
        cost.problem()
            .orElse(
                "the SPF record of "
                    + cost.domain()
                    + " costs "
                    + (cost.isCertain() ? "" : "at least ")
                    + CostTree.many(cost.lookUps(), "look-up")
                    + " of "
                    + limits.lookUps());
    List<Advice> all = of(cost);
    return all.isEmpty()
        ? costs
        : all.stream().map(Advice::words).collect(Collectors.joining("; ", costs + ": ", ""));
  }

  private String words() {
    return switch (kind) {
          case NOT_NEEDED -> "'" + term + "' is not needed";
          case REPLACE -> "'" + term + "' is better replaced";
          case WRITE_OUT -> "'" + term + "' can be written out";
          case DEAREST -> "'" + term + "' costs most";
        }
        + " ("
        + (saves > 0 ? saves + ", " : "")
        + why
        + ")";
  }
}
