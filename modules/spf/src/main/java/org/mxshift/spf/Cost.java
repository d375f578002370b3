package org.mxshift.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * What a record costs a receiver who has to go through all of it, since no term matches: the
 * largest cost there is. Counted by following every include and redirect through DNS.
 *
 * <p>The cost at another time is that of another world: {@code Cost.of(dns.with("example.com",
 * RecordKind.MX, Answer.of("mx.new.example")), "example.com")}.
 *
 * @param domain whose record
 * @param record the record; empty where there is none that can be read
 * @param problem why receivers cannot use it; empty where they can
 * @param lines its terms in order
 */
public record Cost(
    String domain, Optional<SpfRecord> record, Optional<String> problem, List<CostLine> lines) {

  /** Takes a copy of the lines. */
  public Cost {
    lines = List.copyOf(lines);
  }

  /** Follows the record of a domain wherever it leads; asks no question twice. */
  public static Cost of(LookUp dns, String domain) {
    return new CostWalk(dns.remembering(), QueryName.withoutDot(domain)).cost();
  }

  static Cost broken(String domain, String problem) {
    return new Cost(domain, Optional.empty(), Optional.of(problem), List.of());
  }

  /** Terms that ask DNS, of which receivers allow ten. */
  public int lookUps() {
    return sum(CostLine::lookUpsInAll);
  }

  /** Look-ups that find nothing, of which receivers allow two. */
  public Voids voids() {
    return lines.stream().map(CostLine::voidsInAll).reduce(Voids.NONE, Voids::plus);
  }

  /** How many hosts the largest mx names, of which receivers allow ten. */
  public int mostHosts() {
    return everyLine().mapToInt(CostLine::hosts).max().orElse(0);
  }

  /** Whether it was counted to the end; otherwise it may cost more. */
  public boolean isCertain() {
    return problem.isEmpty()
        && lines.stream()
            .allMatch(l -> l.certain() && l.below().stream().allMatch(Cost::isCertain));
  }

  /** All lines, those of the records that it leads to as well. */
  public Stream<CostLine> everyLine() {
    return lines.stream()
        .flatMap(
            line -> Stream.concat(Stream.of(line), line.below().stream().flatMap(Cost::everyLine)));
  }

  /** What makes receivers answer {@code permerror}, one sentence each; none when all is well. */
  public List<String> complaints(Limits limits) {
    List<String> complaints = new ArrayList<>(problems().toList());
    over(complaints, lookUps(), limits.lookUps(), "look-ups");
    over(
        complaints,
        voids().four(),
        limits.voids(),
        "look-ups that find nothing for senders over IPv4");
    over(
        complaints,
        voids().six(),
        limits.voids(),
        "look-ups that find nothing for senders over IPv6");
    over(complaints, mostHosts(), limits.mxNames(), "hosts in one mx");
    return complaints;
  }

  private void over(List<String> complaints, int cost, int limit, String what) {
    if (cost > limit) {
      complaints.add(
          "the SPF record of "
              + domain
              + " costs "
              + cost
              + " "
              + what
              + ", and "
              + limit
              + " are allowed");
    }
  }

  /** Why receivers cannot use it, or one of the records that it leads to. */
  Stream<String> problems() {
    return Stream.concat(
        problem.stream(), lines.stream().flatMap(l -> l.below().stream()).flatMap(Cost::problems));
  }

  private int sum(ToIntFunction<CostLine> what) {
    return lines.stream().mapToInt(what).sum();
  }

  /** Line by line for people: what each term costs, with the records below it indented. */
  public List<String> tree() {
    return CostTree.of(this);
  }
}
