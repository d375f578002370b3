package org.mxshift.steps;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.steps.Plans.mx;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.plan.Introduce;

/** What stands in the way is told with its place and what to do. */
class RefusalsTest {

  @Test
  void anotherStartThanPlannedIsATypeOfItsOwnAndShowsBoth() {
    Plans plans = new Plans();
    plans.live = mx("10 other.example.");
    assertThatThrownBy(plans::program)
        .isInstanceOf(NotAsPlannedException.class)
        .hasMessage(
            "from.mx: the plan moves away from [10 mail.old.example.], but published is [10"
                + " other.example.]; write what is published under from.mx, or find out who"
                + " changed it");
    plans.live = List.of();
    assertThatThrownBy(plans::program).hasMessageContaining("published is no MX records");
    plans.live = plans.to;
    assertThatThrownBy(plans::program)
        .isInstanceOf(NotAsPlannedException.class)
        .hasMessageEndingWith("which is what the plan wants; nothing is left to do");
  }

  static Stream<Arguments> obstacles() {
    return Stream.of(
        obstacle(
            plans -> plans.floor = new Ttl(600),
            "ttl.during: 5m is less than the smallest TTL that the DNS host takes; write 10m or"
                + " more"),
        obstacle(
            plans ->
                plans.others.add(
                    Plans.set("_mta-sts.example.com", RecordType.CNAME, 60, "sts.example.net.")),
            "_mta-sts.example.com CNAME: is sts.example.net.; somebody else holds the MTA-STS"
                + " policy (shape '_mta-sts by CNAME'); take the policy over first: replace the"
                + " CNAME by a TXT record of your own"),
        obstacle(
            plans -> {
              plans.to = mx("1 in.example.com.");
              plans.others.add(
                  Plans.set("in.example.com", RecordType.CNAME, 60, "out.example.net."));
            },
            "in.example.com CNAME: is out.example.net.; an exchange must not be an alias (RFC 2181"
                + " section 10.3); give it address records, or name its target under to.mx"),
        obstacle(
            plans -> plans.to = mx("1 in.example.com."),
            "to.mx: in.example.com lies in the zone and has no address (shape 'in-domain MX');"
                + " write its A or AAAA record, wait for the negative TTL of 15m, and plan again"),
        obstacle(
            plans -> {
              plans.from = List.of();
              plans.live = List.of();
            },
            "from.mx: example.com has neither MX nor address records, so it takes no mail today;"
                + " publish the null MX '0 .' and write it here; then the new hosts come in one"
                + " write"),
        obstacle(
            plans -> plans.also = List.of(Name.of("mail.example.com")),
            "ttl.also: mail.example.com has no address records; take it out"),
        obstacle(
            plans -> {
              plans.dead = true;
              plans.introduce = Introduce.STANDBY;
            },
            "introduce: standby leaves dead hosts in front (shape 'dead old host'); write"
                + " introduce: preferred"),
        obstacle(
            plans -> plans.verifyByMx = true,
            "to.verify_by_mx: the new hosts take no mail before they are published, so they cannot"
                + " be proven before (shape 'provider that verifies by MX'); have the domain"
                + " activated by a TXT record or by the provider's support, then write"
                + " to.verify_by_mx: false; or, where there is no such way, write introduce:"
                + " standby and to.activation"),
        obstacle(
            plans -> {
              plans.to = mx("65535 mx.new.example.");
              plans.fixed = true;
            },
            "to.mx: the old hosts fit behind the new ones only with other numbers for these, and"
                + " theirs are fixed; give the new hosts lower numbers, or write to.fixed: false"),
        obstacle(
            plans -> plans.spfRemove = List.of("mx"),
            "spf.remove: example.com has no SPF record; leave spf.remove out"),
        obstacle(
            plans -> {
              plans.spfAdd = List.of("mx");
              plans.others.add(Plans.txt(Plans.DOMAIN, 60, "v=spf1 -all", "v=spf1 a -all"));
            },
            "example.com TXT: there are 2 SPF records, which is none (RFC 7208 4.5); merge them"
                + " into one first"),
        obstacle(
            plans -> {
              plans.spfRemove = List.of("a");
              plans.others.add(Plans.txt(Plans.DOMAIN, 60, "v=spf1 mx -all"));
            },
            "spf.remove: 'a' is not in the record 'v=spf1 mx -all'; write the terms as 'dig TXT"
                + " example.com' shows them"),
        obstacle(
            plans -> {
              plans.spfAdd = List.of("include:new.example");
              plans.spfRemove = List.of("include:NEW.example.");
              plans.others.add(Plans.txt(Plans.DOMAIN, 60, "v=spf1 mx -all"));
            },
            "spf.remove: 'include:NEW.example.' is added as well, as 'include:new.example'; list it"
                + " once"),
        obstacle(
            plans -> {
              plans.spfAdd = List.of("a:1.example", "a:2.example", "a:3.example");
              plans.others.add(
                  Plans.txt(Plans.DOMAIN, 60, "v=spf1 mx a ptr" + " include:x.example".repeat(5)));
            },
            "spf.add: with old and new senders together the record costs 12 look-ups, and receivers"
                + " stop at 10 (RFC 7208 section 4.6.4); take terms out of the record that nobody needs"));
  }

  private static Arguments obstacle(Consumer<Plans> change, String complaint) {
    return Arguments.of(change, complaint);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("obstacles")
  void isRefused(Consumer<Plans> change, String complaint) {
    Plans plans = new Plans();
    change.accept(plans);
    CompileException refusal = catchThrowableOfType(CompileException.class, plans::program);
    assertThat(refusal.complaints()).containsExactly(complaint);
  }

  @Test
  void everythingIsToldAtOnce() {
    Plans plans = new Plans();
    plans.floor = new Ttl(600);
    plans.to = mx("1 in.example.com.");
    plans.spfRemove = List.of("mx");
    CompileException refusal = catchThrowableOfType(CompileException.class, plans::program);
    assertThat(refusal.complaints()).hasSize(3);
    assertThat(refusal).hasMessage(String.join("\n", refusal.complaints()));
  }
}
