package org.mxshift.spf;

import java.util.List;
import java.util.Optional;

/**
 * What one term of a record costs.
 *
 * @param term the term
 * @param lookUps 1 where the term itself counts, else 0
 * @param hosts how many mail hosts an mx names, of which 10 are allowed
 * @param voids look-ups that find nothing, for the term itself
 * @param addresses whom an a or an mx lets send, as far as it is known
 * @param below the record that an include or a redirect leads to
 * @param notes what people should know about it
 * @param certain whether nothing depends on the sender, or could not be looked up
 */
public record CostLine(
    SpfTerm term,
    int lookUps,
    int hosts,
    Voids voids,
    List<IpAddress> addresses,
    Optional<Cost> below,
    List<String> notes,
    boolean certain) {

  /** Takes copies. */
  public CostLine {
    addresses = List.copyOf(addresses);
    notes = List.copyOf(notes);
  }

  static CostLine free(SpfTerm term, String... notes) {
    return new CostLine(term, 0, 0, Voids.NONE, List.of(), Optional.empty(), List.of(notes), true);
  }

  static CostLine one(SpfTerm term) {
    return new CostLine(term, 1, 0, Voids.NONE, List.of(), Optional.empty(), List.of(), true);
  }

  CostLine with(Voids found) {
    return new CostLine(term, lookUps, hosts, found, addresses, below, notes, certain);
  }

  CostLine with(int mailHosts, List<IpAddress> found) {
    return new CostLine(term, lookUps, mailHosts, voids, found, below, notes, certain);
  }

  CostLine leadingTo(Cost record) {
    return new CostLine(
        term, lookUps, hosts, voids, addresses, Optional.of(record), notes, certain);
  }

  CostLine noting(List<String> more, boolean stillCertain) {
    return new CostLine(
        term, lookUps, hosts, voids, addresses, below, more, certain && stillCertain);
  }

  /** With all that it leads to. */
  public int lookUpsInAll() {
    return lookUps + below.map(Cost::lookUps).orElse(0);
  }

  /** With all that it leads to. */
  public Voids voidsInAll() {
    return below.map(Cost::voids).orElse(Voids.NONE).plus(voids);
  }
}
