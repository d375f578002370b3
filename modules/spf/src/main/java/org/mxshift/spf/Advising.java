package org.mxshift.spf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks through a record for what would make it cheaper. */
final class Advising {

  private final Cost cost;

  /** Those that stand before anything that refuses, and so pass for sure. */
  private final List<Mechanism.Network> networks;

  private final Set<String> reached = new HashSet<>();
  private final List<Advice> all = new ArrayList<>();

  Advising(Cost cost) {
    this.cost = cost;
    this.networks =
        cost.lines().stream()
            .takeWhile(line -> line.term().isModifier() || passes(line))
            .map(line -> line.term().meaning())
            .flatMap(m -> m instanceof Mechanism.Network n ? Stream.of(n) : Stream.empty())
            .toList();
  }

  List<Advice> all() {
    if (cost.problems().findAny().isEmpty()) {
      cost.lines().stream().filter(line -> line.term().looksUp()).forEach(this::line);
    }
    dearest();
    return all;
  }

  private void line(CostLine line) {
    Optional<String> needless = needless(line);
    if (needless.isPresent()) {
      say(Advice.Kind.NOT_NEEDED, line, needless.get());
    } else if (line.term().meaning() instanceof Mechanism.Ptr) {
      say(Advice.Kind.REPLACE, line, "RFC 7208 section 5.5 says not to use ptr; name the hosts");
    } else {
      WrittenOut.of(line, cost)
          .ifPresent(out -> say(Advice.Kind.WRITE_OUT, line, out.terms(), out.why()));
    }
    reached.add(line.term().canonical());
    if (passes(line)) {
      line.below().ifPresent(this::reach);
    }
  }

  /** What an included record passes for sure: what stands before anything that refuses. */
  private void reach(Cost below) {
    below.lines().stream()
        .takeWhile(line -> line.term().isModifier() || passes(line))
        .filter(line -> isSameEverywhere(line.term().meaning()))
        .forEach(
            line -> {
              reached.add(line.term().canonical());
              line.below().ifPresent(this::reach);
            });
  }

  private static boolean isSameEverywhere(Directive meaning) {
    return meaning instanceof Mechanism.Include include && include.target().name().isPresent();
  }

  private Optional<String> needless(CostLine line) {
    if (line.lookUps() == 0) {
      return Optional.of("it is never looked at");
    }
    if (reached.contains(line.term().canonical())) {
      return Optional.of("it is there already, itself or in an included record");
    }
    if (line.certain() && matchesNobody(line)) {
      return Optional.of("it matches nobody");
    }
    boolean covered =
        passes(line)
            && line.certain()
            && isWholeAddresses(line.term().meaning())
            && line.addresses().stream()
                .allMatch(ip -> networks.stream().anyMatch(n -> n.contains(ip)));
    return covered ? Optional.of("ip4 and ip6 terms name all its addresses") : Optional.empty();
  }

  private static boolean matchesNobody(CostLine line) {
    Directive meaning = line.term().meaning();
    if (meaning instanceof Mechanism.A || meaning instanceof Mechanism.Mx) {
      return line.addresses().isEmpty();
    }
    if (meaning instanceof Mechanism.Exists) {
      return line.voids().most() > 0;
    }
    return meaning instanceof Mechanism.Include
        && line.below().filter(Advising::passesNobody).isPresent();
  }

  private static boolean passesNobody(Cost below) {
    return below.problem().isEmpty()
        && below.lines().stream()
            .noneMatch(line -> passes(line) || line.term().meaning() instanceof Modifier.Redirect);
  }

  private static boolean isWholeAddresses(Directive meaning) {
    PrefixPair whole = new PrefixPair(PrefixPair.WHOLE_FOUR, PrefixPair.WHOLE_SIX);
    return (meaning instanceof Mechanism.A a && a.prefixes().equals(whole))
        || (meaning instanceof Mechanism.Mx mx && mx.prefixes().equals(whole));
  }

  static boolean passes(CostLine line) {
    return !line.term().isModifier() && line.term().result() == Result.PASS;
  }

  private void dearest() {
    cost.lines().stream()
        .filter(line -> line.lookUpsInAll() > 1)
        .max(Comparator.comparingInt(CostLine::lookUpsInAll))
        .ifPresent(line -> say(Advice.Kind.DEAREST, line, "with all it leads to"));
  }

  private void say(Advice.Kind kind, CostLine line, String why) {
    say(kind, line, List.of(), why);
  }

  private void say(Advice.Kind kind, CostLine line, List<SpfTerm> instead, String why) {
    all.add(new Advice(kind, line.term(), line.lookUpsInAll(), instead, why));
  }
}
