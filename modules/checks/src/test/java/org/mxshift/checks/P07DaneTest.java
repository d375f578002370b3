package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Presented;
import org.mxshift.spi.Resolved;
import org.mxshift.spi.ServerReply;
import org.mxshift.spi.Validated;
import org.mxshift.spi.Validated.Security;

/** Records that are met, that are not, that are wrongly signed, and those that get lost. */
class P07DaneTest {

  private final Check check = new P07Dane();
  private static final Name NEW = Name.of("mx1.new.example");
  private static final String TLSA = "_25._tcp.mx1.new.example";

  @Test
  void passesWhenEveryAddressShowsWhatItsRecordsSay() {
    assertThat(World.healthy().judge(check, World.plan()).outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void failsForAnotherKeyAndWithoutTls() {
    World other = World.healthy().record(TLSA, "TLSA", 60, Shown.ITS_KEY.replace("eb", "ec"));
    Finding finding = other.judge(check, World.plan());
    assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding.key()).contains("to.mx[0]");
    World plain = World.healthy().seeing(new Presented(NEW), Shown.chain(true));
    assertThat(plain.judge(check, World.plan()).sentence()).contains("offers no TLS");
  }

  @Test
  void failsWhenTheRecordsAreWronglySigned() {
    Validated ask = Validated.of(Name.of(TLSA), RecordType.of("TLSA"));
    Finding finding = secure(ask, Security.BOGUS).judge(check, World.plan());
    assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
  }

  private static World secure(Validated ask, Security security) {
    World world = World.healthy();
    return world.seeing(ask, new Validated.Answer(security, "", DnsReply.of(world.set(ask.set()))));
  }

  @Test
  void warnsWhenTheNewSideHasNone() {
    Finding finding =
        World.healthy()
            .without(TLSA, "TLSA")
            .without("_25._tcp.mx2.new.example", "TLSA")
            .judge(check, World.plan());
    assertThat(finding.outcome()).isEqualTo(Outcome.WARN);
    assertThat(finding.sentence()).contains("will not protect mail to mx1.new.example and mx2");
  }

  @Test
  void whatIsNotSignedCountsForNothing() {
    World world = World.healthy();
    for (String host : List.of("mx1.mail", "mx2.mail", "mx1.new", "mx2.new")) {
      Name owner = Name.of("_25._tcp." + host + ".example");
      Validated ask = Validated.of(owner, RecordType.of("TLSA"));
      DnsReply reply = DnsReply.of(world.set(ask.set()));
      world.seeing(ask, new Validated.Answer(Security.INSECURE, "", reply));
    }
    assertThat(world.judge(check, World.plan()).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
  }

  @Test
  void aFailureOfResolversIsLookedIntoAndNoneWithoutRecordsIs() {
    Resolved asked = Resolved.of(Name.of(TLSA), RecordType.of("TLSA"));
    World world = secure(new Validated(asked.set()), Security.BOGUS);
    DnsReply failure = World.reply("SERVFAIL", false, RecordSet.absent(asked.set()));
    world.seeing(asked, List.of(ServerReply.of(Name.ROOT, "192.0.2.1", failure)));
    assertThat(world.judge(check, World.plan()).outcome()).isEqualTo(Outcome.FAIL);
    World none = World.healthy();
    for (String host : List.of("mx1.mail", "mx2.mail", "mx1.new", "mx2.new")) {
      none.without("_25._tcp." + host + ".example", "TLSA");
    }
    assertThat(none.judge(check, World.plan()).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(none.asked()).noneMatch(Validated.class::isInstance);
  }

  @Test
  void isInconclusiveWhenAnAddressDoesNotAnswer() {
    World silent = World.healthy().seeing(new Presented(NEW), Shown.chain(false));
    assertThat(silent.judge(check, World.plan()).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(World.healthy().hiding(new Presented(NEW)).judge(check, World.plan()).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }
}
