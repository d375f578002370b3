package org.mxshift.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;

/** A stranger's edit is never overwritten, and what must not be touched is refused. */
public interface ConflictFacts extends ZoneFacts {

  /** Other values: before, expected and found are in the message. */
  @Test
  default void stopsWhenTheValuesAreOthers() throws ProviderException {
    Trial trial = new Trial(zone(), "other-values");
    Snapshot expected = trial.given(trial.set("10 a.mail.example."));
    RecordSet found = trial.set("10 stranger.mail.example.");
    trial.given(found);
    trial
        .stops(Failure.CONFLICT, expected, trial.set("5 b.mail.example."))
        .hasMessageContaining("a.mail.example")
        .hasMessageContaining("stranger.mail.example")
        .hasMessageContaining("b.mail.example");
    assertThat(trial.live()).isEqualTo(found);
  }

  /** One value more or less is another set. */
  @Test
  default void stopsWhenAValueCameOrWent() throws ProviderException {
    Trial trial = new Trial(zone(), "more-or-less");
    RecordSet one = trial.set("10 a.mail.example.");
    RecordSet two = trial.set("10 a.mail.example.", "20 b.mail.example.");
    RecordSet desired = trial.set("5 c.mail.example.");
    Snapshot expectedOne = trial.given(one);
    Snapshot expectedTwo = trial.given(two);
    trial.stops(Failure.CONFLICT, expectedOne, desired);
    trial.given(one);
    trial.stops(Failure.CONFLICT, expectedTwo, desired);
    assertThat(trial.live()).isEqualTo(one);
  }

  /** Another TTL is another set. */
  @Test
  default void stopsWhenTheTtlIsAnother() throws ProviderException {
    Trial trial = new Trial(zone(), "other-ttl");
    RecordSet set = trial.set("10 a.mail.example.", "20 b.mail.example.");
    Snapshot expected = trial.given(set);
    trial.given(set.withTtl(trial.longer()));
    trial.stops(Failure.CONFLICT, expected, trial.set("5 c.mail.example."));
    assertThat(trial.live()).isEqualTo(set.withTtl(trial.longer()));
  }

  /** Expected absent, and somebody was faster. */
  @Test
  default void stopsWhenASetIsThereThatShouldNotBe() throws ProviderException {
    Trial trial = new Trial(zone(), "unexpected");
    Snapshot expected = trial.given(trial.absent());
    RecordSet found = trial.set("10 stranger.mail.example.");
    trial.given(found);
    trial
        .stops(Failure.CONFLICT, expected, trial.set("5 b.mail.example."))
        .hasMessageContaining("stranger.mail.example");
    assertThat(trial.live()).isEqualTo(found);
  }

  /** Expected present, and somebody removed it. */
  @Test
  default void stopsWhenTheSetIsGone() throws ProviderException {
    Trial trial = new Trial(zone(), "gone");
    Snapshot expected = trial.given(trial.set("10 a.mail.example."));
    trial.given(trial.absent());
    trial.stops(Failure.CONFLICT, expected, trial.set("5 b.mail.example."));
    assertThat(trial.live()).isEqualTo(trial.absent());
  }

  /** Between the writer's look and the host's comparison: the guarantee of classes A and B. */
  @Test
  default void stopsWhenValuesChangeAtTheLastMoment() throws ProviderException {
    assumeTrue(
        zone().reader().limits().guarantee().compareTo(Guarantee.VALUES) <= 0,
        "this host does not compare values itself");
    Trial trial = new Trial(zone(), "last-moment");
    Snapshot expected = trial.given(trial.set("10 a.mail.example."));
    RecordSet found = trial.set("10 a.mail.example.", "20 stranger.mail.example.");
    Lack.STRANGER.skips(zone(), zone().beforeNextWrite(() -> zone().edit(found)));
    Trial.fails(zone().writer(), Failure.CONFLICT, expected, trial.set("5 b.mail.example."));
    assertThat(trial.live()).isEqualTo(found);
  }

  /** Between the look and the comparison somebody creates what was to be created. */
  @Test
  default void stopsWhenASetComesAtTheLastMoment() throws ProviderException {
    assumeTrue(
        zone().reader().limits().guarantee().compareTo(Guarantee.VALUES) <= 0,
        "this host does not compare values itself");
    Trial trial = new Trial(zone(), "last-moment-new");
    Snapshot expected = trial.given(trial.absent());
    RecordSet found = trial.set("20 stranger.mail.example.");
    Lack.STRANGER.skips(zone(), zone().beforeNextWrite(() -> zone().edit(found)));
    Trial.fails(zone().writer(), Failure.CONFLICT, expected, trial.set("5 b.mail.example."));
    assertThat(trial.live()).isEqualTo(found);
  }

  /** The guarantee of class A. */
  @Test
  default void stopsWhenTheTtlChangesAtTheLastMoment() throws ProviderException {
    assumeTrue(
        zone().reader().limits().guarantee() == Guarantee.EXACT,
        "this host does not compare TTLs itself");
    Trial trial = new Trial(zone(), "last-moment-ttl");
    Snapshot expected = trial.given(trial.set("10 a.mail.example."));
    RecordSet found = expected.set().withTtl(trial.longer());
    Lack.STRANGER.skips(zone(), zone().beforeNextWrite(() -> zone().edit(found)));
    Trial.fails(zone().writer(), Failure.CONFLICT, expected, trial.set("5 b.mail.example."));
    assertThat(trial.live()).isEqualTo(found);
  }

  /** A last-moment edit that happens to be ours: the set is as desired, and that is success. */
  @Test
  default void isDoneWhenSomebodyElseDidItAtTheLastMoment() throws ProviderException {
    Trial trial = new Trial(zone(), "same-idea");
    Snapshot expected = trial.given(trial.set("10 a.mail.example."));
    RecordSet desired = trial.set("5 b.mail.example.");
    Lack.STRANGER.skips(zone(), zone().beforeNextWrite(() -> zone().edit(desired)));
    trial.swap(expected, desired);
    assertThat(trial.live()).isEqualTo(desired);
  }

  /** Another zone's names are refused, for looking and for writing. */
  @Test
  default void refusesAnOwnerOutsideTheZone() {
    Trial trial = new Trial(zone(), Name.of("outside.invalid"), RecordType.MX);
    assertThatThrownBy(trial::read)
        .isInstanceOfSatisfying(
            ProviderException.class, e -> assertThat(e.failure()).isEqualTo(Failure.REFUSED))
        .hasMessageContaining("outside.invalid");
    trial.stops(Failure.REFUSED, Snapshot.of(trial.absent()), trial.set("5 b.mail.example."));
  }

  /** Beside an alias there is nothing to own (RFC 2181 section 10.1). */
  @Test
  default void refusesAnOwnerThatIsAnAlias() throws ProviderException {
    Trial alias = new Trial(zone(), zone().name().child("alias"), RecordType.CNAME);
    zone().edit(alias.set("elsewhere.example."));
    Trial trial = new Trial(zone(), "alias");
    assertThatThrownBy(trial::read)
        .isInstanceOfSatisfying(
            ProviderException.class, e -> assertThat(e.failure()).isEqualTo(Failure.REFUSED))
        .hasMessageContaining("CNAME");
    trial.stops(Failure.REFUSED, Snapshot.of(trial.absent()), trial.set("5 b.mail.example."));
    zone().edit(alias.absent());
  }

  /** Below the floor is refused, never clamped. */
  @Test
  default void refusesATtlBelowTheFloor() throws ProviderException {
    Ttl floor = zone().reader().limits().floor();
    assumeTrue(floor.seconds() > 0, "this host takes every TTL");
    Trial trial = new Trial(zone(), "floor");
    Snapshot before = trial.given(trial.set("10 a.mail.example."));
    RecordSet low = before.set().withTtl(new Ttl(floor.seconds() - 1));
    trial.stops(Failure.REFUSED, before, low).hasMessageContaining(floor.toString());
    trial.becomes(before, Desired.of(before.set().withTtl(floor)));
  }

  /** A value of the wrong shape never gets to the host. */
  @Test
  default void refusesAValueThatIsNoValueOfItsType() throws ProviderException {
    Trial trial = new Trial(zone(), zone().name().child("shape"), RecordType.A);
    Snapshot before = trial.given(trial.absent());
    RecordSet wrong = trial.set("not-an-address");
    assertThat(wrong.values()).extracting(Rdata::text).containsExactly("not-an-address");
    trial.stops(Failure.REFUSED, before, wrong).hasMessageContaining("not-an-address");
  }
}
