package org.mxshift.spi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpiTest {

  @Test
  void aSecretNeverShowsItself() {
    Secret secret = new Secret("hunter2");
    Account account = new Account("main", Map.of("server", "192.0.2.1"), Map.of("key", secret));
    assertThat(secret).hasToString("***");
    assertThat(account.toString()).doesNotContain("hunter2").contains("***");
    assertThat(secret.reveal()).isEqualTo("hunter2");
  }

  @Test
  void onlyAnUnsureWriteMayHaveHappened() {
    for (Failure failure : Failure.values()) {
      assertThat(failure.mayHaveHappened()).isEqualTo(failure == Failure.UNSURE);
      assertThat(failure.mayRetry()).isEqualTo(failure == Failure.BUSY);
    }
  }

  @Test
  void textsOfTheOutsideAreBounded() {
    assertThatThrownBy(() -> new Native("x".repeat(70_000), "")).hasMessageContaining("64 KiB");
    assertThatThrownBy(() -> new Receipt("two\nlines")).hasMessageContaining("one line");
    assertThatThrownBy(() -> new Approval(" ")).hasMessageContaining("fingerprint");
    Observation seen =
        Observation.of(Verdict.PASS, "all", Collections.nCopies(5000, "line"), Instant.EPOCH);
    assertThat(seen.evidence()).hasSize(200);
  }
}
