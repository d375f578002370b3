package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mxshift.contract.Scratch;
import org.mxshift.plan.Preset;
import org.mxshift.plan.Presets;

/** What needs no network: words, help, envelopes, and how text looks. */
class CommandLineTest {

  private Desk desk;

  @BeforeEach
  void sit(@Scratch Path directory) {
    desk = new Desk(directory);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                  | Usage: mxshift
          statsu                              | did you mean status
          approve example.com                 | Missing required parameter: 'GATE'
          approve example.com swap            | gates are move, retire and narrow
          approve exa_mple..com move          | bad label
          abandon example.com                 | Missing required option: '--reason=TEXT'
          rollback example.com --to never     | 'never' is not a step
          advance --timeout soon              | not a length of time
          advance --all example.com           | exclude each other
          pause                               | name the domains, or say --all
          plan example.com                    | a plan has a slash or ends in .yaml or .json
          status --output xml                 | but was 'xml'
          status 'not a domain'               | 'not a domain' is not a domain name
          advance ./plans/a.yaml              | './plans/a.yaml' is not a domain name
          drift example.com -x                | Unknown option: '-x'
          status example.com                  | there is no run of example.com
          log example.com                     | there is no run of example.com
          log example.com --last 0            | write --last 1 or more
          log example.com --last -3           | write --last 1 or more
          advance --timeout -3s               | not a length of time
          watch --every -3                    | not a length of time
          watch --every 0                     | write --every 1s or more
          approve example.com move            | there is no run of example.com
          init example.com --to gogle         | did you mean 'google'
          init example.com --to '10 192.0.2.1' | an exchange is a host name
          init example.com --to workmail      | Amazon ends WorkMail on 2027-03-31
          init example.com --to google --input a=b | asks for no 'a'
          init example.com --to '1 a.example.' --input a=b | --input belongs to a preset
          presets gogle                       | did you mean 'google'
          presets google --detect example.com | exclude each other
          """)
  void isWrongUsage(String line, String says) {
    Desk.Screen screen = desk.run(line);
    assertThat(screen.code()).as(screen.all()).isEqualTo(ExitCode.USAGE);
    assertThat(screen.err()).contains(says);
    assertThat(screen.out()).isEmpty();
    assertThat(desk.path(".mxshift")).doesNotExist();
  }

  @Test
  void everyCommandAnswersInOneEnvelopeAlsoWhenItFails() {
    Set<String> commands = new TreeSet<>(Commands.all().keySet());
    commands.remove(
        "demo"); // needs no argument to succeed, and half a minute; its example is replayed
    for (String command : commands) {
      Desk.Screen screen = desk.run(command + " --output json");
      assertThat(screen.out().lines().count()).as(command).isEqualTo(1);
      assertThat(screen.json().at("/schemaVersion").asInt()).isEqualTo(1);
      assertThat(screen.json().at("/command").asText()).isEqualTo(command);
      assertThat(screen.json().at("/exitCode").asInt()).isEqualTo(screen.code().number());
      assertThat(screen.json().has("error")).as(command).isNotEqualTo(screen.json().has("result"));
      assertThat(desk.run("--output=JSON " + command).out()).isEqualTo(screen.out());
    }
  }

  @Test
  void anEnvelopeComesEvenWhenThereIsNoCommand() {
    Desk.Screen screen = desk.run("--output json");
    assertThat(screen.code()).isEqualTo(ExitCode.USAGE);
    assertThat(screen.json().at("/exitCode").asInt()).isEqualTo(64);
    assertThat(screen.json().at("/error/message").asText()).contains("no command");
  }

  @Test
  void theListOfCommandsHasWholeSentences() {
    String listed = desk.variable("COLUMNS", "400").run("--help").out();
    for (String command : Commands.all().keySet()) {
      assertThat(listed).containsPattern("\\n  " + command + " +[^\\n]*\\. *\\n");
    }
  }

  @Test
  void helpOfEveryCommandSaysWhatItDoesAndEveryExitCode() {
    for (String command : Commands.all().keySet()) {
      Desk.Screen screen = desk.run(command + " --help");
      assertThat(screen.code()).isEqualTo(ExitCode.OK);
      assertThat(screen.out()).startsWith("Usage: mxshift " + command);
      Arrays.stream(ExitCode.values())
          .forEach(code -> assertThat(screen.out()).contains(code.sentence()));
      assertThat(desk.run("--help").out()).contains("\n  " + command + " ");
    }
  }

  @Test
  void theReadmeListsEveryExitCodeAndCommand() throws IOException {
    String readme = Files.readString(Path.of("modules", "cli", "README.md"));
    for (ExitCode code : ExitCode.values()) {
      assertThat(readme).contains("| " + code.number() + " | " + code.sentence() + " |");
    }
    assertThat(Commands.all().keySet())
        .allSatisfy(command -> assertThat(readme).contains("| `" + command + "` |"));
  }

  @Test
  void theWorstOfManyDomainsCounts() {
    assertThat(ExitCode.worst(Arrays.asList(ExitCode.values()))).isEqualTo(ExitCode.TERMINATED);
    assertThat(
            ExitCode.worst(
                Arrays.asList(
                    ExitCode.OK, ExitCode.WAITING, ExitCode.UNREACHABLE, ExitCode.CREDENTIALS)))
        .isEqualTo(ExitCode.CREDENTIALS);
    assertThat(ExitCode.worst(Arrays.asList(ExitCode.CREDENTIALS, ExitCode.STOPPED)))
        .isEqualTo(ExitCode.STOPPED);
    assertThat(ExitCode.worst(Arrays.asList())).isEqualTo(ExitCode.OK);
  }

  @Test
  void aPlanThatCannotBeReadIsTellingWhere() {
    desk.file("plans/a.yaml", "mxshift: 1\ndomian: example.com\n");
    Desk.Screen screen = desk.run("plan plans/a.yaml");
    assertThat(screen.code()).isEqualTo(ExitCode.INVALID);
    assertThat(screen.err()).contains("plans/a.yaml:2:1", "did you mean 'domain'");
    for (String command : new String[] {"plan", "apply", "replan", "reverse", "check"}) {
      Desk.Screen none = desk.run(command + " plans/none.yaml");
      assertThat(none.code()).as(command).isEqualTo(ExitCode.INVALID);
      assertThat(none.err())
          .as(command)
          .isEqualTo(
              """
              mxshift: plans/none.yaml: there is no such file
              correct its path; 'mxshift init DOMAIN' writes a first plan to plans/DOMAIN.yaml
              """);
    }
    assertThat(desk.run("plan ./plans").err()).contains("./plans is a folder", "name a plan in it");
    assertThat(desk.run("apply plans").err()).contains("holds no seals");
  }

  @Test
  void wrongSettingsAreTellingWhere() {
    desk.file("mxshift.yaml", "acounts: {}\n");
    Desk.Screen screen = desk.run("status");
    assertThat(screen.code()).as(screen.all()).isEqualTo(ExitCode.INVALID);
    assertThat(screen.err()).contains("mxshift.yaml:1:1", "accounts");
    assertThat(desk.run("--help").code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void anUnknownProviderIsAnsweredWithThoseThereAre() {
    Desk.Screen screen = desk.run("init example.com --provider rfc2163");
    assertThat(screen.code()).isEqualTo(ExitCode.INVALID);
    assertThat(screen.err()).contains("no DNS provider 'rfc2163'", "did you mean 'rfc2136'");
    assertThat(desk.run("providers").out())
        .contains("rfc2136", "server")
        .containsPattern("desec\\s+KEY\\s+WHERE\\s+MEANING\\s+endpoint\\s+account")
        .containsPattern("token\\s+secret\\s+a token of deSEC");
  }

  @Test
  void everyPresetIsListedAndShownWithItsSourcesAndWhatItAsksFor() {
    Desk.Screen list = desk.run("presets");
    for (Preset preset : Presets.all()) {
      assertThat(list.out()).contains("\n" + preset.name() + " ");
      String one = desk.run("presets " + preset.name()).out();
      assertThat(one).contains(preset.title(), preset.facts().date());
      assertThat(one).contains(preset.facts().sources()).contains(preset.mx());
      preset.inputs().forEach((name, input) -> assertThat(one).contains(name, input.example()));
      assertThat(desk.run("presets " + preset.name() + " --output json").json().at("/result/date"))
          .hasToString("\"" + preset.facts().date() + "\"");
    }
    assertThat(desk.run("presets --output json").json().at("/result/presets"))
        .hasSameSizeAs(Presets.names());
    assertThat(desk.run("presets microsoft365").out())
        .contains("inputs: {host: example-com.mail.protection.outlook.com}", "admin center");
  }

  @Test
  void anOldSettingStopsNobodyInTheMiddleOfARun() throws Exception {
    desk.example("example.com");
    desk.file("mxshift.yaml", "commands: {mailbox: [get-token, mail]}\n");
    for (String line :
        new String[] {
          "status",
          "pause example.com --reason 'lunch'",
          "resume example.com",
          "rollback example.com"
        }) {
      Desk.Screen screen = desk.run(line);
      assertThat(screen.code()).as(screen.all()).isNotEqualTo(ExitCode.INVALID);
      assertThat(screen.err())
          .as(line)
          .containsOnlyOnce("'commands' is gone and counts for nothing; write it under secrets:");
    }
    assertThat(desk.run("log example.com").out()).contains("pause", "lunch", "roll");
  }

  @Test
  void aLogThatCannotBeSeenIsNotTakenForNone() {
    desk.file(".mxshift", "in the place of the folder, as good as one that is closed to this user");
    for (String line :
        new String[] {
          "status",
          "watch",
          "advance",
          "drift",
          "log example.com",
          "explain example.com",
          "audit verify",
          "pause example.com --reason lunch"
        }) {
      Desk.Screen screen = desk.run(line);
      assertThat(screen.code()).as(line + screen.all()).isEqualTo(ExitCode.UNREACHABLE);
      assertThat(screen.err()).contains("may not see whether there is an audit log in");
    }
  }

  @Test
  void watchEndsWhenNobodyReadsOn() throws Exception {
    desk.example("example.com");
    AtomicInteger rests = new AtomicInteger();
    Interrupts counting =
        new Interrupts() {
          @Override
          void rest(Duration length) {
            if (rests.incrementAndGet() == 3) {
              ask();
            }
          }
        };
    assertThat(desk.unread("watch", counting).err()).isEmpty();
    assertThat(rests).hasValue(0);
  }

  @Test
  void aResultThatIsLostIsAFailureUnlessNobodyReadsOn() throws Exception {
    desk.example("example.com");
    for (String line :
        new String[] {
          "status",
          "status --output json",
          "log example.com",
          "--help",
          "check --help",
          "schema",
          "rollback example.com"
        }) {
      Desk.Screen full = desk.full(line);
      assertThat(full.code()).as(line).isEqualTo(ExitCode.UNREACHABLE);
      assertThat(full.err())
          .as(line)
          .isEqualTo(
              """
              mxshift: the result cannot be written: No space left on device
              what was done is done; 'mxshift status' shows how runs stand
              """);
      Desk.Screen unread = desk.unread(line, desk.interrupts());
      assertThat(unread.err()).as(line).doesNotContain("cannot be written");
      assertThat(unread.code()).as(line).isEqualTo(desk.run(line).code());
    }
    assertThat(desk.full("watch").code()).isEqualTo(ExitCode.UNREACHABLE);
    Desk.Screen worse = desk.full("status example.net --output json");
    assertThat(worse.code()).isEqualTo(ExitCode.USAGE);
    assertThat(worse.err()).contains("there is no run of example.net", "No space left on device");
  }

  @Test
  void coloursAreForTerminalsThatWantThem() {
    assertThat(desk.terminal("", "providers").out()).contains("\u001b[");
    assertThat(desk.run("providers").out()).doesNotContain("\u001b");
    assertThat(desk.terminal("", "providers --no-color").out()).doesNotContain("\u001b");
    desk.variable("NO_COLOR", "");
    assertThat(desk.terminal("", "providers").out()).contains("\u001b[");
    assertThat(desk.terminal("", "--help").out()).contains("\u001b[");
    desk.variable("NO_COLOR", "1");
    assertThat(desk.terminal("", "providers").out()).doesNotContain("\u001b");
    assertThat(desk.terminal("", "--help").out()).doesNotContain("\u001b");
    desk.variable("NO_COLOR", "").variable("TERM", "dumb");
    assertThat(desk.terminal("", "providers").out()).doesNotContain("\u001b");
  }

  @Test
  void theSchemaAndTheCompletionAreWhatTheyAre() {
    assertThat(desk.run("schema").out()).contains("json-schema.org/draft/2020-12", "\"domain\"");
    assertThat(desk.run("completion").out())
        .contains("complete -F", "advance", "--detailed-exitcode", "microsoft365-dnssec")
        .contains("\"move\" \"retire\" \"narrow\"", "await-ttl", "\"verify\"")
        .doesNotContain("NARROW", "AWAIT_TTL", "VERIFY");
  }
}
