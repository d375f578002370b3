package org.mxshift.simulate;

import static org.mxshift.claims.Claims.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.engine.Cause;
import org.mxshift.engine.Expectation;
import org.mxshift.engine.Standing;
import org.mxshift.engine.Tick;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.model.Txt;

/**
 * Promise 3 at every moment: a stranger edits a touched set at one touch of the world after the
 * other, forward and on the way back.
 *
 * <p>A build takes a sample of the touches; {@code -Dmxshift.kills=all} takes every one.
 */
class EditsTest {

  private static final boolean ALL = "all".equals(System.getProperty("mxshift.kills"));
  private static final System.Logger LOG = System.getLogger("strangers");
  private static final Programs PROGRAMS = Programs.brief();

  /** What strangers do to a set. */
  enum Edit {
    VALUE {
      @Override
      RecordSet of(RecordSet set) {
        return set.withValues(
            set.key().equals(Programs.MX)
                ? List.of(new Mx(7, Name.of("mx.stranger.example")))
                : List.of(Txt.of("v=spf1 +all"), Programs.STRANGER));
      }
    },
    TTL {
      @Override
      RecordSet of(RecordSet set) {
        return set.withTtl(new Ttl(777));
      }
    },
    DELETION {
      @Override
      RecordSet of(RecordSet set) {
        return RecordSet.absent(set.key());
      }
    },
    ONE_MORE {
      @Override
      RecordSet of(RecordSet set) {
        List<Rdata> values = new ArrayList<>(set.values());
        values.add(
            set.key().equals(Programs.MX)
                ? new Mx(15, Name.of("mx.stranger.example"))
                : Txt.of("V=SPF1 ip4:203.0.113.1 ~all"));
        return set.withValues(values);
      }
    };

    abstract RecordSet of(RecordSet set);
  }

  record Case(SetKey key, Edit edit, boolean back) {
    @Override
    public String toString() {
      return edit + " of " + key + (back ? " on the way back" : "");
    }
  }

  static Stream<Case> cases() {
    return Stream.of(Programs.MX, Programs.TXT)
        .flatMap(
            key ->
                Stream.of(Edit.values())
                    .flatMap(
                        edit -> Stream.of(false, true).map(back -> new Case(key, edit, back))));
  }

  private static Scene scene(boolean back) throws Exception {
    Scene scene = new Scene(PROGRAMS, 8).quarterly().started();
    if (back) {
      scene.untilAt("drain/caches");
      scene.world.verbs().rollback(Programs.DOMAIN, Optional.empty());
    }
    return scene;
  }

  private static boolean over(Tick tick) {
    return tick.run().standing() == Standing.STOPPED || tick.run().standing().ended();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isNeverOverwrittenAndAlwaysNoticed(Case one) throws Exception {
    Scene undisturbed = scene(one.back());
    int from = undisturbed.world.faults().count() + 1;
    undisturbed.until(EditsTest::over);
    int to = undisturbed.world.faults().count();
    int step = ALL ? 1 : Math.max(1, (to - from) / 5);
    int stopped = 0;
    int after = 0;
    for (int touch = from + new Random(5).nextInt(step); touch <= to; touch += step) {
      Tick end = disturbed(one, touch);
      stopped += end.run().standing() == Standing.STOPPED ? 1 : 0;
      after += end.run().standing().ended() ? 1 : 0;
    }
    LOG.log(
        System.Logger.Level.INFO,
        "{0}: {1} edits noticed at the next touch, {2} after the last one",
        one,
        stopped,
        after);
    assertThat(stopped).isPositive();
  }

  private static Tick disturbed(Case one, int touch) throws Exception {
    Scene scene = scene(one.back());
    List<RecordSet> strange = new ArrayList<>();
    Runnable edit =
        () -> {
          strange.add(one.edit().of(scene.world.zone().now(one.key()).set()));
          scene.world.zone().edited(strange.get(0));
        };
    scene.world.faults().at(touch, Faults.meanwhile(edit));

    Tick end = scene.until(EditsTest::over);

    String where = one + " at touch " + touch + ", " + scene.at();
    assertThat(strange).as(where).hasSize(1);
    assertThat(scene.world.zone().now(one.key()).set()).as(where).isEqualTo(strange.get(0));
    assertThat(Expectation.of(end.run()))
        .as("drift, %s", where)
        .allSatisfy(
            expected ->
                assertThat(expected.holds(scene.world.zone().now(expected.key()).set()))
                    .isEqualTo(!expected.key().equals(one.key())));
    if (end.run().standing() == Standing.STOPPED) {
      assertThat(end.rest().why())
          .as(where)
          .contains("somebody else changed " + one.key())
          .contains("before " + one.key(), "expected " + one.key(), "found " + one.key())
          .contains("mxshift retry", "mxshift replan");
      assertThat(scene.world.tick().entries()).as(where).isEmpty();
    }
    return end;
  }

  /** Verification tokens come and go at every touch, and nobody but their owners decides. */
  @Test
  void tokensOfOthersComeAndGoAtEveryTouch() throws Exception {
    for (boolean back : List.of(false, true)) {
      Scene scene = scene(back);
      Random random = new Random(2);
      List<Txt> tokens = new ArrayList<>(List.of(Programs.STRANGER));
      for (Touch touch : Touch.values()) {
        scene.world.faults().whenever(touch, at -> comeOrGo(scene, at, tokens, random));
      }
      scene.until(EditsTest::over);

      RecordSet live = scene.world.zone().now(Programs.TXT).set();
      assertThat(scene.run().standing()).isEqualTo(back ? Standing.ROLLED_BACK : Standing.DONE);
      assertThat(scene.run().turned().isPresent()).isEqualTo(back);
      assertThat(Programs.oldSpf(Programs.DAY).foreign(live))
          .containsExactlyInAnyOrderElementsOf(List.copyOf(tokens));
      assertThat(scene.run().turned().filter(c -> c == Cause.ROLLBACK).isPresent()).isEqualTo(back);
      assertThat(
              (back ? Programs.oldSpf(Programs.DAY) : Programs.newSpf(Programs.DAY)).standsIn(live))
          .isTrue();
    }
  }

  private static void comeOrGo(Scene scene, Touch at, List<Txt> tokens, Random random) {
    int lot = random.nextInt(at == Touch.WRITE ? 3 : 12);
    if (lot == 0) {
      tokens.add(Txt.of("token=" + random.nextInt(1_000_000)));
    } else if (lot == 1 && tokens.size() > 1) {
      tokens.remove(random.nextInt(tokens.size()));
    } else {
      return;
    }
    RecordSet live = scene.world.zone().now(Programs.TXT).set();
    List<Rdata> values = new ArrayList<>(Programs.oldSpf(Programs.DAY).owned(live).values());
    values.addAll(tokens);
    scene.world.zone().edited(live.withValues(values));
  }
}
