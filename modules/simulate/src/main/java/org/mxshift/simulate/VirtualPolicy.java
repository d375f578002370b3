package org.mxshift.simulate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mxshift.model.Name;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Verdict;

/**
 * The MTA-STS policy of the virtual domain, in mode {@code enforce}. Until somebody serves one, a
 * person serves at once whatever is asked for.
 */
public final class VirtualPolicy {

  private Optional<Set<Name>> allowed = Optional.empty();

  /** From now on these hosts are allowed and no others. */
  public void serve(Set<Name> hosts) {
    allowed = Optional.of(Set.copyOf(hosts));
  }

  /** Whether senders that enforce it bring mail to this host. */
  public boolean allows(Name host) {
    return allowed.map(hosts -> hosts.contains(host)).orElse(true);
  }

  Observation judge(Question.Policy question, Instant at) {
    boolean wide = question.hosts().stream().allMatch(this::allows);
    boolean narrow =
        allowed.isEmpty() || question.gone().stream().noneMatch(allowed.get()::contains);
    return Observation.of(
        wide && narrow ? Verdict.PASS : Verdict.PENDING,
        question.sentence() + (wide && narrow ? "" : ": not yet"),
        List.of(),
        at);
  }
}
