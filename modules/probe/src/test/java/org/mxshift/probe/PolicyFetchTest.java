package org.mxshift.probe;

import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mxshift.model.Name;
import org.mxshift.sandbox.PolicyHost;
import org.mxshift.sandbox.PolicyHost.Page;
import org.mxshift.spi.Observation;
import org.mxshift.spi.PolicyFile;
import org.mxshift.spi.PolicyFile.Copy;
import org.mxshift.spi.Question;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Sighting.Seen;
import org.mxshift.spi.Sighting.Unseen;
import org.mxshift.spi.Verdict;

/** A web server that serves policies well, and in all the ways in which senders take none. */
@Timeout(60)
class PolicyFetchTest {

  private static final String BODY = "version: STSv1\nmode: none\nmax_age: 60\n";
  private static final String ENFORCED =
      "version: STSv1\nmode: enforce\nmx: old.test\nmx: *.new.test\nmax_age: 60\n";
  private static final List<Name> NEW = Looks.names("mx.new.test");
  private static final List<Name> BOTH = Looks.names("mx.new.test", "old.test");
  private static final List<Name> OLD = Looks.names("old.test");

  private static Certificates.Pair pair;
  private PolicyHost server;

  @BeforeAll
  static void certify() throws Exception {
    pair = Certificates.pair(-1, 30, "mta-sts.example.test");
  }

  @BeforeEach
  void start() throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = PolicyHost.start(any, pair.server(), Page.of(BODY));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ProbeSettings settings(Looks looks, boolean trusted) {
    Trust trust =
        new Trust(server.port(), trusted ? Optional.of(pair.roots()) : Optional.empty(), List.of());
    return looks
        .settings(25)
        .withPatience(TimeLimits.allOf(Duration.ofSeconds(20)), Duration.ZERO)
        .withTrust(trust);
  }

  private static Looks looks() throws IOException {
    return Looks.at(
        """
        mta-sts.example A 127.0.0.1
        mta-sts.other A 127.0.0.1
        mta-sts.silent A 127.0.79.77
        """);
  }

  private Sighting<List<Copy>> look(String domain, boolean trusted) throws IOException {
    try (Looks looks = looks()) {
      return new Lookout(settings(looks, trusted), Looks.CLOCK)
          .see(new PolicyFile(Name.of(domain)));
    }
  }

  private Observation ask(String domain, List<Name> hosts, List<Name> gone) throws IOException {
    try (Looks looks = looks()) {
      return Looks.probe(settings(looks, true))
          .look(new Question.Policy(Name.of(domain), hosts, gone), Looks.TOKEN);
    }
  }

  private Copy one(String domain, boolean trusted) throws IOException {
    Sighting<List<Copy>> sighting = look(domain, trusted);
    assertThat(sighting).isInstanceOf(Seen.class);
    List<Copy> copies = ((Seen<List<Copy>>) sighting).answer();
    assertThat(copies).hasSize(1);
    return copies.get(0);
  }

  @Test
  void aPolicyIsFetchedFromTheAddressThatWasLookedUp() throws IOException {
    assertThat(one("example.test", true))
        .isEqualTo(new Copy("127.0.0.1", true, Optional.of(BODY), ""));
  }

  @Test
  void aCertificateThatNobodyVouchesForOrForAnotherNameGivesNone() throws IOException {
    assertThat(one("example.test", false).body()).isEmpty();
    Copy other = one("other.test", true);
    assertThat(other.body()).isEmpty();
    assertThat(other.reached()).isTrue();
    assertThat(other.trouble()).contains("mta-sts.other.test");
  }

  @Test
  void redirectsErrorsAndTooMuchGiveNone() throws IOException {
    server.serve(new Page.Elsewhere("https://mta-sts.example.test/there", BODY));
    assertThat(one("example.test", true).trouble())
        .isEqualTo(
            "answers 301, not 200; senders do not follow it to https://mta-sts.example.test/there");
    server.serve(new Page.Status(404));
    assertThat(one("example.test", true).trouble()).isEqualTo("answers 404, not 200");
    server.serve(Page.of("x".repeat(64 * 1024 + 1)));
    assertThat(one("example.test", true).trouble()).isEqualTo("serves more than 64 KiB");
  }

  @Test
  void anotherMediaTypeIsTold() throws IOException {
    server.serve(new Page.File(BODY, "text/html"));
    Copy copy = one("example.test", true);
    assertThat(copy.body()).contains(BODY);
    assertThat(copy.trouble()).isEqualTo("served as text/html");
  }

  @Test
  void noAddressIsSeenAndNobodyThereIsNot() throws IOException {
    Copy none = one("nobody.test", true);
    assertThat(none.body()).isEmpty();
    assertThat(none.trouble()).isEqualTo("mta-sts.nobody.test has no address");
    assertThat(look("silent.test", true)).isInstanceOf(Unseen.class);
  }

  // --- what a move asks of it

  @Test
  void aMoveWaitsForThePolicyThatAllowsAllHostsAndInTheEndForTheOneWithoutTheOldOnes()
      throws IOException {
    server.serve(Page.of(ENFORCED));
    assertThat(ask("example.test", BOTH, List.of()).verdict()).isEqualTo(Verdict.PASS);
    Observation wide = ask("example.test", NEW, OLD);
    assertThat(wide.verdict()).isEqualTo(Verdict.PENDING);
    assertThat(wide.summary()).endsWith("127.0.0.1 still allows old.test");
    server.serve(Page.of(ENFORCED.replace("mx: old.test\n", "")));
    assertThat(ask("example.test", NEW, OLD).verdict()).isEqualTo(Verdict.PASS);
    Observation narrow = ask("example.test", BOTH, List.of());
    assertThat(narrow.verdict()).isEqualTo(Verdict.PENDING);
    assertThat(narrow.summary()).endsWith("127.0.0.1 lacks 'mx: old.test'");
  }

  @Test
  void aPolicyThatDoesNotEnforceStopsNobodysMail() throws IOException {
    server.serve(Page.of(ENFORCED.replace("enforce", "testing").replace("mx: old.test\n", "")));
    assertThat(ask("example.test", BOTH, List.of()).verdict()).isEqualTo(Verdict.PASS);
    server.serve(Page.of(BODY));
    assertThat(ask("example.test", BOTH, List.of()).verdict()).isEqualTo(Verdict.PASS);
    assertThat(ask("example.test", NEW, OLD).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void whatSendersTakeForNoPolicyIsWaitedFor() throws IOException {
    for (Page page :
        List.of(
            new Page.Status(404),
            Page.of("x".repeat(64 * 1024 + 1)),
            new Page.Elsewhere("https://mta-sts.example.test/there", ENFORCED),
            Page.of("mode: enforce\n"))) {
      server.serve(page);
      assertThat(ask("example.test", BOTH, List.of()).verdict())
          .as(page.toString())
          .isEqualTo(Verdict.PENDING);
    }
    server.serve(Page.of(ENFORCED));
    assertThat(ask("other.test", BOTH, List.of()).summary()).contains("cannot be fetched");
  }

  @Test
  void aPolicyHostOutOfReachSaysNothing() throws IOException {
    assertThat(ask("silent.test", BOTH, List.of()).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void aFileThatNeverEndsEndsWithTheLimit() throws Exception {
    server.serve(new Page.Drips(ENFORCED));
    try (Looks looks = looks()) {
      ProbeSettings patient = settings(looks, true);
      ProbeSettings hasty =
          patient.withPatience(TimeLimits.allOf(Duration.ofMillis(700)), Duration.ZERO);
      Resolvers resolvers = new Resolvers(patient, new DnsClient(patient.limits()));
      Question.Policy ask = new Question.Policy(Name.of("example.test"), BOTH, List.of());
      Finding seen = new PolicyLook(hasty, resolvers).look(ask);
      assertThat(seen.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(seen.summary()).contains("timeout");
    }
  }
}
