package org.mxshift.spf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a term would be if its addresses stood in the record themselves.
 *
 * @param terms what to write instead
 * @param octets how long the record is then
 */
record WrittenOut(List<SpfTerm> terms, int octets) {

  /** The name and all its TXT records should fit one old DNS message (RFC 7208 section 3.4). */
  private static final int MOST_OCTETS = 450;

  /** Empty where it cannot be written out, or not in so little space. */
  static Optional<WrittenOut> of(CostLine line, Cost cost) {
    boolean can =
        line.certain()
            && Advising.passes(line)
            && isPlain(line.term())
            && line.below().stream().allMatch(WrittenOut::isSimple);
    List<SpfTerm> terms =
        Stream.concat(
                line.addresses().stream().map(ip -> new Mechanism.Network(ip, ip.bits())),
                line.below().stream().flatMap(WrittenOut::networks))
            .map(network -> new SpfTerm(network.canonical()))
            .distinct()
            .toList();
    int now = cost.record().map(record -> record.text().length()).orElse(0);
    int more = terms.stream().mapToInt(term -> 1 + term.text().length()).sum();
    WrittenOut out = new WrittenOut(terms, now - line.term().text().length() - 1 + more);
    boolean fits = out.octets() + cost.domain().length() <= MOST_OCTETS;
    return can && fits && !terms.isEmpty() ? Optional.of(out) : Optional.empty();
  }

  String why() {
    return CostTree.many(terms.size(), "network")
        + ", "
        + octets
        + " octets in all; then whoever changes an address has to tell you";
  }

  private static boolean isPlain(SpfTerm term) {
    Directive meaning = term.meaning();
    return meaning instanceof Mechanism.Include
        || ((meaning instanceof Mechanism.A || meaning instanceof Mechanism.Mx)
            && term.text().indexOf('/') < 0);
  }

  /** Whether it is nothing but networks that pass, and more records like it. */
  private static boolean isSimple(Cost cost) {
    return cost.problem().isEmpty()
        && cost.lines().stream()
            .allMatch(
                line ->
                    isNeutralEnd(line)
                        || (Advising.passes(line)
                            && (line.term().meaning() instanceof Mechanism.Network
                                || (line.term().meaning() instanceof Mechanism.Include
                                    && line.below().filter(WrittenOut::isSimple).isPresent()))));
  }

  private static boolean isNeutralEnd(CostLine line) {
    return line.term().isAll()
        ? !Advising.passes(line)
        : line.term().meaning() instanceof Modifier.Other;
  }

  private static Stream<Mechanism.Network> networks(Cost cost) {
    return cost.everyLine()
        .map(line -> line.term().meaning())
        .flatMap(m -> m instanceof Mechanism.Network network ? Stream.of(network) : Stream.empty());
  }
}
