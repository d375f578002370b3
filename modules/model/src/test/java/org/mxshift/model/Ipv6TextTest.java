package org.mxshift.model;

import static org.assertj.core.api.Assertions.assertThat;

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
}
