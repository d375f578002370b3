package org.mxshift.checks;

import java.util.List;
import java.util.Optional;
import org.mxshift.model.Mx;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Published;

/** A null MX stands alone, with preference 0 (RFC 7505 section 3). */
final class D09NullMxAlone implements Check {

  private static final About ABOUT =
      About.of("D09", "a null MX stands alone", Severity.ERROR, Phase.BEFORE, Phase.DURING);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    DnsReply published = sights.see(new Published(subject.mx()));
    return finding(subject, published).because(List.of(published));
  }

  private static Finding finding(Subject subject, DnsReply published) {
    Optional<String> unreadable = published.unreadable();
    if (unreadable.isPresent()) {
      return Finding.fail(
          "an MX record of " + subject.domain() + " cannot be read: " + unreadable.get(),
          "correct or remove that record; a null MX is written '0 .'");
    }
    List<Mx> mx = published.set().mx();
    boolean none = mx.stream().anyMatch(Mx::isNull);
    if (none && mx.size() > 1) {
      return Finding.fail(
          "a null MX stands beside other MX records of " + subject.domain(),
          "remove '0 .': beside other records it makes some senders refuse all mail");
    }
    return Finding.pass(
        none
            ? subject.domain() + " says that it takes no mail, and nothing else"
            : subject.domain() + " has no null MX");
  }
}
