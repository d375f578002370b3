package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.model.Txt;
import org.mxshift.plan.Plan;
import org.mxshift.plan.Plans;
import org.mxshift.program.Program;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Inquiry;
import org.mxshift.spi.Limits;
import org.mxshift.spi.Observer;
import org.mxshift.spi.PolicyFile;
import org.mxshift.spi.Sighting;
import org.mxshift.steps.Compiler;
import org.mxshift.steps.ObservedZone;

/** What plan and explain say of the policies that a person is to serve. */
class PolicyAskedTest {

  private static final Name DOMAIN = Name.of("example.com");
  private static final String PLAN =
      """
      mxshift: 1
      domain: example.com
      zone: { provider: rfc2136 }
      from: { mx: [10 mail.old.example.] }
      to: { mx: [10 mail.new.example.] }
      verify: { addresses: [someone@example.com], mailbox: probe@example.com }
      """;

  private static Program program(String... texts) throws Exception {
    Plan plan =
        Plans.read(
            "plans/example.com.yaml", PLAN.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    RecordSet mx = RecordSet.mx(DOMAIN, new Ttl(3600), List.of(Mx.parse("10 mail.old.example.")));
    List<org.mxshift.model.Rdata> values =
        List.copyOf(List.of(texts).stream().map(Txt::of).toList());
    RecordSet id = new RecordSet(DOMAIN.child("_mta-sts"), RecordType.TXT, new Ttl(3600), values);
    ObservedZone.Soa soa =
        new ObservedZone.Soa(new Ttl(60), new Ttl(60), Duration.ofHours(1), Duration.ofHours(1));
    Limits limits = new Limits(new Ttl(60), Guarantee.EXACT);
    return Compiler.compile(plan, ObservedZone.of(List.of(mx, id), soa, limits));
  }

  /** Serves this policy. */
  private record Serving(String body) implements Observer {
    @Override
    @SuppressWarnings("unchecked") // nobody asks for anything else here
    public <A> Sighting<A> see(Inquiry<A> inquiry) {
      return (Sighting<A>)
          new Sighting.Seen<>(
              List.of(new PolicyFile.Copy("192.0.2.1", true, Optional.of(body), "")),
              Instant.EPOCH);
    }
  }

  private static final String SERVED =
      "version: STSv1\nmode: enforce\nmx: mail.old.example\nmx: backup.example\nmax_age: 9\n";

  @Test
  void theWholeFilesAreWrittenFromWhatIsServed() throws Exception {
    PolicyAsked asked = PolicyAsked.of(program("v=STSv1; id=1;")).seenBy(new Serving(SERVED));
    assertThat(asked.files())
        .isEqualTo(
            Map.of(
                "wide",
                SERVED.replace("max_age", "mx: mail.new.example\nmax_age"),
                "narrow",
                SERVED
                    .replace("mx: mail.old.example\n", "")
                    .replace("max_age", "mx: mail.new.example\nmax_age")));
    assertThat(asked.lines())
        .contains(
            "before the move serve at https://mta-sts.example.com/.well-known/mta-sts.txt:",
            "  mx: mail.new.example");
  }

  @Test
  void whereTodaysPolicyIsNotKnownTheLinesThatMatterAreTold() throws Exception {
    PolicyAsked asked = PolicyAsked.of(program("v=STSv1; id=1;")).seenBy(new Serving("hello"));
    assertThat(asked.files()).isEmpty();
    assertThat(asked.lines())
        .containsExactly(
            "before the move serve at https://mta-sts.example.com/.well-known/mta-sts.txt,"
                + " besides what is there:",
            "  mx: mail.new.example",
            "  mx: mail.old.example",
            "after the drain serve at https://mta-sts.example.com/.well-known/mta-sts.txt,"
                + " besides what is there:",
            "  mx: mail.new.example",
            "  and no longer mx: mail.old.example");
  }

  @Test
  void nobodyIsAskedForAPolicyThatIsNotThere() throws Exception {
    Program program = program();
    assertThat(PolicyAsked.of(program).seenBy(new Serving(SERVED)).lines()).isEmpty();
  }
}
