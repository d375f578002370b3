package org.mxshift.policy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.model.Name;

/** RFC 8461 sections 3.2 and 4.1: what senders read, and what they make of it. */
class StsPolicyTest {

  private static final List<Name> OLD =
      List.of(Name.of("mx1.old.example"), Name.of("b.old.example"));
  private static final List<Name> NEW = List.of(Name.of("mx.new.example"));

  private static StsPolicy policy(String... mx) {
    return StsPolicy.parse(
        "version: STSv1\nmode: enforce\nmax_age: 86400\nmx: " + String.join("\nmx: ", mx));
  }

  @Test
  void readsBothLineEndsUnknownKeysAndTheFirstOfTwo() {
    StsPolicy read =
        StsPolicy.parse(
            String.join(
                "\r\n",
                "version: STSv1",
                "mode:testing",
                "mode: enforce",
                "mx: A.Example.",
                "mx:  *.b.example  ",
                "x-new: 1",
                "max_age: 604800"));
    assertThat(read.mode()).isEqualTo(StsPolicy.Mode.TESTING);
    assertThat(read.mx())
        .extracting(MxPattern::toString)
        .containsExactly("a.example", "*.b.example");
    assertThat(read.text())
        .isEqualTo(
            """
            version: STSv1
            mode: testing
            mx: a.example
            mx: *.b.example
            max_age: 604800
            x-new: 1
            """);
    assertThat(StsPolicy.parse(read.text())).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mode: enforce\nmx: a.example\nmax_age: 1",
        "version: STSv2\nmode: none\nmax_age: 1",
        "version: STSv1\nmode: strict\nmx: a.example\nmax_age: 1",
        "version: STSv1\nmode: enforce\nmax_age: 1",
        "version: STSv1\nmode: none",
        "version: STSv1\nmode: none\nmax_age: 31557601",
        "version: STSv1\nmode: none\nmax_age: -1",
        "version: STSv1\nmode: enforce\nmx: *.*.example\nmax_age: 1",
        "<html>not here</html>"
      })
  void refusesWhatNoSenderTakesForAPolicy(String body) {
    assertThat(StsPolicy.fault(body)).isPresent();
    assertThatThrownBy(() -> StsPolicy.parse(body)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "mx.example, mx.example, true",
    "mx.example, a.mx.example, false",
    "*.example, mx.example, true",
    "*.example, a.mx.example, false",
    "*.example, example, false",
    "*.mx.example, mx.example, false",
  })
  void aWildcardStandsForExactlyOneLabel(String pattern, String host, boolean covers) {
    assertThat(MxPattern.of(pattern).covers(Name.of(host))).isEqualTo(covers);
  }

  @Test
  void widenedAllowsAllAndKeepsWhatWasThere() {
    StsPolicy wide = policy("*.old.example").widened(List.of(OLD.get(0), NEW.get(0)));
    assertThat(wide.mx())
        .extracting(MxPattern::toString)
        .containsExactly("*.old.example", "mx.new.example");
    assertThat(wide.uncovered(OLD)).isEmpty();
    assertThat(wide.widened(NEW)).isEqualTo(wide);
  }

  @Test
  void narrowedTakesOutWhatIsThereForLeavingHostsAlone() {
    StsPolicy wide = policy("*.old.example", "backup.example", "mx.new.example");
    assertThat(wide.narrowed(OLD, NEW).mx())
        .extracting(MxPattern::toString)
        .containsExactly("backup.example", "mx.new.example");
    List<Name> kept = List.of(OLD.get(1), NEW.get(0));
    assertThat(wide.narrowed(List.of(OLD.get(0)), kept)).isEqualTo(wide);
  }

  /** Widened then narrowed never leaves out a host that stays, whatever the patterns. */
  @ParameterizedTest
  @ValueSource(strings = {"*.old.example", "mx1.old.example", "*.new.example", "mx.new.example"})
  void whatStaysIsAlwaysAllowed(String pattern) {
    StsPolicy narrow = policy(pattern).widened(NEW).narrowed(OLD, NEW);
    assertThat(narrow.uncovered(NEW)).isEmpty();
    assertThat(narrow.uncovered(OLD)).isEqualTo(OLD);
  }
}
