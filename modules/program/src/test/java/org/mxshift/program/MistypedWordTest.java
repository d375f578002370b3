package org.mxshift.program;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a slip of the hand, and what is somebody else's sender. */
class MistypedWordTest {

  @ParameterizedTest
  @CsvSource({
    "ip4:192.0.2.10, ip4:192.0.2.10, true",
    "IP4:192.0.2.10, ip4:192.0.2.10, true",
    "~all, -all, true",
    "+all, -all, false",
    "ip4:127.0.62.1, ip4:127.0.26.1, true",
    "ip4:192.0.2.1, ip4:192.0.2.10, true",
    "ip4:192.0.2.12, ip4:192.0.2.10, false",
    "ip4:192.0.2.100, ip4:192.0.2.10, false",
    "ip4:192.0.2.10/24, ip4:192.0.2.10, false",
    "ip4:192.0.2.010, ip4:192.0.2.10, true",
    "'ip4:192.0.2,10', ip4:192.0.2.10, true",
    "ip4:192.0.2.310, ip4:192.0.2.10, true",
    "ip6:2001:db8::2, ip6:2001:db8::1, false",
    "include:_spf.b.example, include:_spf.a.example, false",
    "include:_spf.mial.example, include:_spf.mail.example, true",
    "include:_spf.mal.example, include:_spf.mail.example, true",
    "include:_spf.maail.example, include:_spf.mail.example, false",
    "includ:_spf.mail.example, include:_spf.mail.example, true",
    "imclude:_spf.mail.example, include:_spf.mail.example, true",
    "a:mx2.new.example, a:mx1.new.example, false",
    "redirect=_spf.b.example, redirect=_spf.a.example, false",
  })
  void aTermThatIsValidIsASlipOnlyWhenALetterIsMissingOrTwoAreSwapped(
      String typed, String asked, boolean slip) {
    assertThat(MistypedWord.isOf(typed, asked)).isEqualTo(slip);
  }
}
