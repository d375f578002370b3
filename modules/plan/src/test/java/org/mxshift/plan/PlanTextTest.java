package org.mxshift.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlanTextTest {

  @Property
  void readsBackAsTheSamePlanAndObeysTheSchema(@ForAll long seed) throws PlanException {
    Plan plan = new AnyPlan(new Random(seed)).next();
    String text = PlanText.of(plan);
    assertThat(Plans.read("p.yaml", text.getBytes(UTF_8))).isEqualTo(plan);
    assertThat(SchemaTest.judge(text)).isEmpty();
  }

  @Test
  void explainsItselfToWhoeverOpensIt() throws PlanException {
    assertThat(PlanText.of(Documents.plan()))
        .isEqualTo(
            """
            # Moves the mail of example.com. Every key is explained in plans/README.md.
            mxshift: 1
            domain: example.com

            # Where the records live; secrets stand in mxshift.yaml, never here.
            zone:
              provider: rfc2136
              name: example.com
              server: "192.0.2.53"

            # What is published today; anything else is refused.
            from:
              mx:
                - 10 mail.old.example.

            # What is published at the end.
            to:
              mx:
                - 1 mx.new.example.

            # What the old hosts do with late mail: forward, sync, or reject_after a day.
            old_side: forward

            # TTL while the move runs.
            ttl:
              during: 5m
              also: []

            # Observed green before the old hosts leave DNS, and how long they go on after that.
            hold: 3d
            drain: 3d

            # New hosts come in at better preference (preferred) or at worse (standby).
            introduce: preferred

            # How delivery is proven: addresses by RCPT only, the mailbox gets real messages.
            verify:
              addresses:
                - info@example.com
              mailbox: probe@example.com
            # With arrival: imap they are looked for in the mailbox:
            # inbox: {url: imaps://HOST, user: NAME, password: {file: PATH}}
              arrival: none
              every: 15m
              greens: 3
              span: 1h

            # Effects that wait for a person's approval.
            gates: [move, retire]
            accept_lame: []

            # When mail bounces at a new host: retreat from it, or only stop.
            on_failure: retreat
            """);
  }
}
