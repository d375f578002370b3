package org.mxshift.model;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guess, and where it is known to be wrong. */
class OrganisationTest {

  @ParameterizedTest
  @CsvSource({
    "mx.example.com, mx.example.com, true",
    "mx.example.com, out.mail.example.com, true",
    "mx.example.com, example.com, true",
    "mx.example.com, mx.example.net, false",
    "mx.example.co.uk, out.example.co.uk, true",
    "mx.example.co.uk, mx.other.co.uk, false",
    "localhost, localhost, true",
    "localhost, example.localhost, false",
    "a.com, b.com, false",
    "mx1.abc.de, mx2.abc.de, false",
    "a.pvt.k12.ca.us, b.pvt.k12.ca.us, true"
  })
  void isTheSameForHostsOfOneDomain(String one, String other, boolean shared) {
    assertThat(Organisation.isShared(one, other)).isEqualTo(shared);
    assertThat(Organisation.isShared(other, one)).isEqualTo(shared);
  }
}
