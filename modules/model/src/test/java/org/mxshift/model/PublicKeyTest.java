package org.mxshift.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyTest {

  private static final String KEY =
      "AAAAC3NzaC1lZDI1NTE5AAAAIGzKlNgUpvWAyDcOBKNs1QQ8CfUYeSRBrYnbBMbMjQnC";

  @Test
  void aLineOfOpenSshIsReadAndWrittenAsItIs() {
    PublicKey key = PublicKey.parse("ssh-ed25519 " + KEY + " probe@box.example");
    assertThat(key).isEqualTo(new PublicKey(KEY, "probe@box.example"));
    assertThat(PublicKey.parse(key.toString())).isEqualTo(key);
    assertThat(key.shown()).isEqualTo("probe@box.example");
    assertThat(PublicKey.parse("ssh-ed25519 " + KEY)).hasToString("ssh-ed25519 " + KEY);
    assertThat(new PublicKey(KEY, "").shown()).isEqualTo("..." + KEY.substring(56));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ssh-rsa AAAAB3NzaC1yc2E= x",
        "ssh-ed25519 AAAA x",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGzKlNgUpvWAyDcOBKNs1QQ8CfUYeSRBrYnbBMbMjQn= x",
        "ssh-ed25519 BAAAC3NzaC1lZDI1NTE5AAAAIGzKlNgUpvWAyDcOBKNs1QQ8CfUYeSRBrYnbBMbMjQnC x",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGzKlNgUpvWAyDcOBKNs1QQ8CfUYeSRBrYnbBMbMjQnC a\nb",
        "-----BEGIN OPENSSH PRIVATE KEY-----",
      })
  void anythingElseIsRefused(String line) {
    assertThatThrownBy(() -> PublicKey.parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("PRIVATE");
  }
}
