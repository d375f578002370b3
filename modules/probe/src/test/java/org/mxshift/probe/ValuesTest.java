package org.mxshift.probe;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.model.Name;

/** Values that cannot be wrong. */
class ValuesTest {

  private static final Name HELO = Name.of("probe.test");

  @ParameterizedTest
  @ValueSource(strings = {"short", "has blank1", "line\r\nBcc: eve@test", "dash-dash-1"})
  void aTokenIsAWord(String token) {
    assertThatThrownBy(() -> new TestMessage(token, Looks.ANN, Looks.SENDER, HELO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no end", "bare\nfeed\r\n", "bare\rreturn\r\n", "\u00e9\r\n"})
  void aMessageIsAsciiLines(String text) {
    assertThatThrownBy(() -> new Envelope(Optional.empty(), List.of(Looks.ANN), Optional.of(text)))
        .isInstanceOf(IllegalArgumentException.class);
    String longest = "x".repeat(999) + "\r\n";
    assertThatThrownBy(
            () -> new Envelope(Optional.empty(), List.of(Looks.ANN), Optional.of(longest)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void copiesOfAMessageDifferInTheirIdAndShareTheToken() {
    TestMessage message = new TestMessage(Looks.TOKEN, Looks.ANN, Optional.empty(), HELO);
    Random random = new Random(3);
    String one = message.envelope(Looks.CLOCK.instant(), random, 1, 1).message().orElseThrow();
    String two = message.envelope(Looks.CLOCK.instant(), random, 1, 1).message().orElseThrow();
    assertThat(one).isNotEqualTo(two).contains("X-Mxshift-Token: " + Looks.TOKEN + "\r\n");
    assertThat(one).contains("From: mxshift <postmaster@probe.test>\r\n");
    assertThat(one).contains("Date: Sun, 22 Nov 2026 12:00:00 +0000\r\n");
    assertThat(one.replaceAll("Message-ID:[^\r]*", ""))
        .isEqualTo(two.replaceAll("Message-ID:[^\r]*", ""));
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    ProbeSettings good = ProbeSettings.of(List.of(), HELO);
    List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> bad =
        List.of(
            () -> good.withPorts(0, 53),
            () -> good.withPorts(25, 65_536),
            () -> good.withFamilies(Set.of()),
            () -> good.withPatience(TimeLimits.USUAL, Duration.ofSeconds(-1)),
            () -> TimeLimits.allOf(Duration.ZERO),
            () -> ProbeSettings.of(List.of(InetSocketAddress.createUnresolved("dns", 53)), HELO));
    assertThat(bad)
        .allSatisfy(each -> assertThatThrownBy(each).isInstanceOf(IllegalArgumentException.class));
  }

  @Test
  void aHopIsNamedOnlyByAWholeName() {
    List<String> received =
        List.of(
            "by 2002:a05:6a10:1234 with SMTP id x; Sun, 22 Nov 2026 12:00:00 +0000",
            "from a.test ([192.0.2.1]) by MX.google.test with ESMTPS id y; Sun, 22 Nov 2026",
            "by last.test; Sun, 22 Nov 2026",
            "from b.test by end.test");
    assertThat(Trace.of(received).hosts())
        .containsExactly("end.test", "last.test", "mx.google.test");
  }

  @Test
  void anEnhancedCodeIsReadOnlyWhereItStands() {
    assertThat(reply(550, "5.1.1 no").enhanced()).contains("5.1.1");
    assertThat(reply(550, "no 5.1.1").enhanced()).isEmpty();
    assertThat(reply(550, "5.1.1no").enhanced()).isEmpty();
    assertThat(new SmtpReply(250, List.of("x", "STARTTLS", "SIZE 10")).offers("starttls")).isTrue();
    assertThat(new SmtpReply(250, List.of("STARTTLS")).offers("STARTTLS")).isFalse();
  }

  private static SmtpReply reply(int code, String text) {
    return new SmtpReply(code, List.of(text));
  }
}
