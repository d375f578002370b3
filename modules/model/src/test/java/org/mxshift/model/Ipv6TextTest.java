package org.mxshift.model;

import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ipv6TextTest {

  @ParameterizedTest
  @CsvSource({
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "2001:0db8::0001, 2001:db8::1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:1:0:0:0:0, 2001:db8:0:1::",
    "0:0:0:0:0:0:0:0, ::",
    "::ffff:192.0.2.1, ::ffff:c000:201",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "192.0.2.1, 192.0.2.1",
    "1:2:3, 1:2:3",
    "1::2::3, 1::2::3",
    "1:2:3:4:5:6:7:8:9, 1:2:3:4:5:6:7:8:9",
    "12345::, 12345::",
  })
  void oneAddressHasOneSpelling(String typed, String canonical) {
    assertThat(Rdata.parse(RecordType.AAAA, typed).text()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "A, 192.0.2.255, true",
    "A, 192.0.2.256, false",
    "A, 192.0.2, false",
    "A, 2001:db8::1, false",
    "A, not-an-address, false",
    "AAAA, ::, true",
    "AAAA, 2001:DB8:0:0:0:0:0:1, true",
    "AAAA, ::ffff:192.0.2.1, true",
    "AAAA, ::ffff:192.0.2.256, false",
    "AAAA, 1:2:3:4:5:6:7:8::, false",
    "AAAA, 1::2::3, false",
    "AAAA, 192.0.2.1, false",
    "CNAME, 192.0.2.256, true",
  })
  void whatIsNoAddressIsAMisfit(String type, String text, boolean fits) {
    Rdata value = Rdata.parse(RecordType.of(type), text);
    RecordSet set = new RecordSet(Name.of("a.test"), RecordType.of(type), Ttl.ZERO, List.of(value));
    assertThat(set.misfit()).isEqualTo(fits ? Optional.empty() : Optional.of(value));
  }
}
