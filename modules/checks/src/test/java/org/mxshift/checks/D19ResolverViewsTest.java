package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Resolved;
import org.mxshift.spi.ServerReply;

/** Resolvers that agree, that hold something older, that are silent. */
class D19ResolverViewsTest {

  private final Check check = new D19ResolverViews();

  private static final Resolved VIEWS = Resolved.of(World.DOMAIN, RecordType.MX);
  private static final RecordSet MX = World.healthy().set("example.com", "MX");

  private static Finding seeing(Check check, ServerReply... replies) {
    return World.healthy().seeing(VIEWS, List.of(replies)).judge(check);
  }

  private static ServerReply resolver(RecordSet set) {
    return ServerReply.of(Name.ROOT, "192.0.2.1", DnsReply.of(set));
  }

  @Test
  void passesWhenAllTellTheSameWhateverTtlIsLeft() {
    Finding finding = seeing(check, resolver(MX), resolver(MX.withTtl(new Ttl(5))));
    assertThat(finding.outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void warnsOfAnOlderSetAndSaysForHowLong() {
    RecordSet older = MX.withValues(MX.values().subList(0, 1)).withTtl(new Ttl(120));
    Finding finding = seeing(check, resolver(MX), resolver(older));
    assertThat(finding.outcome()).isEqualTo(Outcome.WARN);
    assertThat(finding.sentence())
        .isEqualTo("1 of 2 resolvers tell another MX set, for at most 2m");
  }

  @Test
  void isInconclusiveWhenNoResolverTells() {
    Finding silent = seeing(check, ServerReply.silent(Name.ROOT, "192.0.2.1", "no answer"));
    assertThat(silent.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }
}
