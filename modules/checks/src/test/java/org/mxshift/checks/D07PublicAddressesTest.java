package org.mxshift.checks;

import static org.mxshift.claims.Claims.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses that senders reach, and those of every block they do not. */
class D07PublicAddressesTest {

  private final Check check = new D07PublicAddresses();

  @Test
  void passesWithPublicAddresses() {
    assertThat(World.healthy().judge(check, World.plan()).outcome()).isEqualTo(Outcome.PASS);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, private",
    "172.31.0.1, private",
    "192.168.1.1, private",
    "127.0.0.1, loopback",
    "169.254.1.1, link-local",
    "100.64.0.1, NAT",
    "0.0.0.0, this network",
    "203.0.113.7, documentation",
    "224.0.0.1, multicast",
    "255.255.255.255, reserved",
    "::1, loopback",
    "fe80::1, link-local",
    "fd00::1, private",
    "2001:db8::1, documentation",
    "64:ff9b::1, no global unicast"
  })
  void failsForWhatNobodyOutsideReaches(String address, String says) {
    String type = address.contains(":") ? "AAAA" : "A";
    Finding finding =
        World.healthy().record("mx2.new.example", type, 60, address).judge(check, World.plan());
    assertThat(finding.outcome()).as(address).isEqualTo(Outcome.FAIL);
    assertThat(finding.sentence()).contains("mx2.new.example", says);
    assertThat(finding.key()).contains("to.mx[1]");
  }

  @Test
  void blocksEndWhereTheyEnd() {
    World world =
        World.healthy()
            .record(
                "mx1.new.example", "A", 60, "172.32.0.1", "100.128.0.1", "11.0.0.1", "9.255.1.1")
            .record("mx2.new.example", "AAAA", 60, "2001:db9::1", "2606:4700::1");
    assertThat(world.judge(check, World.plan()).outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void isInconclusiveWhenAnAddressIsNotSeenAndNotAboutPrivateNetworks() {
    World world = World.healthy().hiding(World.published("mx2.new.example", "A"));
    assertThat(world.judge(check, World.plan()).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    Subject inside = World.plan().privately(true);
    assertThat(world.judge(check, inside).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
  }
}
