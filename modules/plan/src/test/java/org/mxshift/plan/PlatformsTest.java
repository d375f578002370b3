package org.mxshift.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;

/** A domain's platform is told by its exchanges, whether or not a preset leads there. */
class PlatformsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 smtp.google.com. | google
          1 aspmx.l.google.com., 5 alt1.aspmx.l.google.com. | google-legacy
          0 shop-de.mail.protection.outlook.com. | microsoft365
          0 shop-de.r-v1.mx.microsoft. | microsoft365-dnssec
          10 inbound-smtp.us-east-1.amazonaws.com. | workmail, ses-inbound
          10 mx.zoho.com.au. | zoho
          10 mxa.eu.mailgun.org. | mailgun-eu
          10 mxext1.mailbox.org., 20 in1-smtp.messagingengine.com., 20 mxext2.mailbox.org. | mailbox.org, fastmail
          10 mx.yandex.net. | yandex
          10 mx00.ionos.co.uk., 10 mx01.ionos.co.uk. | ionos
          1 d1234a.ess.barracudanetworks.com. | barracuda
          10 mx1.hc99-1.eu.iphmx.com. | cisco
          10 shop.in.tmes.trendmicro.eu. | trendmicro
          10 mx-01-eu-west-1.prod.hydra.sophos.com. | sophos
          10 cluster1.eu.messagelabs.com. | messagelabs
          10 mx01.hornetsecurity.com. | hornetsecurity
          10 smtp.secureserver.net., 0 mailstore1.secureserver.net. | godaddy
          10 mx.sendgrid.net. | sendgrid
          10 inbound.postmarkapp.com. | postmark
          10 mail.example.com. | ''
          10 notpphosted.com. | ''
          10 com. | ''
          0 . | ''
          """)
  void thePlatformIsToldByTheExchanges(String records, String names) {
    List<Mx> mx = Stream.of(records.split(", ")).map(Mx::parse).toList();
    assertThat(Platforms.detect(mx).stream().map(Platform::name).collect(Collectors.joining(", ")))
        .isEqualTo(names);
  }

  @Test
  void noPatternOfOnePlatformFitsWithinAnother() {
    TreeSet<String> shared = new TreeSet<>();
    for (Preset one : Presets.all()) {
      for (Mx mx : one.mx(PresetsTest.examples(one))) {
        Platforms.detect(List.of(mx)).stream()
            .filter(other -> !other.equals(Platform.of(one)))
            .forEach(other -> shared.add(one.name() + " " + other.name()));
      }
    }
    assertThat(shared).containsExactly("ses-inbound workmail", "workmail ses-inbound");
  }

  /** Patterns are names, names are said once, and no pattern takes in what another one tells. */
  @Test
  void everyPlatformIsToldByItsOwnHosts() {
    List<Platform> all = Platforms.all();
    assertThat(all).hasSizeGreaterThanOrEqualTo(45);
    assertThat(all).extracting(Platform::name).doesNotHaveDuplicates();
    assertThat(all).extracting(Platform::title).doesNotHaveDuplicates().doesNotContain("");
    for (Platform one : all) {
      if (one.preset().isEmpty()) {
        assertThat(one.detect()).as(one.name()).isNotEmpty();
        assertThat(one.notes()).isEmpty();
        for (String pattern : one.detect()) {
          Mx mx = new Mx(10, new Name("mx7." + pattern));
          assertThat(Platforms.detect(List.of(mx))).as(pattern).containsExactly(one);
        }
        assertThat(one.spf()).as(one.name()).allMatch(term -> term.matches("include:[a-z0-9._-]+"));
      }
    }
  }

  @Test
  void whatIsWrongInThisFileIsToldWithItsPlace() {
    String text = "platforms:\n  x: {title: X, kind: mailbx, detect: [x.com], sfp: []}\n";
    assertThatThrownBy(() -> Platforms.read("p.yaml", text.getBytes(UTF_8)))
        .hasMessageContaining("p.yaml:2:48: unknown key 'sfp'")
        .hasMessageContaining("'facts' is missing")
        .hasMessageContaining("platforms.x.kind");
  }
}
