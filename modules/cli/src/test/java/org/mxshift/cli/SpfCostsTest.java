package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.model.Txt;
import org.mxshift.plan.Plan;
import org.mxshift.plan.Plans;
import org.mxshift.program.Program;
import org.mxshift.spf.Answer;
import org.mxshift.spf.LookUp;
import org.mxshift.spf.RecordKind;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Inquiry;
import org.mxshift.spi.Limits;
import org.mxshift.spi.Observer;
import org.mxshift.spi.ServerReply;
import org.mxshift.spi.Sighting;
import org.mxshift.steps.Compiler;
import org.mxshift.steps.ObservedZone;

/** What plan says about SPF: each time of the run with its own record and its own MX set. */
class SpfCostsTest {

  private static final Name DOMAIN = Name.of("example.com");
  private static final String PLAN =
      """
      mxshift: 1
      domain: example.com
      zone: { provider: rfc2136 }
      from: { mx: [10 mail.old.example.] }
      to: { mx: [10 mail.new.example.] }
      old_side: forward
      spf: { add: ["include:_spf.new.example"], remove: ["include:_spf.old.example"] }
      ttl: { during: 5m }
      verify:
        addresses: [someone@example.com]
        mailbox: probe@example.com
        sender: probe@example.net
        arrival: confirm
      """;
  private static final LookUp DNS =
      zone(
          Map.of(
              "mail.old.example A", "192.0.2.1",
              "mail.old.example AAAA", "2001:db8::1",
              "mail.new.example A", "198.51.100.1",
              "_spf.old.example TXT", "v=spf1 ip4:192.0.2.0/24 ~all",
              "_spf.new.example TXT", "v=spf1 include:a.new.example include:b.new.example ~all",
              "a.new.example TXT", "v=spf1 ip4:198.51.100.0/25 ~all",
              "b.new.example TXT", "v=spf1 ip4:198.51.100.128/25 ~all"));

  private static LookUp zone(Map<String, String> values) {
    return (name, kind) -> Answer.of(Stream.ofNullable(values.get(name + " " + kind)).toList());
  }

  private static SpfCosts costs(LookUp dns, String record) throws Exception {
    Plan plan = Plans.read("plans/example.com.yaml", PLAN.getBytes(UTF_8));
    return SpfCosts.of(plan, program(record), dns);
  }

  private static Program program(String txt) throws Exception {
    Plan plan = Plans.read("plans/example.com.yaml", PLAN.getBytes(UTF_8));
    RecordSet mx = RecordSet.mx(DOMAIN, new Ttl(3600), List.of(Mx.parse("10 mail.old.example.")));
    List<Rdata> texts = List.of(Txt.of(txt));
    Map<SetKey, RecordSet> sets = new HashMap<>();
    ObservedZone.keys(plan).forEach(key -> sets.put(key, RecordSet.absent(key)));
    sets.put(mx.key(), mx);
    RecordSet record = new RecordSet(DOMAIN, RecordType.TXT, new Ttl(3600), texts);
    sets.put(record.key(), record);
    ObservedZone zone =
        new ObservedZone(
            sets,
            new ObservedZone.Soa(
                new Ttl(3600), new Ttl(300), Duration.ofHours(1), Duration.ofMinutes(5)),
            new Limits(Ttl.ZERO, Guarantee.EXACT),
            Map.of(),
            Map.of());
    return Compiler.compile(plan, zone);
  }

  @Test
  void eachTimeHasItsOwnRecordAndMxSet() throws Exception {
    assertThat(costs(DNS, "v=spf1 mx include:_spf.old.example -all").lines())
        .containsExactly(
            "2 of 10 look-ups now, 6 during the move, 4 after",
            "'mx' means the MX set: it will mean mail.new.example, too, and in the end no longer"
                + " mail.old.example");
  }

  @Test
  void whatReceiversWouldRefuseIsSaidWithTheTimeAndWhatToDo() throws Exception {
    LookUp dear =
        DNS.with(
                "_spf.old.example",
                RecordKind.TXT,
                Answer.of("v=spf1 a a a a a a a a a:mail.old.example ~all"))
            .with("_spf.old.example", RecordKind.A, Answer.of("192.0.2.9"))
            .with("_spf.old.example", RecordKind.AAAA, Answer.of("2001:db8::9"));
    List<String> lines = costs(dear, "v=spf1 include:_spf.old.example -all").lines();
    assertThat(lines)
        .contains(
            "10 of 10 look-ups now, 13 during the move, 3 after",
            "during the move: the SPF record of example.com costs 13 look-ups, and 10 are allowed");
    assertThat(lines).anyMatch(line -> line.contains("'include:_spf.old.example' costs most"));
  }

  @Test
  void whereNobodyCanLookNothingIsSaid() throws Exception {
    Plan plan = Plans.read("plans/example.com.yaml", PLAN.getBytes(UTF_8));
    Program none =
        new Program(
            DOMAIN,
            DOMAIN,
            Program.Direction.FORWARD,
            program("v=spf1 -all include:_spf.old.example").terms(),
            List.of(),
            List.of());
    LookUp silent = (name, kind) -> new Answer.Failed("no answer in 2 s");
    assertThat(SpfCosts.of(plan, none, silent)).isEqualTo(SpfCosts.NONE);
  }

  @Test
  void theFirstResolverThatKnowsIsBelieved() {
    SetKey key = new SetKey(DOMAIN, RecordType.TXT);
    RecordSet set = new RecordSet(DOMAIN, RecordType.TXT, new Ttl(60), List.of(Txt.of("v=spf1")));
    ServerReply silent = ServerReply.silent(Name.ROOT, "192.0.2.53", "no answer in 2 s");
    ServerReply knows = ServerReply.of(Name.ROOT, "192.0.2.54", DnsReply.of(set));
    assertThat(looked(new Sighting.Seen<>(List.of(silent, knows), Instant.EPOCH)))
        .isEqualTo(Answer.of("v=spf1"));
    assertThat(looked(new Sighting.Seen<>(List.of(silent), Instant.EPOCH)))
        .isEqualTo(new Answer.Failed("192.0.2.53: no answer in 2 s"));
    assertThat(looked(new Sighting.Unseen<>("no resolver is configured")))
        .isEqualTo(new Answer.Failed("no resolver is configured"));
    ServerReply none = ServerReply.of(Name.ROOT, "a", DnsReply.of(RecordSet.absent(key)));
    assertThat(looked(new Sighting.Seen<>(List.of(none), Instant.EPOCH)))
        .isEqualTo(new Answer.Empty());
    assertThat(new SpfLookUp(answering(new Sighting.Unseen<>("?"))).look("a b.x", RecordKind.A))
        .isInstanceOf(Answer.Failed.class);
  }

  private static Answer looked(Sighting<List<ServerReply>> sighting) {
    return new SpfLookUp(answering(sighting)).look("example.com", RecordKind.TXT);
  }

  @SuppressWarnings("unchecked") // it is asked for nothing else
  private static Observer answering(Sighting<List<ServerReply>> sighting) {
    return new Observer() {
      @Override
      public <A> Sighting<A> see(Inquiry<A> inquiry) {
        return (Sighting<A>) sighting;
      }
    };
  }
}
