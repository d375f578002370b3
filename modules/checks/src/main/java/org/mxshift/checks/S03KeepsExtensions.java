package org.mxshift.checks;

import java.util.List;
import java.util.OptionalLong;
import org.mxshift.checks.Talks.Heard;
import org.mxshift.model.Name;

/** New hosts take what the old ones take, at least as large. */
final class S03KeepsExtensions implements Check {

  private static final About ABOUT =
      About.of("S03", "new hosts take what the old ones take", Severity.ERROR, Phase.BEFORE);

  private static final List<String> KEPT = List.of("8BITMIME", "SMTPUTF8", "PIPELINING", "DSN");
  private static final String LATER = "look again while the old hosts answer";
  private static final String REMEDY =
      "raise the new side's limit on message size; larger mail would bounce after the move";

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    if (subject.plan().isEmpty()) {
      return Finding.notApplicable("without a plan there is nothing to compare with");
    }
    List<Name> hosts = subject.newHosts(sights);
    List<Name> old =
        subject.livingHosts(sights).stream().filter(it -> !hosts.contains(it)).toList();
    if (hosts.isEmpty() || old.isEmpty()) {
      return Finding.notApplicable("there are no two sides to compare");
    }
    Talks before = Talks.of(subject, sights, old).of(Heard::answered);
    Talks after = Talks.of(subject, sights, hosts);
    if (before.all().isEmpty()) {
      return Finding.inconclusive("no old host answers to compare with", LATER);
    }
    return after.heard(
        "new hosts take what " + Words.and(old) + " takes",
        REMEDY,
        subject,
        heard -> keeps(heard, before));
  }

  private static Opinion keeps(Heard heard, Talks before) {
    if (heard.talk().keywords().isEmpty()) {
      return Opinion.unknown(heard.who() + " let nobody in");
    }
    long largest =
        before.all().stream().mapToLong(old -> old.talk().size().orElse(0)).max().orElse(0);
    OptionalLong size = heard.talk().size();
    if (size.isPresent() && size.getAsLong() < largest) {
      return Opinion.bad(
          heard.who() + " takes " + size.getAsLong() + " octets, the old side " + largest);
    }
    List<String> lost =
        KEPT.stream()
            .filter(word -> before.all().stream().anyMatch(old -> old.talk().offers(word)))
            .filter(word -> !heard.talk().offers(word))
            .toList();
    return lost.isEmpty()
        ? Opinion.GOOD
        : Opinion.poor(
            heard.who() + " does not offer " + Words.and(lost) + ", as the old side does");
  }
}
