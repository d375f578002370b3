package org.mxshift.checks;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;

/** MX records are there, each host once, with room between the preferences. */
final class D13Preferences implements Check {

  private static final About ABOUT =
      About.of("D13", "preferences are in order", Severity.WARN, Phase.BEFORE);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Mx> mx = subject.to(sights).stream().sorted().toList();
    String key = subject.plan().isPresent() ? "to.mx" : "domain";
    return worst(subject, mx).at(key).because(mx);
  }

  private static Finding worst(Subject subject, List<Mx> mx) {
    if (mx.isEmpty()) {
      return Finding.warn(
          subject.domain() + " has no MX record: senders try its own address",
          "publish an MX record for the host that takes the mail, or '0 .' if none does");
    }
    List<Name> hosts = mx.stream().map(Mx::exchange).toList();
    Optional<Name> twice =
        hosts.stream().filter(host -> hosts.indexOf(host) != hosts.lastIndexOf(host)).findFirst();
    if (twice.isPresent()) {
      return Finding.warn(
          twice.get() + " stands in the MX set twice",
          "keep the better of its preferences; a second one is never used");
    }
    List<Integer> preferences = mx.stream().map(Mx::preference).distinct().toList();
    boolean close =
        IntStream.range(1, preferences.size())
            .anyMatch(i -> preferences.get(i) - preferences.get(i - 1) == 1);
    return close
        ? Finding.warn(
            "preferences follow each other without room between them: " + preferences,
            "count in steps of 10, so that a host can be put between two others")
        : Finding.pass(mx.size() + " MX records, each host once, preferences " + preferences);
  }
}
