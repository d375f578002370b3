package org.mxshift.spf;

import java.util.ArrayList;
import java.util.List;

/** A cost as lines for people. */
final class CostTree {

  private static final String STEP = "  ";

  private final List<String> lines = new ArrayList<>();

  private CostTree() {}

  static List<String> of(Cost cost) {
    CostTree tree = new CostTree();
    tree.lines.add(head(cost));
    tree.add(cost, STEP);
    return tree.lines;
  }

  private static String head(Cost cost) {
    String atLeast = cost.isCertain() ? "" : "at least ";
    return cost.problem().orElseGet(() -> cost.domain() + ": " + atLeast + sum(cost));
  }

  private static String sum(Cost cost) {
    Voids voids = cost.voids();
    String found = voids.most() == 0 ? "" : ", " + count(voids) + " of them in vain";
    return many(cost.lookUps(), "look-up") + found;
  }

  private static String count(Voids voids) {
    return voids.four() == voids.six()
        ? String.valueOf(voids.four())
        : voids.four() + " (over IPv6 " + voids.six() + ")";
  }

  private void add(Cost cost, String indent) {
    for (CostLine line : cost.lines()) {
      lines.add(indent + line.term() + said(line));
      line.below().ifPresent(below -> add(below, indent + STEP));
    }
  }

  private static String said(CostLine line) {
    List<String> words = new ArrayList<>();
    if (line.lookUpsInAll() > 0) {
      words.add(String.valueOf(line.lookUpsInAll()));
    }
    if (line.hosts() > 0) {
      words.add(many(line.hosts(), "host"));
    }
    if (line.voids().most() > 0) {
      words.add(count(line.voids()) + " in vain");
    }
    words.addAll(line.notes());
    line.below().flatMap(Cost::problem).ifPresent(words::add);
    return words.isEmpty() ? "" : "  " + String.join(", ", words);
  }

  static String many(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
