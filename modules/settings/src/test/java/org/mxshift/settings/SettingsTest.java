package org.mxshift.settings;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.model.Name;
import org.mxshift.model.Window;
import org.mxshift.model.Windows;
import org.mxshift.plan.ServerUrl;
import org.mxshift.spi.Rate;

class SettingsTest {

  @TempDir Path machine;
  private Path project;
  private Path below;
  private final Map<String, String> environment = new HashMap<>();
  private final Map<Overridable, String> flags = new HashMap<>();

  @BeforeEach
  void folders() throws IOException {
    project = Files.createDirectories(machine.resolve("work/project"));
    below = Files.createDirectories(project.resolve("plans/2026"));
    environment.put("XDG_CONFIG_HOME", machine.resolve("home").toString());
    environment.put("USER", "alice");
    environment.put("HOSTNAME", "ops");
  }

  @Test
  void hasADefaultForEverything() throws SettingsException {
    assertThat(read())
        .isEqualTo(
            new Settings(
                new Audit(
                    Optional.empty(),
                    "mxshift/audit",
                    below.resolve(".mxshift/audit.git"),
                    Audit.Transport.AUTO,
                    Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                new Network(25, Map.of(), false),
                "alice@ops",
                List.of(),
                List.of()));
  }

  @Test
  void anAccountSaysWhoseItIsAndHowOftenItMayCall() throws Exception {
    project("accounts: {a: {provider: cloudflare, owner: ops, calls: 300/5m}, b: {provider: x}}");
    AccountSettings one = read().accounts().get("a");
    assertThat(one.owner()).isEqualTo("ops");
    assertThat(one.calls()).contains(Rate.parse("300/5m"));
    assertThat(one.settings()).as("nothing of the provider's").isEmpty();
    assertThat(read().accounts().get("b").owner()).isEqualTo("b");
    assertThat(read().accounts().get("b").calls()).isEmpty();
  }

  @Test
  void readsTheExampleOfItsPageFromAnyFolderBelow() throws Exception {
    String page = Files.readString(Path.of("modules", "settings", "README.md"));
    Path file = project(between(page, "```yaml\n", "```"));
    assertThat(read())
        .isEqualTo(
            new Settings(
                new Audit(
                    Optional.of("git@git.example.com:ops/mail-audit.git"),
                    "mxshift/audit",
                    project.resolve(".mxshift/audit.git"),
                    Audit.Transport.AUTO,
                    Optional.of(
                        new Audit.Signing(
                            Audit.Form.SSH, project.resolve("keys/audit").toString()))),
                Optional.of(ZoneId.of("Europe/Berlin")),
                Optional.of(
                    new Windows(
                        ZoneId.of("Europe/Berlin"),
                        List.of(Window.parse("0 22 * * MON-THU for 4h")),
                        List.of())),
                Map.of(
                    "office",
                    new AccountSettings(
                        "office",
                        "rfc2136",
                        Map.of("server", "192.0.2.53"),
                        Map.of("key", new SecretSource.FromFile(Path.of("/run/secrets/tsig"))))),
                Map.of(
                    "mailbox",
                    new Entrusted(
                        ServerUrl.ofMail("imaps://imap.new.example:993"),
                        new SecretSource.FromFile(Path.of("/run/secrets/imap"))),
                    "relay",
                    new Entrusted(
                        ServerUrl.ofMail("smtp://smtp.example.net:587"),
                        new SecretSource.FromCommand(List.of("get-token", "mail"), project))),
                List.of(new Endpoint("192.0.2.1", 53), new Endpoint("2001:db8::1", 53)),
                List.of(new Endpoint("mail.example.net", 25)),
                new Network(
                    2525,
                    Map.of(Name.of("example.com"), List.of(new Endpoint("127.0.0.1", 5300))),
                    true,
                    8443,
                    Optional.of(project.resolve("ca.pem"))),
                "alice@ops",
                List.of(file),
                List.of()));
  }

  @Test
  void itsPageTellsEveryKey() throws IOException {
    String page = Files.readString(Path.of("modules", "settings", "README.md"));
    List<String> told = new ArrayList<>();
    Pattern.compile("(?m)^\\| `([a-z_.]+)` ")
        .matcher(page)
        .results()
        .forEach(m -> told.add(m.group(1)));
    TreeSet<String> known = new TreeSet<>(LayerReader.KEYS);
    known.remove("audit");
    known.remove("network");
    LayerReader.AUDIT.forEach(key -> known.add("audit." + key));
    LayerReader.NETWORK.forEach(key -> known.add("network." + key));
    assertThat(new TreeSet<>(told)).isEqualTo(known).hasSameSizeAs(told);
    for (Overridable one : Overridable.values()) {
      assertThat(page.lines().filter(line -> line.startsWith("| `" + one.key() + "` ")))
          .singleElement()
          .asString()
          .endsWith("| `" + one.variable() + "`, `" + one.flag() + "` |");
    }
  }

  @ParameterizedTest
  @EnumSource
  void flagsWinOverVariablesOverTheProjectOverTheUser(Overridable one) throws Exception {
    List<String> values =
        switch (one) {
          case TIMEZONE -> List.of("Etc/GMT+1", "Etc/GMT+2", "Etc/GMT+3", "Etc/GMT+4");
          case AUDIT_TRANSPORT -> List.of("jgit", "native", "jgit", "native");
          case AUDIT_SIGN -> List.of("ssh", "gpg", "ssh", "gpg");
          default -> List.of("a", "b", "c", "d");
        };
    if (one == Overridable.AUDIT_SIGN) {
      environment.put("MXSHIFT_AUDIT_KEY", "key");
    } else if (one == Overridable.AUDIT_KEY) {
      environment.put("MXSHIFT_AUDIT_SIGN", "gpg");
    }
    user(yaml(one, values.get(0)));
    assertThat(shown(one)).contains(values.get(0));
    project(yaml(one, values.get(1)));
    assertThat(shown(one)).contains(values.get(1)).doesNotContain(values.get(0));
    environment.put(one.variable(), values.get(2));
    assertThat(shown(one)).contains(values.get(2)).doesNotContain(values.get(1));
    flags.put(one, values.get(3));
    assertThat(shown(one)).contains(values.get(3)).doesNotContain(values.get(2));
  }

  @Test
  void aProjectsAccountReplacesTheUsersOfThatNameAndKeepsTheOthers() throws Exception {
    user("accounts: {a: {provider: rfc2136, server: x}, b: {provider: rfc2136}}");
    project("accounts: {a: {provider: powerdns}}");
    assertThat(read().accounts().values())
        .containsExactly(
            new AccountSettings("a", "powerdns", Map.of(), Map.of()),
            new AccountSettings("b", "rfc2136", Map.of(), Map.of()));
  }

  @Test
  void findsTheAccountOfAPlan() throws Exception {
    project("accounts: {default: {provider: powerdns}, o: {provider: rfc2136}}");
    Settings settings = read();
    Optional<String> none = Optional.empty();
    assertThat(settings.account(Optional.of("o"), none).provider()).isEqualTo("rfc2136");
    assertThat(settings.account(none, Optional.of("powerdns")))
        .isSameAs(settings.accounts().get("default"));
    assertThat(settings.account(none, Optional.of("rfc2136")))
        .isEqualTo(new AccountSettings("default", "rfc2136", Map.of(), Map.of()));
    assertThatThrownBy(() -> settings.account(Optional.of("x"), none))
        .hasMessage(
            "there is no account 'x'; known: default, o; add it under accounts in mxshift.yaml");
    assertThatThrownBy(() -> settings.account(Optional.of("o"), Optional.of("powerdns")))
        .hasMessage("account 'o' is for rfc2136, the plan says powerdns; correct one of them");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          audit: x                           | 1:8: audit takes keys and values, not a text; write 'key: value' lines
          audits: {}                         | 1:1: unknown key 'audits'; did you mean 'audit'? (known here: audit, timezone, windows, accounts, secrets, resolvers, controls, network, actor)
          audit: {branch: a..b}              | 1:17: audit.branch: this is no branch; write letters, digits, dots, hyphens and slashes
          audit: {remote: 'https://u:geheim@x/'} | 1:17: audit.remote: a secret never stands in a URL; take it out and use an SSH key or a credential store
          audit: {transport: pigeon}         | 1:20: audit.transport: 'pigeon' is no transport; write auto, jgit or native
          audit: {sign: x509}                | 1:15: audit.sign: nothing signs with 'x509'; write ssh, gpg or none
          timezone: +02:00                   | 1:11: timezone: '+02:00' is no time zone; write Europe/Berlin
          timezone: UTC+2                    | 1:11: timezone: 'UTC+2' is no time zone; write Europe/Berlin
          timezone: Berlin                   | 1:11: timezone: 'Berlin' is no time zone; write Europe/Berlin
          resolvers: [not a host]            | 1:13: resolvers[0]: this is no host; write 192.0.2.1, 192.0.2.1:53, [2001:db8::1]:53 or a name
          controls: ['x:99999']              | 1:12: controls[0]: port 99999 is out of range; write 1 to 65535
          network: {smtp_port: 0}            | 1:22: this is no port; write 1 to 65535
          network: {authoritative: {a b: []}} | 1:32: this is no zone; write its name, such as example.com
          windows: {allow: [0 22 * * * for 4h]} | 1:10: 'windows.timezone' is missing; write timezone: Europe/Berlin
          windows: {timezone: UTC, deny: ['0 0 * * * for 1d']} | 1:10: no window ever opens, so no mail would ever move; allow times that exist and that 'deny' does not cover
          secrets: {a: {file: x}}            | 1:14: 'secrets.a.to' is missing; write to: "imaps://imap.example.com"
          secrets: {a: {to: 'imaps://x'}}    | 1:14: one place is needed, and no more; write {env: NAME}, {file: PATH} or {command: [PROGRAM, WORD]}
          secrets: {a: {to: 'https://x', env: A}} | 1:19: secrets.a.to: this is no server; write imaps://host, without user, path or password
          secrets: {a: {to: 'smtps://x', command: []}} | 1:41: no program is named; write [PROGRAM, WORD, ...]
          notify: {}                         | 1:1: notify is not in this version yet; take it out; let the program that calls 'mxshift advance' tell people
          accounts: {a: {server: x}}         | 1:15: 'accounts.a.provider' is missing; write provider: rfc2136
          accounts: {a: {provider: x, calls: many}} | 1:36: accounts.a.calls: 'many' is no rate; write calls and time, such as 300/5m
          accounts: {a: {provider: x, calls: 0/5m}} | 1:36: accounts.a.calls: a rate is 1 to 1000000 calls in 1s to 1d, such as 300/5m; correct it
          accounts: {a: {provider: x, owner: "a b"}} | 1:36: accounts.a.owner: this names no owner; use letters, digits, . _ and -
          accounts: {a b: {provider: x}}     | 1:17: this is no name for an account; use letters, digits, . _ and -
          """)
  void complainsInThePlace(String text, String complaint) throws IOException {
    Path file = project(text);
    assertThatThrownBy(this::read)
        .isInstanceOf(SettingsException.class)
        .hasMessage(file + ":" + complaint);
  }

  @Test
  void complainsAboutAllSourcesAtOnce() throws IOException {
    Path user = user("timezone: x");
    Path file = project("timezone: y");
    environment.put("MXSHIFT_TIMEZONE", "z");
    environment.put("MXSHIFT_ACTOR", "eve\nMx-Actor: alice");
    flags.put(Overridable.AUDIT_BRANCH, "-");
    assertThatThrownBy(this::read)
        .hasMessage(
            "--audit-branch:1:1: audit.branch: this is no branch; write letters, digits, dots, hyphens"
                + " and slashes\n"
                + "MXSHIFT_TIMEZONE:1:1: timezone: 'z' is no time zone; write Europe/Berlin\n"
                + "MXSHIFT_ACTOR:1:1: a line break or control character stands in here; take it out\n"
                + file
                + ":1:11: timezone: 'y' is no time zone; write Europe/Berlin\n"
                + user
                + ":1:11: timezone: 'x' is no time zone; write Europe/Berlin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accounts: {a: {provider: x, secrets: geheim}}",
        "accounts: {a: {provider: x, secrets: {key: geheim}}}",
        "accounts: {a: {provider: x, secrets: {key: 4711}}}",
        "accounts: {a: {provider: x, secrets: {key: [geheim]}}}",
        "accounts: {a: {provider: x, secrets: {key: {value: geheim}}}}",
        "accounts: {a: {provider: x, secrets: {key: {env: A, file: geheim}}}}",
        "accounts: {a: {provider: x, secrets: {key: {env: 4711}}}}",
        "accounts: {a: {provider: x, secrets: {key: {command: geheim}}}}",
        "accounts: {a: {provider: x, secrets: {key: {command: []}}}}",
        "accounts: {a: {provider: x, secrets: {key: {}}}}",
        "accounts: {a: {provider: x, secrets: {key: {env: $geheim}}}}",
        "accounts: {a: {provider: x, secrets: {key: {file: \"\\0geheim\"}}}}",
        "accounts: {a: {provider: x, password: geheim}}",
        "accounts: {a: {provider: x, api_token: 4711}}",
        "accounts: {a: {provider: 'ge heim'}}",
        "accounts: {a: {provider: x, secrets: {key: \"geheim}}}",
        "accounts: {a: {provider: x, secrets: {key: &geheim 4711}}}",
        "audit: {remote: 'ssh://git:geheim@example.com/x'}"
      })
  void neverShowsASecretThatStandsInTheWrongPlace(String text) throws IOException {
    String file = project(text).toString();
    Throwable refused = catchThrowable(this::read);
    assertThat(refused).isInstanceOf(SettingsException.class);
    assertThat(refused.getMessage().replace(file, "the file")).doesNotContain("geheim", "4711");
  }

  /** Otherwise a run that is under way could be neither paused nor taken back. */
  @ParameterizedTest
  @ValueSource(strings = {"{a: [geheim]}", "{a: geheim b}", "[geheim]", "geheim", "{}"})
  void whatIsGoneIsToldAndStopsNothing(String commands) throws Exception {
    Path file = project("actor: bob\ncommands: " + commands);
    assertThat(read().actor()).isEqualTo("bob");
    assertThat(read().notes())
        .containsExactly(
            file
                + ":2:1: 'commands' is gone and counts for nothing; write it under secrets: NAME:"
                + " {to: SERVER, command: [PROGRAM, WORD]}");
  }

  @Test
  void signingWithSshNeedsAKey() throws Exception {
    project("audit: {sign: ssh}");
    assertThatThrownBy(this::read).hasMessageContaining("audit.key does not say which key");
  }

  private Settings read() throws SettingsException {
    return Settings.read(new Surroundings(below, environment, flags));
  }

  private String shown(Overridable one) throws SettingsException {
    Settings settings = read();
    return switch (one) {
      case AUDIT_REMOTE -> settings.audit().remote().orElseThrow();
      case AUDIT_BRANCH -> settings.audit().branch();
      case AUDIT_DIRECTORY -> settings.audit().directory().getFileName().toString();
      case AUDIT_TRANSPORT -> settings.audit().transport().name().toLowerCase(Locale.ROOT);
      case AUDIT_SIGN ->
          settings.audit().signing().orElseThrow().form().name().toLowerCase(Locale.ROOT);
      case AUDIT_KEY -> settings.audit().signing().orElseThrow().key();
      case TIMEZONE -> settings.timezone().orElseThrow().toString();
      case RESOLVERS -> settings.resolvers().toString();
      case CONTROLS -> settings.controls().get(0).host();
      case ACTOR -> settings.actor();
    };
  }

  private static String yaml(Overridable one, String value) {
    String said = one.isList() ? "[" + value + "]" : value;
    String[] path = one.key().split("\\.");
    return path.length == 1 ? path[0] + ": " + said : path[0] + ": {" + path[1] + ": " + said + "}";
  }

  private Path project(String text) throws IOException {
    return Files.writeString(project.resolve("mxshift.yaml"), text);
  }

  private Path user(String text) throws IOException {
    Path folder = Files.createDirectories(machine.resolve("home/mxshift"));
    return Files.writeString(folder.resolve("config.yaml"), text);
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }
}
