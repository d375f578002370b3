package org.mxshift.policy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.model.Name;

/** The TXT records of MTA-STS and of TLS reporting. */
class RecordsTest {

  private static final List<Name> HOSTS = List.of(Name.of("b.example"), Name.of("a.example"));

  @Test
  void anIdIsReadAndChangedAndOtherFieldsStay() {
    StsRecord record = StsRecord.parse("v=STSv1 ; id=20160831085700Z; x=1;");
    assertThat(record.id()).isEqualTo("20160831085700Z");
    StsRecord next = record.forHosts(HOSTS);
    assertThat(next.text()).matches("v=STSv1; id=[0-9a-f]{20}; x=1;");
    assertThat(StsRecord.parse(next.text())).isEqualTo(next);
  }

  @Test
  void theSameHostsGiveTheSameIdAndOthersAnother() {
    StsRecord record = StsRecord.parse("v=STSv1; id=1");
    StsRecord next = record.forHosts(HOSTS);
    assertThat(record.forHosts(List.of(HOSTS.get(1), HOSTS.get(0)))).isEqualTo(next);
    assertThat(record.forHosts(HOSTS.subList(0, 1)).id()).isNotEqualTo(next.id());
    assertThat(next.forHosts(HOSTS).id()).isNotEqualTo(next.id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"v=STSv1;", "v=STSv1; id=;", "v=STSv1; id=a-b", "v=STSv12; id=1", "v=STSv1"})
  void refusesWhatSendersCannotRead(String text) {
    assertThatThrownBy(() -> StsRecord.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void reportsGoToAllAddresses() {
    assertThat(
            TlsReporting.parse("v=TLSRPTv1;rua=mailto:a@b.example, https://c.example/d")
                .addresses())
        .containsExactly("mailto:a@b.example", "https://c.example/d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v=TLSRPTv1;", "v=TLSRPTv1; rua=", "v=TLSRPTv1; rua=a@b", "v=TLSRPTv1"})
  void refusesWhatNobodyCanReportTo(String text) {
    assertThatThrownBy(() -> TlsReporting.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void recordsLiveWhereSendersLook() {
    Name domain = Name.of("example.com");
    assertThat(StsRecord.owner(domain)).isEqualTo(Name.of("_mta-sts.example.com"));
    assertThat(TlsReporting.owner(domain)).isEqualTo(Name.of("_smtp._tls.example.com"));
    assertThat(Tlsa.owner(domain)).contains(Name.of("_25._tcp.example.com"));
    Name longest = Name.of("a.".repeat(121) + "aa");
    assertThat(Tlsa.owner(longest).orElseThrow().text()).hasSize(253);
    assertThat(Tlsa.owner(Name.of("a" + longest))).isEmpty();
    assertThat(Tlsa.owner(Name.of("*.example.com"))).isEmpty();
    assertThat(StsPolicy.address(domain))
        .isEqualTo("https://mta-sts.example.com/.well-known/mta-sts.txt");
  }
}
