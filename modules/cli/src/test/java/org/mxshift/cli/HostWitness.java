package org.mxshift.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Verdict;
import org.mxshift.spi.Witness;

/** Sees what a host's name servers answer, a while after it was written; all mail is taken. */
final class HostWitness implements Witness {

  private final HostDouble host;
  private final InstantSource clock;
  private final Duration lag;
  private final Map<SetKey, Shown> shown = new HashMap<>();

  HostWitness(HostDouble host, InstantSource clock, Duration lag) {
    this.host = host;
    this.clock = clock;
    this.lag = lag;
  }

  /** What is answered, and what will be from then on. */
  private record Shown(RecordSet before, RecordSet after, Instant from) {}

  @Override
  public Observation look(Question question, String token) {
    if (question instanceof Question.Served served) {
      RecordSet answer = answer(served.image().key());
      Verdict verdict = served.image().standsIn(answer) ? Verdict.PASS : Verdict.PENDING;
      return Observation.of(verdict, "the name servers answer " + answer, List.of(), now());
    }
    if (question instanceof Question.Cached cached) {
      Duration ttl = answer(cached.set()).ttl().duration();
      return new Observation(Verdict.PASS, "asked", List.of(), Optional.of(ttl), now());
    }
    return Observation.of(Verdict.PASS, question.sentence(), List.of(), now());
  }

  /** From now on the servers take over what stands there. */
  void notice(SetKey key) {
    answer(key);
  }

  private RecordSet answer(SetKey key) {
    RecordSet live = host.live(key);
    Shown known = shown.getOrDefault(key, new Shown(live, live, Instant.MIN));
    if (!known.after().equals(live)) {
      known = new Shown(known.after(), live, now().plus(lag));
    }
    shown.put(key, known);
    return now().isBefore(known.from()) ? known.before() : known.after();
  }

  private Instant now() {
    return clock.instant();
  }
}
