package org.mxshift.acceptance;

import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A machine without the servers skips, a machine that must have them fails, and both say why. */
class ServersTest {

  @Test
  void aMissingServerSkipsUnlessTheMachineMustHaveIt() {
    Throwable skipped = catchThrowable(() -> Servers.missing("knotd not found", false));
    Throwable failed = catchThrowable(() -> Servers.missing("knotd not found", true));

    assertThat(skipped.getClass().getSimpleName()).isEqualTo("TestAbortedException");
    assertThat(failed).isExactlyInstanceOf(AssertionError.class);
    assertThat(List.of(skipped, failed))
        .allSatisfy(t -> assertThat(t).hasMessageContainingAll("knotd not found", Servers.SWITCH));
  }

  @Test
  void theComplaintNamesEachPackageOnce() {
    assertThat(Servers.complaint(List.of(Binary.DIG, Binary.NSUPDATE, Binary.KNOTD)))
        .endsWith("apt-get install bind9-dnsutils knot");
  }
}
