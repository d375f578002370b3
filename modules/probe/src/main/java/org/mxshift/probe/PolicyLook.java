package org.mxshift.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.policy.StsPolicy;
import org.mxshift.spi.PolicyFile;
import org.mxshift.spi.PolicyFile.Copy;
import org.mxshift.spi.Question;
import org.mxshift.spi.Verdict;

/** Whether the policy that is served allows the hosts of a move; the worst address decides. */
final class PolicyLook {

  private final PolicyFetch fetch;

  PolicyLook(ProbeSettings settings, Resolvers resolvers) {
    this.fetch = new PolicyFetch(settings, resolvers);
  }

  Finding look(Question.Policy ask) throws InterruptedException {
    PolicyFetch.Fetched fetched = fetch.of(new PolicyFile(ask.domain()));
    List<String> evidence = fetched.copies().stream().map(Copy::toString).toList();
    if (fetched.unseen().isPresent()) {
      String sentence = "nobody serves the MTA-STS policy: " + fetched.unseen().get();
      return Finding.of(Verdict.INCONCLUSIVE, sentence, evidence);
    }
    for (Copy copy : fetched.copies().stream().filter(Copy::reached).toList()) {
      Optional<String> missing = missing(ask, copy);
      if (missing.isPresent()) {
        String where = StsPolicy.address(ask.domain()) + " at " + copy.address();
        return Finding.of(Verdict.PENDING, where + " " + missing.get(), evidence);
      }
    }
    return Finding.of(Verdict.PASS, ask.sentence(), evidence);
  }

  private static Optional<String> missing(Question.Policy ask, Copy copy) {
    if (copy.body().isEmpty()) {
      return Optional.of("cannot be fetched: " + copy.trouble());
    }
    Optional<String> fault = StsPolicy.fault(copy.body().get());
    return fault.isPresent()
        ? Optional.of("cannot be read: " + fault.get())
        : missing(ask, StsPolicy.parse(copy.body().get()));
  }

  private static Optional<String> missing(Question.Policy ask, StsPolicy policy) {
    List<Name> uncovered = policy.uncovered(ask.hosts());
    if (policy.enforces() && !uncovered.isEmpty()) {
      List<String> lines = new ArrayList<>();
      uncovered.forEach(host -> lines.add("'mx: " + host + "'"));
      return Optional.of("lacks " + String.join(" and ", lines));
    }
    boolean narrow =
        ask.gone().isEmpty()
            || policy.mode() == StsPolicy.Mode.NONE
            || policy.narrowed(ask.gone(), ask.hosts()).mx().containsAll(policy.mx());
    return narrow ? Optional.empty() : Optional.of("still allows " + Shown.some(said(ask, policy)));
  }

  private static List<String> said(Question.Policy ask, StsPolicy policy) {
    return ask.gone().stream().filter(policy::covers).map(Name::toString).toList();
  }
}
