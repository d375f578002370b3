package org.mxshift.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** A machine without the servers skips, a machine that must have them fails, and both say why. */
class ServersTest {

  @Test
  void aMissingServerSkipsUnlessTheMachineMustHaveIt() {
    assertThatThrownBy(() -> Servers.missing("knotd not found", false))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContainingAll("knotd not found", Servers.SWITCH);
    assertThatThrownBy(() -> Servers.missing("knotd not found", true))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("knotd not found", Servers.SWITCH);
  }

  @Test
  void theComplaintNamesEachPackageOnce() {
    assertThat(Servers.complaint(List.of(Binary.DIG, Binary.NSUPDATE, Binary.KNOTD)))
        .endsWith("apt-get install bind9-dnsutils knot");
  }
}
