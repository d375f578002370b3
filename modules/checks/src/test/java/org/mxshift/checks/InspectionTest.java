package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Inquiry;
import org.mxshift.spi.Observer;
import org.mxshift.spi.Published;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Sighting.Seen;

/**
 * Each thing is looked at once, side by side, and nobody waits for the dead longer than the limit.
 */
@Timeout(30)
class InspectionTest {

  private static final Subject SUBJECT = Subject.of(Name.of("example.com"));

  /** Follows names a1, a2, ... one after the other: each look is wanted by the one before. */
  private record Chain(String id, int length) implements Check {
    @Override
    public About about() {
      return About.of(id, "a chain", Severity.ERROR, Phase.BEFORE);
    }

    @Override
    public Finding judge(Subject subject, Sights sights) {
      for (int i = 1; i <= length; i++) {
        sights.see(NAMES.get(i));
      }
      return Finding.pass("seen all " + length);
    }
  }

  private static final List<Published> NAMES =
      IntStream.range(0, 2_100).mapToObj(i -> look("a" + i)).toList();

  private static Published look(String label) {
    return Published.of(Name.of(label + ".example.com"), RecordType.A);
  }

  private static final class Counting implements Observer {
    private final List<Inquiry<?>> asked = new ArrayList<>();

    @Override
    @SuppressWarnings("unchecked") // every inquiry here is one for a set
    public synchronized <A> Sighting<A> see(Inquiry<A> inquiry) {
      asked.add(inquiry);
      DnsReply reply = DnsReply.of(RecordSet.absent(((Published) inquiry).set()));
      return (Sighting<A>) new Seen<>(reply, Instant.EPOCH);
    }
  }

  private static List<Result> run(Observer observer, Duration limit, Check... checks)
      throws InterruptedException {
    try (Inspection inspection = new Inspection(8, System::nanoTime, limit)) {
      return inspection.of(SUBJECT, List.of(checks), observer, progress -> {});
    }
  }

  @Test
  void whatSeveralChecksWantIsLookedAtOnce() throws InterruptedException {
    Counting counting = new Counting();
    List<Result> results =
        run(counting, Duration.ofMinutes(1), new Chain("X01", 5), new Chain("X02", 3));
    assertThat(results).allMatch(result -> result.finding().outcome() == Outcome.PASS);
    assertThat(results).extracting(result -> result.about().id()).containsExactly("X01", "X02");
    assertThat(counting.asked).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void aCheckThatNeverHasEnoughEnds() throws InterruptedException {
    Counting counting = new Counting();
    Result result = run(counting, Duration.ofMinutes(1), new Chain("X01", 2_050)).get(0);
    assertThat(result.finding().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.finding().sentence()).contains("more than 2000 looks");
    assertThat(counting.asked).hasSize(2000);
  }

  /** Each look waits for all others to be under way: one after the other would never end. */
  @Test
  void independentLooksAreSideBySide() throws InterruptedException {
    int hosts = 6;
    CountDownLatch all = new CountDownLatch(hosts);
    Counting counting = new Counting();
    Observer together =
        new Observer() {
          @Override
          public <A> Sighting<A> see(Inquiry<A> inquiry) {
            all.countDown();
            await(all);
            return counting.see(inquiry);
          }
        };
    Check wide = new Wide(hosts);
    assertThat(run(together, Duration.ofSeconds(20), wide).get(0).finding().outcome())
        .isEqualTo(Outcome.PASS);
  }

  private record Wide(int hosts) implements Check {
    @Override
    public About about() {
      return About.of("X03", "many hosts", Severity.ERROR, Phase.BEFORE);
    }

    @Override
    public Finding judge(Subject subject, Sights sights) {
      List<Published> all = IntStream.range(0, hosts).mapToObj(i -> look("h" + i)).toList();
      return Finding.pass(sights.all(all).size() + " hosts");
    }
  }

  @Test
  void theDeadCostNoMoreThanTheLimitAndTheOthersAreJudged() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    Counting counting = new Counting();
    Set<Inquiry<?>> dead = ConcurrentHashMap.newKeySet();
    Observer observer =
        new Observer() {
          @Override
          public <A> Sighting<A> see(Inquiry<A> inquiry) {
            if (inquiry.equals(look("a3"))) {
              dead.add(inquiry);
              await(never);
            }
            return counting.see(inquiry);
          }
        };
    long began = System.nanoTime();
    List<Result> results =
        run(observer, Duration.ofSeconds(1), new Chain("X01", 5), new Chain("X02", 2));
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    assertThat(results.get(0).finding().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(results.get(0).finding().sentence())
        .isEqualTo(
            "could not look at a3.example.com A at its name servers: nothing was heard within"
                + " 1s");
    assertThat(results.get(1).finding().outcome()).isEqualTo(Outcome.PASS);
    assertThat(took).isBetween(1000L, 60_000L);
    assertThat(dead).hasSize(1);
  }

  @Test
  void aBrokenCheckOrObserverSpoilsNothingElse() throws InterruptedException {
    Counting counting = new Counting();
    Check broken =
        new Check() {
          @Override
          public About about() {
            return About.of("X09", "broken", Severity.ERROR, Phase.BEFORE);
          }

          @Override
          public Finding judge(Subject subject, Sights sights) {
            throw new IllegalStateException("oh");
          }
        };
    List<Result> results = run(counting, Duration.ofMinutes(1), broken, new Chain("X01", 1));
    assertThat(results)
        .extracting(result -> result.finding().outcome())
        .containsExactly(Outcome.INCONCLUSIVE, Outcome.PASS);
    Observer blind =
        new Observer() {
          @Override
          public <A> Sighting<A> see(Inquiry<A> inquiry) {
            throw new IllegalStateException("oh");
          }
        };
    assertThat(run(blind, Duration.ofMinutes(1), new Chain("X01", 1)).get(0).finding().sentence())
        .contains("the look itself failed", "oh");
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("waited too long");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
