package org.mxshift.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"ann@example.com", "a.b+tag@example.com", "x_y-z!#$%&'*/=?^`{|}~@example.com"})
  void readsAndWritesTheSame(String text) {
    assertThat(MailAddress.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ann",
        "@example.com",
        "ann@",
        "a b@example.com",
        "<ann@example.com>",
        "ann@example.com\r\nRCPT TO:<x@y.z>",
        "a\u0000b@example.com",
        "\"a b\"@example.com",
        "a@b@example.com",
        "ann@exa mple.com"
      })
  void refusesWhatCouldBreakACommandLine(String text) {
    assertThatThrownBy(() -> MailAddress.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
