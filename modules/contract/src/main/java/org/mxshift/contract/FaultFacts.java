package org.mxshift.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/** A call that fails says whether it may have happened, and the same call again is safe. */
public interface FaultFacts extends ZoneFacts {

  /** Done, but nobody told us: in doubt; the second call finds it done. */
  @Test
  default void isUnsureWhenTheResponseIsLost() throws ProviderException {
    Trial trial = new Trial(zone(), "lost");
    Snapshot before = trial.given(trial.set("10 a.mail.example."));
    RecordSet desired = trial.set("5 b.mail.example.");
    Lack.LOST_ANSWER.skips(zone(), zone().loseNextResponse());
    Trial.fails(zone().writer(), Failure.UNSURE, before, desired);
    assertThat(trial.live()).isEqualTo(desired);
    trial.isAlready(before, Desired.of(desired));
  }

  /** Put off: nothing happened; the second call does it. */
  @Test
  default void isBusyWhenTheHostPutsUsOff() throws ProviderException {
    Trial trial = new Trial(zone(), "throttled");
    Snapshot before = trial.given(trial.set("10 a.mail.example."));
    RecordSet desired = trial.set("5 b.mail.example.");
    Lack.PUTTING_OFF.skips(zone(), zone().throttleNextWrite());
    trial.stops(Failure.BUSY, before, desired);
    assertThat(trial.live()).isEqualTo(before.set());
    trial.becomes(before, Desired.of(desired));
  }

  /** Wrong credentials: nothing happened, and trying again is useless. */
  @Test
  default void isDeniedWithoutTheRight() throws ProviderException {
    Trial trial = new Trial(zone(), "denied");
    Snapshot before = trial.given(trial.set("10 a.mail.example."));
    ZoneWriter writer = Lack.CREDENTIALS.skips(zone(), zone().denied());
    Trial.fails(writer, Failure.DENIED, before, trial.set("5 b.mail.example."));
    assertThat(trial.live()).isEqualTo(before.set());
  }

  /** Nobody there: nothing happened, later it may. */
  @Test
  default void isBusyWhenNobodyIsThere() throws ProviderException {
    Trial trial = new Trial(zone(), "unreachable");
    Snapshot before = trial.given(trial.set("10 a.mail.example."));
    ZoneWriter writer = Lack.NOBODY.skips(zone(), zone().unreachable());
    Trial.fails(writer, Failure.BUSY, before, trial.set("5 b.mail.example."));
    assertThat(trial.live()).isEqualTo(before.set());
  }

  /** A zone that is not there is refused by its name, and never read as one without sets. */
  @Test
  default void refusesAZoneThatIsNotThere() {
    Name missing = Name.of("missing.invalid");
    ZoneReader reader = Lack.MISSING_ZONE.skips(zone(), zone().reader(missing));
    assertThatThrownBy(() -> reader.read(missing, RecordType.MX))
        .isInstanceOfSatisfying(
            ProviderException.class,
            e -> assertThat(e.failure()).as(e.getMessage()).isEqualTo(Failure.REFUSED))
        .hasMessageContaining("missing.invalid");
  }
}
