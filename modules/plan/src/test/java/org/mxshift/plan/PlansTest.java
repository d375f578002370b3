package org.mxshift.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Ttl;

class PlansTest {

  private static final String SHORT =
      """
      mxshift: 1
      domain: Example.COM
      zone: {provider: rfc2136}
      from: {mx: [10 mail.old.example.]}
      to: {mx: [1 mx.new.example.]}
      verify:
        addresses: [info@example.com]
        mailbox: probe@example.com
      """;

  static final String LONG =
      """
      mxshift: 1
      domain: mail.example.com
      owners: ["@"]
      zone: {account: prod, provider: rfc2136, name: example.com, server: 192.0.2.53, port: 53}
      from: {mx: [10 mail.old.example., 20 backup.example]}
      to:
        mx:
          - 1 mx.new.example.
          - 10 mail.old.example.
      old_side: reject_after 2026-12-31
      spf: {add: ["include:_spf.new.example"], remove: [ip4:192.0.2.10]}
      ttl: {during: 30, previous: 1d, also: [mail.example.com]}
      hold: 10s
      accept_short_hold: a rehearsal
      drain: 0s
      margin: 2s
      introduce: standby
      verify:
        addresses: {file: lists/addresses}
        mailbox: probe@mail.example.com
        sender: probe@example.net
        arrival: confirm
        every: 1s
        greens: 5
        span: 5s
        vouched: {mail.old.example.: it stays}
      gates: [retire, move]
      accept_lame: [ns3.example.net.]
      on_failure: stop
      """;

  @Test
  void fillsInEveryDefault() throws PlanException {
    assertThat(Plans.read("short.yaml", SHORT.getBytes(UTF_8)))
        .isEqualTo(
            new Plan(
                Name.of("example.com"),
                new ZoneRef(
                    Optional.of("rfc2136"), Optional.empty(), Name.of("example.com"), Map.of()),
                new From(List.of(Mx.parse("10 mail.old.example.")), false),
                new To(List.of(Mx.parse("1 mx.new.example."))),
                new OldSide.Forward(),
                SpfChange.NONE,
                new TtlRules(new Ttl(300), Optional.empty(), List.of()),
                Duration.ofHours(72),
                Optional.empty(),
                Duration.ofHours(72),
                Optional.empty(),
                Introduce.PREFERRED,
                new Verify(
                    List.of(MailAddress.of("info@example.com")),
                    Optional.of(MailAddress.of("probe@example.com")),
                    Optional.empty(),
                    Verify.Arrival.NONE,
                    Duration.ofMinutes(15),
                    3,
                    Duration.ofHours(1),
                    Map.of(),
                    Reach.NONE),
                List.of(Effect.MOVE, Effect.RETIRE),
                List.of(),
                OnFailure.RETREAT));
  }

  /** A link leads where a stranger wants it to. */
  @Test
  void readsNoAddressesFromElsewhereByALink(@TempDir Path folder) throws IOException {
    Path plans = Files.createDirectory(folder.resolve("plans"));
    Path outside = Files.writeString(folder.resolve("outside"), "info@example.com\n");
    Files.createSymbolicLink(plans.resolve("lists"), folder);
    Files.createSymbolicLink(plans.resolve("link"), outside);
    Files.createSymbolicLink(
        plans.resolve("inside"), Files.writeString(plans.resolve("a"), "info@example.com\n"));
    Path plan = plans.resolve("p.yaml");
    for (String path : List.of("link", "lists/outside", "inside")) {
      Files.writeString(
          plan,
          Documents.with("verify: {addresses: {file: " + path + "}, mailbox: p@example.com}"));
      if (path.equals("inside")) {
        assertThatCode(() -> Plans.read(plan)).doesNotThrowAnyException();
      } else {
        assertThatThrownBy(() -> Plans.read(plan))
            .hasMessageContaining("'" + path + "' cannot be read; put it beside the plan");
      }
    }
  }

  @Test
  void readsEveryKeyAndTheAddressFileBesideThePlan(@TempDir Path folder)
      throws IOException, PlanException {
    Files.createDirectory(folder.resolve("lists"));
    Files.writeString(
        folder.resolve("lists/addresses"),
        "# people\ninfo@mail.example.com\n\n sales@mail.example.com \r\n");
    Path file = Files.writeString(folder.resolve("long.yaml"), LONG);
    assertThat(Plans.read(file))
        .isEqualTo(
            new Plan(
                Name.of("mail.example.com"),
                new ZoneRef(
                    Optional.of("rfc2136"),
                    Optional.of("prod"),
                    Name.of("example.com"),
                    Map.of("server", "192.0.2.53", "port", "53")),
                new From(
                    List.of(Mx.parse("10 mail.old.example"), Mx.parse("20 backup.example")), false),
                new To(List.of(Mx.parse("1 mx.new.example"), Mx.parse("10 mail.old.example"))),
                new OldSide.RejectAfter(LocalDate.of(2026, 12, 31)),
                new SpfChange(
                    List.of("include:_spf.new.example"),
                    List.of("ip4:192.0.2.10"),
                    Duration.ofDays(5)),
                new TtlRules(
                    new Ttl(30),
                    Optional.of(new Ttl(86_400)),
                    List.of(Name.of("mail.example.com"))),
                Duration.ofSeconds(10),
                Optional.of("a rehearsal"),
                Duration.ZERO,
                Optional.of(Duration.ofSeconds(2)),
                Introduce.STANDBY,
                new Verify(
                    List.of(
                        MailAddress.of("info@mail.example.com"),
                        MailAddress.of("sales@mail.example.com")),
                    Optional.of(MailAddress.of("probe@mail.example.com")),
                    Optional.of(MailAddress.of("probe@example.net")),
                    Verify.Arrival.CONFIRM,
                    Duration.ofSeconds(1),
                    5,
                    Duration.ofSeconds(5),
                    Map.of(Name.of("mail.old.example"), "it stays"),
                    Reach.NONE),
                List.of(Effect.MOVE, Effect.RETIRE),
                List.of(Name.of("ns3.example.net")),
                OnFailure.STOP));
  }

  @Test
  void tellsAllThatIsWrongInTheOrderOfTheFile() {
    String text =
        """
        mxshift: 1
        domain: example.com
        zone: {provider: rfc2136}
        from: {mx: [10 mail.old.example., 1 192.0.2.1]}
        too: {mx: [1 mx.new.example.]}
        hold: soon
        verify:
          mailbx: probe@example.com
          inbox: {url: "imaps://imap.example", password: geheim}
        """;
    assertThatThrownBy(() -> Plans.read("p.yaml", text.getBytes(UTF_8)))
        .isInstanceOf(PlanException.class)
        .hasMessage(
            """
            p.yaml:1:1: 'to' is missing; write to: {mx: [10 mail.new.example.]}
            p.yaml:4:35: from.mx[1]: '1 192.0.2.1': an exchange is a host name, never an address \
            (RFC 5321 section 5.1); correct it
            p.yaml:5:1: unknown key 'too'; did you mean 'to'? (known here: mxshift, domain, owners, \
            zone, from, to, old_side, spf, ttl, hold, accept_short_hold, drain, margin, introduce, \
            verify, gates, windows, accept_lame, on_failure)
            p.yaml:6:7: hold: 'soon' is not a length of time; write 90s, 5m, 1h30m or 3d
            p.yaml:8:3: unknown key 'mailbx'; did you mean 'mailbox'? (known here: addresses, \
            mailbox, sender, arrival, inbox, bounces, via, relay, exits, probers, every, greens, \
            span, vouched)
            p.yaml:9:10: 'verify.inbox.user' is missing; write user: probe@example.com
            p.yaml:9:50: a secret never stands in a plan; write {env: NAME}, {file: PATH} or \
            {command: [PROGRAM, WORD]}""");
  }
}
