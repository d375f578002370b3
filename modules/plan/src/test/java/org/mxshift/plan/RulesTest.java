package org.mxshift.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What only the reader can refuse: it needs more than one value, or a value's meaning. */
class RulesTest {

  static Stream<Arguments> tellsWhatIsWrongAndWhatToDo() {
    return Stream.of(
        refused(
            "p.yaml:7:10: windows: no window ever opens, so the mail would never move; allow times that exist and that 'deny' does not cover",
            "windows: {timezone: UTC, allow: [0 8 * * MON for 2h], deny: [0 0 * * MON for 1d]}"),
        refused(
            "p.yaml:7:21: windows.timezone: 'Berlin' is no time zone; write Europe/Berlin\np.yaml:7:37: windows.allow[0]: '24' is no hour; write 0 to 23, a list, a range, or *\np.yaml:7:66: windows.deny[0]: a window is open for a minute to 31 days, not for 0s; write 4h",
            "windows: {timezone: Berlin, allow: [0 24 * * MON for 2h], deny: [0 8 * * * for 0]}"),
        refused(
            "p.yaml:2:9: domain: '*.example.com' is not one domain; write the domain whose mail moves\np.yaml:6:22: verify.addresses[0]: info@example.com is not an address of *.example.com; list addresses of the domain that moves\np.yaml:6:50: verify.mailbox: probe@example.com is not an address of *.example.com; list addresses of the domain that moves",
            "domain: '*.example.com'"),
        refused(
            "p.yaml:2:9: domain: '-example.com' is not a domain name: bad label '-example'; correct it",
            "domain: -example.com"),
        refused(
            "p.yaml:3:33: zone.name: example.com is not within the zone example.net; name the zone that holds the domain, or leave it out where they are the same",
            "zone: {provider: rfc2136, name: example.net}"),
        refused(
            "p.yaml:4:35: from.mx[1]: mail.old.example is listed twice; keep one line for each exchange",
            "from: {mx: [10 mail.old.example., 20 MAIL.old.example]}"),
        refused(
            "p.yaml:4:13: from.mx[0]: a null MX stands alone (RFC 7505 section 3); take out '0 .' or all others",
            "from: {mx: ['0 .', 10 mail.old.example.]}"),
        refused(
            "p.yaml:4:13: from.mx[0]: an MX preference is 0 to 65535, this one is 99999; correct it",
            "from: {mx: [99999 mail.old.example.]}"),
        refused(
            "p.yaml:4:13: from.mx[0]: '10 192.0.2.1': an exchange is a host name, never an address (RFC 5321 section 5.1); correct it",
            "from: {mx: [10 192.0.2.1]}"),
        refused(
            "p.yaml:4:13: from.mx[0]: an exchange is one host, not *.old.example; write the host's own name",
            "from: {mx: ['10 *.old.example.']}"),
        refused(
            "p.yaml:4:13: from.mx[0]: a null MX is written '0 .', not '1 .'; correct it",
            "from: {mx: ['1 .']}"),
        refused(
            "p.yaml:4:42: from.dead: 'no'; write true or false",
            "from: {mx: [10 mail.old.example.], dead: no}"),
        refused(
            "p.yaml:4:22: from.dead: no old host is listed that could be dead; take this key out",
            "from: {mx: [], dead: true}"),
        refused(
            "p.yaml:4:27: from.dead: no old host is listed that could be dead; take this key out",
            "from: {mx: ['0 .'], dead: true}"),
        refused(
            "p.yaml:7:11: old_side: dead hosts do nothing with late mail; take out this key or from.dead",
            "from: {mx: [10 mail.old.example.], dead: true}",
            "old_side: sync"),
        refused(
            "p.yaml:5:10: to.mx: this is what is published already; list the hosts that are to be published; one that moves to another address needs a second name, so that both can be tried",
            "to: {mx: [10 mail.old.example]}"),
        refused(
            "p.yaml:5:31: to.mx[1]: mx.new.example is listed twice; keep one line for each exchange",
            "to: {mx: [10 mx.new.example., 10 mx.new.example.]}"),
        refused(
            "p.yaml:5:31: to.mx[1]: a null MX stands alone (RFC 7505 section 3); take out '0 .' or all others",
            "to: {mx: [10 mx.new.example., '0 .']}"),
        refused(
            "p.yaml:5:43: to.activation: these hosts can be proven before they are published; take it out, or write to.verify_by_mx: true if they cannot",
            "to: {mx: [1 mx.new.example.], activation: {reason: x, within: 4h}}"),
        refused(
            "p.yaml:1:1: introduce: hosts that nobody can prove yet are published behind the old ones only; write introduce: standby",
            "to: {preset: namecheap-pe, activation: {reason: x, within: 4h}}"),
        refused(
            "p.yaml:5:60: to.activation.within: 2d is out of range; write 1m to 1d",
            "to: {preset: namecheap-pe, activation: {reason: x, within: 2d}}",
            "introduce: standby"),
        refused(
            "p.yaml:7:11: old_side: '2026-02-30' is not a day; write 2026-12-31",
            "old_side: reject_after 2026-02-30"),
        refused(
            "p.yaml:7:26: spf.remove[0]: 'a' is added as well; list it once",
            "spf: {add: [a], remove: [a]}"),
        refused(
            "p.yaml:7:15: ttl.during: 1d1h is out of range; write 0s to 1d", "ttl: {during: 25h}"),
        refused(
            "p.yaml:7:17: ttl.previous: a TTL is 0 to 2147483647 seconds, this one is 54432000000; correct it",
            "ttl: {previous: 90000w}"),
        refused(
            "p.yaml:7:14: ttl.also[0]: mail.example.net is not within the zone example.com; list names of this zone only; lower others where they live",
            "ttl: {also: [mail.example.net]}"),
        refused(
            "p.yaml:7:7: hold: a hold of 1d23h is under 48h; hold 48h to 72h, or give the reason under accept_short_hold",
            "hold: 47h"),
        refused(
            "p.yaml:7:7: hold: 0s is out of range; write 1s to 30d",
            "hold: 0s",
            "accept_short_hold: why not"),
        refused("p.yaml:7:7: hold: 31d is out of range; write 1s to 30d", "hold: 31d"),
        refused("p.yaml:7:8: drain: 31d is out of range; write 0s to 30d", "drain: 31d"),
        refused("p.yaml:7:9: margin: 8d is out of range; write 0s to 7d", "margin: 8d"),
        refused(
            "p.yaml:1:1: verify.addresses: no address is listed that the new hosts must accept; list the domain's addresses here, or in a file: {file: PATH}\np.yaml:1:1: verify.mailbox: no real message can be sent; name a mailbox of the domain that exists on both sides, or vouch for every new host",
            "-verify"),
        refused(
            "p.yaml:6:9: verify.addresses: no address is listed that the new hosts must accept; list the domain's addresses here, or in a file: {file: PATH}",
            "verify: {mailbox: b@example.com}"),
        refused(
            "p.yaml:6:9: verify.mailbox: no real message can be sent; name a mailbox of the domain that exists on both sides, or vouch for every new host",
            "verify: {addresses: [a@example.com]}"),
        refused(
            "p.yaml:6:22: verify.addresses[0]: a@example.net is not an address of example.com; list addresses of the domain that moves",
            "verify: {addresses: [a@example.net], mailbox: b@example.com}"),
        refused(
            "p.yaml:6:37: verify.addresses[1]: a@example.com is listed twice; list it once",
            "verify: {addresses: [a@example.com, a@example.com], mailbox: b@example.com}"),
        refused(
            "p.yaml:6:47: verify.mailbox: b@example.net is not an address of example.com; list addresses of the domain that moves",
            "verify: {addresses: [a@example.com], mailbox: b@example.net}"),
        refused(
            "p.yaml:6:19: verify.arrival: nothing can arrive without a mailbox; name it: verify.mailbox",
            "to: {mx: ['0 .']}",
            "verify: {arrival: confirm}"),
        refused(
            "p.yaml:6:69: verify.relay: a relay takes mail for anybody, and only from its own users: which host took a message is seen where it arrives; write arrival: imap and the sender that the relay lets its user be, or take it out",
            "verify: {addresses: [a@example.com], mailbox: b@example.com, relay: {url: 'smtp://r', user: u, token: {env: T}}, sender: a@b.example}"),
        refused(
            "p.yaml:6:71: verify.probers: whoever is named here looks at mail hosts in place of this machine, by no way of its own; take out verify.via and verify.relay, or this key",
            "verify: {addresses: [a@example.com], mailbox: b@example.com, probers: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGzKlNgUpvWAyDcOBKNs1QQ8CfUYeSRBrYnbBMbMjQnC], via: 'socks5://127.0.0.1'}"),
        refused(
            "p.yaml:6:69: verify.every: 7h is out of range; write 1s to 6h",
            "verify: {addresses: [a@example.com], mailbox: b@example.com, every: 7h}"),
        refused(
            "p.yaml:6:69: verify.every: 0s is out of range; write 1s to 6h",
            "verify: {addresses: [a@example.com], mailbox: b@example.com, every: 0s}"),
        refused(
            "p.yaml:6:68: verify.span: 3d1h does not fit into the hold; write at most 3d",
            "verify: {addresses: [a@example.com], mailbox: b@example.com, span: 73h}"),
        refused(
            "p.yaml:6:90: verify.vouched.mail.old.example: mail.old.example is not a host of to.mx; vouch for new hosts only",
            "verify: {addresses: [a@example.com], mailbox: b@example.com, vouched: {mail.old.example: known}}"));
  }

  @ParameterizedTest
  @MethodSource
  void tellsWhatIsWrongAndWhatToDo(String message, List<String> changes) {
    String[] all = changes.toArray(String[]::new);
    assertThatThrownBy(() -> Documents.plan(all)).hasMessage(message);
    assertThat(SchemaTest.judge(Documents.with(all))).isEmpty();
  }

  private static Arguments refused(String message, String... changes) {
    return Arguments.of(message, List.of(changes));
  }
}
