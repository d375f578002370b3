package org.mxshift.googledns;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mxshift.claims.Claims.assertThat;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;

/** A call that fails as it should, without a word of a secret. */
final class Refusal {
  private Refusal() {}

  static AbstractThrowableAssert<?, ProviderException> of(Failure failure, ThrowingCallable call) {
    ProviderException thrown = catchThrowableOfType(ProviderException.class, call);
    assertThat(thrown).as("a call that should fail").isNotNull();
    assertThat(thrown.failure()).as(thrown.getMessage()).isEqualTo(failure);
    return assertThat(thrown).hasMessageNotContaining("PlantedSecret");
  }
}
