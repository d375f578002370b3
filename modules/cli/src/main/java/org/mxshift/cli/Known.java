package org.mxshift.cli;

import java.util.Set;
import org.mxshift.checks.About;
import org.mxshift.checks.Check;
import org.mxshift.checks.Finding;
import org.mxshift.checks.Phase;
import org.mxshift.checks.Severity;
import org.mxshift.checks.Sights;
import org.mxshift.checks.Subject;
import org.mxshift.spi.Published;

/** Whether there is such a domain at all. Not in the catalogue: it is about what was typed. */
final class Known implements Check {

  @Override
  public About about() {
    return new About("X00", "the domain exists", Severity.FATAL, Set.of(Phase.BEFORE));
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    return sights.see(new Published(subject.mx())).isNoSuchName()
        ? Finding.fail("there is no domain " + subject.domain(), "correct its spelling")
        : Finding.pass(subject.domain() + " exists");
  }
}
