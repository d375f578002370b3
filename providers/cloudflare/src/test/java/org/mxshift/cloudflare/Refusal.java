package org.mxshift.cloudflare;

import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mxshift.claims.Claims.assertThat;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;

/** What a test expects of a call that fails; no message ever shows a token. */
final class Refusal {
  private Refusal() {}

  static AbstractThrowableAssert<?, ? extends Throwable> of(
      Failure failure, ThrowingCallable call) {
    ProviderException thrown = catchThrowableOfType(ProviderException.class, call);
    assertThat(thrown).as("a call that should fail").isNotNull();
    assertThat(thrown.failure()).as(thrown.getMessage()).isEqualTo(failure);
    assertThat(thrown).hasMessageNotContaining(CloudZone.SECRET);
    return assertThat(thrown);
  }
}
