package org.mxshift.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.engine.Run;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.plan.Plan;
import org.mxshift.probe.PublicZone;
import org.mxshift.program.Program;
import org.mxshift.spi.Limits;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Question;
import org.mxshift.spi.Witness;
import org.mxshift.spi.ZoneReader;
import org.mxshift.steps.CompileException;
import org.mxshift.steps.Compiler;
import org.mxshift.steps.Earlier;
import org.mxshift.steps.ObservedZone;

/**
 * A plan, compiled for the zone as it is now. Only looked, nothing that could write was opened.
 *
 * @param plan what was asked for
 * @param program what would be done
 * @param limits what the DNS host can do
 * @param preview why the zone was read from its public name servers; empty when its host was asked
 */
record Observed(Plan plan, Program program, Limits limits, Optional<String> preview) {

  private static final RecordType SOA = RecordType.of("SOA");
  private static final String NO_TOKEN = "nothing0sent";

  static Observed of(
      Plan plan,
      ZoneReader reader,
      PublicZone seen,
      Witness witness,
      Optional<Run> underWay,
      Optional<String> preview)
      throws ProviderException, CompileException {
    Earlier earlier = underWay.map(Observed::earlier).orElse(Earlier.NOTHING);
    Map<SetKey, RecordSet> sets = sets(plan, earlier, reader);
    ObservedZone zone =
        new ObservedZone(
            sets,
            soa(plan.zone().name(), seen),
            reader.limits(),
            remaining(plan, witness),
            addresses(plan, seen));
    return new Observed(plan, Compiler.compile(plan, zone, earlier), reader.limits(), preview);
  }

  private static Earlier earlier(Run run) {
    Map<SetKey, RecordSet> first = new HashMap<>();
    run.first().forEach((key, snapshot) -> first.put(key, snapshot.set()));
    return new Earlier(first, run.done(), run.brought(), run.waited());
  }

  /** Every set that the compiler asks for. */
  static Map<SetKey, RecordSet> sets(Plan plan, Earlier earlier, ZoneReader reader)
      throws ProviderException {
    Map<SetKey, RecordSet> sets = new HashMap<>();
    reader
        .readAll(ObservedZone.keys(plan, earlier))
        .forEach((key, snapshot) -> sets.put(key, snapshot.set()));
    return sets;
  }

  /** As the public sees it: providers keep this record to themselves. */
  private static ObservedZone.Soa soa(Name zone, PublicZone seen) throws ProviderException {
    RecordSet soa = seen.read(zone, SOA).set();
    if (soa.isAbsent()) {
      throw new ProviderException(
          org.mxshift.spi.Failure.REFUSED,
          zone + " has no SOA record, so it is not a zone; write the apex under zone.name");
    }
    String[] words = soa.values().get(0).text().strip().split("\\s+");
    int last = words.length - 1;
    return new ObservedZone.Soa(
        soa.ttl(),
        minimum(words[last]),
        Duration.ofSeconds(Long.parseLong(words[last - 3])),
        Duration.ofSeconds(Long.parseLong(words[last - 2])));
  }

  /**
   * The field has 32 bits; beyond what a TTL can be (RFC 2181 section 8) the record's own rules.
   */
  static Ttl minimum(String seconds) {
    return new Ttl((int) Math.min(Integer.MAX_VALUE, Long.parseLong(seconds)));
  }

  private static Map<SetKey, Duration> remaining(Plan plan, Witness witness) {
    Map<SetKey, Duration> remaining = new HashMap<>();
    for (RecordType type : new RecordType[] {RecordType.MX, RecordType.TXT}) {
      SetKey key = new SetKey(plan.domain(), type);
      witness
          .look(new Question.Cached(key), NO_TOKEN)
          .cachedFor()
          .ifPresent(left -> remaining.put(key, left));
    }
    return remaining;
  }

  private static Map<Name, Integer> addresses(Plan plan, PublicZone seen) {
    Map<Name, Integer> addresses = new HashMap<>();
    Stream.concat(plan.from().mx().stream(), plan.to().mx().stream())
        .filter(mx -> !mx.isNull())
        .map(Mx::exchange)
        .distinct()
        .forEach(host -> addresses.put(host, Math.max(1, seen.addresses(host).size())));
    return addresses;
  }
}
