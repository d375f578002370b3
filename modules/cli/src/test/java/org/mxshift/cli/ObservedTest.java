package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a zone says of itself. */
class ObservedTest {

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "3600,3600",
    "2147483647,2147483647",
    "2147483648,2147483647",
    "4294967295,2147483647"
  })
  void aMinimumBeyondWhatATtlCanBeIsTheLongestThereIs(String written, int seconds) {
    assertThat(Observed.minimum(written).seconds()).isEqualTo(seconds);
  }
}
