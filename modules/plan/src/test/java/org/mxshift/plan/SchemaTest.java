package org.mxshift.plan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.net.URI;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema and the reader agree. */
class SchemaTest {

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Plans.schema());

  private static final String VERIFY =
      "verify: {addresses: [a@example.com], mailbox: b@example.com";

  private static final String IMAP = ", arrival: imap, inbox: {";

  /** What both take. */
  static Stream<String> good() {
    return Stream.of(
        "domain: EXAMPLE.com.",
        "owners: ['@']",
        "zone: {account: prod}",
        "zone: {account: prod-1, provider: powerdns, name: com, port: 53, tls: true}",
        "from: {mx: []}",
        "from: {mx: ['0 .']}",
        "from: {mx: [10 mail.old.example, 20 b.old.example], dead: true}",
        "to: {mx: ['0 .']}",
        "to: {preset: google}",
        "to: {preset: mailbox.org, mx: [5 mx.new.example]}",
        "to: {preset: mimecast, inputs: {region: eu}}",
        "to: {mx: [1 mx.new.example], exclusive: true, fixed: true, verify_by_mx: true}",
        "to: {preset: google, activation: {reason: it looks for MX, within: 4h}, verify_by_mx: true}\n"
            + "introduce: standby",
        "old_side: sync",
        "old_side: reject_after 2026-12-31",
        "old_side: {}",
        "old_side: {does: sync, traffic: /var/log/traffic.txt}",
        "spf: {}",
        "spf: {add: ['include:_spf.example.net', a, 'mx/24', '~ip6:2001:db8::/32'], remove: []}",
        "ttl: {during: 0}",
        "ttl: {during: 1d, previous: 1w, also: [mail.example.com, mx.example.com]}",
        "hold: 48h",
        "hold: 172800",
        "hold: '172800'",
        "hold: 1d24h",
        "drain: 0s",
        "margin: 5m",
        "introduce: standby",
        VERIFY + ", arrival: confirm, every: 1m, greens: 100, span: 0s, sender: x@example.net}",
        VERIFY + IMAP + "url: 'imaps://mail.example.com', user: a, password: {env: IMAP}}}",
        VERIFY + IMAP + "url: 'imap://[::1]:1143', user: a@b, token: {command: [get, it]}}}",
        VERIFY
            + ", sender: a@b.example, bounces: {url: 'imap://c', user: c, token: {file: c}}"
            + IMAP
            + "url: 'imaps://mail.example.com:993/', user: a, password: {file: /run/a}}}",
        VERIFY + ", via: 'socks5://127.0.0.1'}",
        relayed("url: 'smtp://c', user: c, token: {command: [c]}"),
        relayed("url: 'smtps://[::1]:10465/', user: c@d, password: {file: c}"),
        VERIFY + ", exits: []}",
        probed(
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGzKlNgUpvWAyDcOBKNs1QQ8CfUYeSRBrYnbBMbMjQnC",
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGzKlNgUpvWAyDcOBKNs1QQ8CfUYeSRBrYnbBMbMjQnD probe@box.example, by the door"),
        VERIFY + ", exits: [192.0.2.1, '2001:db8::1']}",
        VERIFY + ", vouched: {mx.new.example: seen by me}}",
        "verify: {addresses: {file: a/b.addresses}, mailbox: b@example.com}",
        "gates: []",
        "gates: [narrow, move]",
        "windows: {}",
        "windows: {timezone: Europe/Berlin}",
        "windows: {timezone: UTC, allow: [0 22 * * MON-THU for 4h], deny: ['* * 24-31/7 dec * FOR 1d2h']}",
        "windows: {timezone: UTC, allow: ['*/5,7 0-6/2 1 JAN,3 sun for 3600']}",
        "accept_lame: [ns1.example.net]",
        "on_failure: stop");
  }

  private static String probed(String... keys) {
    return VERIFY + ", probers: ['" + String.join("', '", keys) + "']}";
  }

  private static String relayed(String relay) {
    String imap = IMAP + "url: 'imaps://mail.example.com', user: a, password: {env: A}}}";
    return VERIFY + ", sender: a@b.example, relay: {" + relay + "}" + imap;
  }

  /** What both refuse: wrong keys, wrong kinds, wrong forms. */
  static Stream<String> bad() {
    return Stream.of(
        "-mxshift",
        "-domain",
        "-zone",
        "-from",
        "-to",
        "mxshift: 2",
        "mxshift: '1'",
        "mxshift: 1.0.0",
        "domain: ''",
        "domain: [example.com]",
        "domain: exa mple.com",
        "domain:",
        "owners: ['*']",
        "owners: []",
        "zone: {}",
        "zone: rfc2136",
        "zone: {provider: RFC2136}",
        "zone: {provider: 7}",
        "zone: {account: a b}",
        "zone: {provider: rfc2136, secret: abc}",
        "zone: {provider: rfc2136, api_key: abc}",
        "zone: {provider: rfc2136, Server: abc}",
        "zone: {provider: rfc2136, server: [abc]}",
        "zone: {provider: rfc2136, server: }",
        "zone: {provider: rfc2136, server: ''}",
        "from: {}",
        "from: {mx: 10 mail.old.example.}",
        "from: {mx: [mail.old.example.]}",
        "from: {mx: [100000 mail.old.example.]}",
        "from: {mx: [10]}",
        "from: {mx: [10 a b]}",
        "from: {mx: [10 mail.old.example.], dead: 'true'}",
        "from: {mx: [10 mail.old.example.], role: backend}",
        "to: {}",
        "to: {mx: []}",
        "to: {preset: gogle}",
        "to: {preset: [google]}",
        "to: {mx: [1 mx.new.example.], inputs: {host: a}}",
        "to: {preset: mimecast, inputs: [eu]}",
        "to: {preset: mimecast, inputs: {region: ''}}",
        "to: {preset: google, mx: []}",
        "to: {preset: google, exclusive: 'yes'}",
        "to: {preset: google, fixed: 1}",
        "to: {preset: google, verify_by_mx: }",
        "to: {preset: namecheap-pe, activation: {reason: x}}",
        "to: {preset: namecheap-pe, activation: {within: 4h}}",
        "to: {preset: namecheap-pe, activation: {reason: ' ', within: 4h}}",
        "to: {preset: namecheap-pe, activation: {reason: x, within: soon}}",
        "to: {preset: namecheap-pe, activation: 4h}",
        "old_side: ignore",
        "old_side: reject_after tomorrow",
        "old_side: {does: ignore}",
        "old_side: {traffic: ' '}",
        "old_side: {traffic: [a]}",
        "old_side: [forward]",
        "spf: {ad: []}",
        "spf: {add: [all]}",
        "spf: {add: [redirect=example.net]}",
        "spf: {add: ['ip4:192.0.2.1 ip4:192.0.2.2']}",
        "spf: {add: [a, a]}",
        "ttl: 5m",
        "ttl: {during: -1}",
        "ttl: {during: 5 minutes}",
        "ttl: {also: [mail.example.com, mail.example.com]}",
        "hold: true",
        "hold: ''",
        "hold: 1.5h",
        "hold: 3m1h",
        "accept_short_hold: ' '",
        "accept_short_hold: 5",
        "drain: {}",
        "margin: ~",
        "introduce: Preferred",
        "verify: []",
        VERIFY + ", arrival: email}",
        VERIFY + IMAP + "url: 'imaps://mail.example.com'}}",
        VERIFY + IMAP + "url: 'imaps://mail.example.com', user: a}}",
        VERIFY + IMAP + "url: 'imaps://mail.example.com', user: a, password: abc}}",
        VERIFY + IMAP + "url: 'imaps://mail.example.com', user: a, password: {}}}",
        VERIFY + IMAP + "url: 'imaps://mail.example.com', user: a, password: {env: A-B}}}",
        VERIFY + IMAP + "url: 'imaps://mail.example.com', user: a, password: {command: []}}}",
        VERIFY + IMAP + "url: 'imaps://m.example', user: a, password: {env: A, file: b}}}",
        VERIFY + IMAP + "url: 'imaps://m.example', user: a, password: {env: A}, token: {env: B}}}",
        VERIFY + IMAP + "url: 'https://mail.example.com', user: a, password: {env: A}}}",
        VERIFY + IMAP + "url: 'imaps://u:p@mail.example.com', user: a, password: {env: A}}}",
        VERIFY + ", via: 'http://127.0.0.1'}",
        VERIFY + ", via: 127.0.0.1}",
        relayed("url: 'imaps://c', user: c, password: {env: C}"),
        relayed("url: 'smtps://c', user: c, password: secret"),
        relayed("url: 'smtps://c', user: c"),
        relayed("url: 'smtps://c', password: {env: C}"),
        VERIFY + ", exits: 192.0.2.1}",
        probed("ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIGzKlNgUpvWAyDcOBKNs1QQ8CfUYeSRBrYnbBMbMjQnC"),
        probed("ssh-ed25519 AAAA"),
        probed("ssh-ed25519 BAAAC3NzaC1lZDI1NTE5AAAAIGzKlNgUpvWAyDcOBKNs1QQ8CfUYeSRBrYnbBMbMjQnC"),
        probed(
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGzKlNgUpvWAyDcOBKNs1QQ8CfUYeSRBrYnbBMbMjQnC",
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGzKlNgUpvWAyDcOBKNs1QQ8CfUYeSRBrYnbBMbMjQnC"),
        VERIFY + ", exits: [probe.example.net]}",
        VERIFY + ", exits: [192.0.2.256]}",
        VERIFY + ", exits: [192.0.2]}",
        VERIFY + ", exits: ['192.0.2.1/24']}",
        VERIFY + ", exits: [192.0.2.1, 192.0.2.1]}",
        VERIFY + ", every: often}",
        VERIFY + ", greens: 0}",
        VERIFY + ", greens: 101}",
        VERIFY + ", greens: '3'}",
        VERIFY + ", sender: example.net}",
        VERIFY + ", vouched: [mx.new.example]}",
        VERIFY + ", vouched: {mx.new.example: ''}}",
        "verify: {addresses: info@example.com, mailbox: b@example.com}",
        "verify: {addresses: [info], mailbox: b@example.com}",
        "verify: {addresses: {file: /etc/passwd}, mailbox: b@example.com}",
        "verify: {addresses: {file: a/../../b}, mailbox: b@example.com}",
        "verify: {addresses: {path: a}, mailbox: b@example.com}",
        "gates: [swap]",
        "gates: [move, move]",
        "gates: move",
        "accept_lame: [1]",
        "on_failure: ignore",
        "windows: []",
        "windows: {allow: [0 22 * * * for 4h]}",
        "windows: {timezone: 5}",
        "windows: {timezone: '+02:00'}",
        "windows: {timezone: ''}",
        "windows: {timezone: UTC, alow: []}",
        "windows: {timezone: UTC, allow: 0 22 * * * for 4h}",
        "windows: {timezone: UTC, allow: [0 22 * * *]}",
        "windows: {timezone: UTC, allow: [0 22 * * for 4h]}",
        "windows: {timezone: UTC, allow: [0 22 * * MONDAY for 4h]}",
        "windows: {timezone: UTC, deny: ['@daily for 4h']}",
        "windows: {timezone: UTC, deny: [0/5 22 * * * for 4h]}",
        "windows: {timezone: UTC, deny: [0 22 * * * for ever]}",
        "holds: 72h");
  }

  @ParameterizedTest
  @MethodSource
  void good(String change) {
    assertThat(judged(change)).isEmpty();
    assertThatCode(() -> Documents.plan(change)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource
  void bad(String change) {
    assertThat(judged(change)).isNotEmpty();
    assertThatThrownBy(() -> Documents.plan(change)).isInstanceOf(PlanException.class);
  }

  @Test
  void knowsEveryPresetThatOneCanMoveTo() {
    assertThat(Presets.all())
        .allSatisfy(
            preset ->
                assertThat(judged("to: {preset: " + preset.name() + "}"))
                    .as(preset.name())
                    .isEmpty());
  }

  @Test
  void theSchemaIsItselfValid() {
    JsonSchema meta =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(URI.create("https://json-schema.org/draft/2020-12/schema"));
    assertThat(meta.validate(Plans.schema(), InputFormat.JSON)).isEmpty();
  }

  /** What the schema says about a document. */
  static Set<ValidationMessage> judge(String yaml) {
    return SCHEMA.validate(yaml, InputFormat.YAML);
  }

  private static Set<ValidationMessage> judged(String... changes) {
    return judge(Documents.with(changes));
  }
}
