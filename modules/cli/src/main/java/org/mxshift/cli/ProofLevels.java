package org.mxshift.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.mxshift.engine.Run;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.program.Change;
import org.mxshift.program.Preferences;
import org.mxshift.program.Program;
import org.mxshift.program.Proofs;
import org.mxshift.program.Terms;

/**
 * How well each new host is proven before it is published, for people.
 *
 * @param terms what the proof is asked by
 * @param hosts whose
 */
record ProofLevels(Terms terms, Set<Name> hosts) {

  /** Of these exchanges; a null MX is no host. */
  static ProofLevels of(Terms terms, Collection<Mx> exchanges) {
    Set<Name> hosts = new LinkedHashSet<>();
    exchanges.stream().filter(mx -> !mx.isNull()).forEach(mx -> hosts.add(mx.exchange()));
    return new ProofLevels(terms, hosts);
  }

  /** Of the hosts that a run brings; none on the way back, where nobody is new. */
  static ProofLevels of(Run run) {
    Program program = run.program();
    List<Change> changes =
        Stream.concat(program.earlier().stream(), program.moves().stream())
            .flatMap(move -> move.change().stream())
            .filter(change -> change.key().type().equals(RecordType.MX))
            .toList();
    if (changes.isEmpty() || program.direction() == Program.Direction.BACK) {
      return of(program.terms(), List.of());
    }
    Set<Name> before = Preferences.hosts(changes.get(0).before().set().mx());
    List<Mx> last = changes.get(changes.size() - 1).after().set().mx();
    return of(program.terms(), Preferences.without(last, before));
  }

  List<String> lines() {
    return hosts.stream().map(host -> host + ": " + told(host)).toList();
  }

  private String told(Name host) {
    String how = terms.arrives() ? "found in the mailbox" : "a person confirms";
    return switch (Proofs.level(terms, host)) {
      case ARRIVED -> "arrived (" + how + ")";
      case ACCEPTED -> "accepted (taken by the host, nobody looks further)";
      case VOUCHED -> "vouched, not proven: " + terms.vouched().get(host);
    };
  }

  Map<String, String> json() {
    Map<String, String> levels = new LinkedHashMap<>();
    hosts.forEach(host -> levels.put(host.text(), Proofs.level(terms, host).word()));
    return levels;
  }
}
