package org.mxshift.settings;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mxshift.spi.Account;

class SecretReaderTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/usr/bin:/bin", "KEY", "geheim", "EMPTY", "");

  @TempDir Path folder;
  private final SecretReader reader = new SecretReader(ENVIRONMENT, Duration.ofSeconds(5));

  @Test
  void opensAnAccountFromEveryPlace() throws IOException, SettingsException {
    Path file = Files.writeString(folder.resolve("key"), "from a file\r\n");
    AccountSettings settings =
        new AccountSettings(
            "office",
            "rfc2136",
            Map.of("server", "192.0.2.1"),
            Map.of(
                "a",
                new SecretSource.FromEnvironment("KEY"),
                "b",
                new SecretSource.FromFile(file),
                "c",
                command("cat", "key"),
                "d",
                command("sh", "-c", "printf \"$KEY\\n\\n\"")));
    Account account = settings.open(reader);
    assertThat(account.name()).isEqualTo("office");
    assertThat(account.settings()).isEqualTo(Map.of("server", "192.0.2.1"));
    assertThat(account.secrets().get("a").reveal()).isEqualTo("geheim");
    assertThat(account.secrets().get("b").reveal()).isEqualTo("from a file");
    assertThat(account.secrets().get("c").reveal()).isEqualTo("from a file");
    assertThat(account.secrets().get("d").reveal()).isEqualTo("geheim\n");
    assertThat(account.toString() + settings).doesNotContain("geheim", "from a file");
  }

  @Test
  void fetchesNothingBeforeItIsAsked() {
    SecretSource touch = command("touch", "run");
    assertThat(new AccountSettings("a", "x", Map.of(), Map.of("k", touch)).secrets()).isNotEmpty();
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void saysWhereItLookedAndNeverWhatItFound() throws IOException {
    Path large = Files.writeString(folder.resolve("large"), "geheim".repeat(10_000));
    Path empty = Files.writeString(folder.resolve("empty"), "\n");
    refused(
        new SecretSource.FromEnvironment("MISSING"), "the variable MISSING is not set or empty");
    refused(new SecretSource.FromEnvironment("EMPTY"), "the variable EMPTY is not set or empty");
    refused(
        new SecretSource.FromFile(folder.resolve("x")),
        "the file " + folder.resolve("x") + " cannot be read");
    Path open = Files.writeString(folder.resolve("open"), "geheim");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--rw-"));
    refused(
        new SecretSource.FromFile(open),
        "anybody may write the file " + open + ", so it proves nothing; 'chmod 600' it");
    refused(new SecretSource.FromFile(empty), "the file " + empty + " is empty");
    refused(new SecretSource.FromFile(large), "it is larger than 32768 bytes");
    refused(command("no-such-program", "geheim"), "the command no-such-program cannot be run");
    refused(command("sh", "-c", "echo geheim; exit 3"), "the command sh ended with 3");
    refused(command("true", "geheim"), "the command true printed nothing");
    refused(command("cat", "large"), "it is larger than 32768 bytes");
  }

  @Test
  @Timeout(20)
  void doesNotWaitForACommandThatHangsNorForWhatItLeavesBehind() throws SettingsException {
    SecretReader hasty = new SecretReader(ENVIRONMENT, Duration.ofSeconds(1));
    assertThatThrownBy(() -> hasty.read("it", command("sleep", "300")))
        .hasMessage(
            "it: the command sleep did not end within 1 seconds; correct it in mxshift.yaml");
    SecretSource leaves = command("sh", "-c", "sleep 30 & echo geheim");
    assertThat(reader.read("it", leaves).reveal()).isEqualTo("geheim");
  }

  @Test
  void aCommandSeesOnlyTheEnvironmentThatWasHandedIn() throws SettingsException {
    assertThat(reader.read("it", command("sh", "-c", "env | grep -c HOME || true")).reveal())
        .isEqualTo("0");
  }

  private SecretSource command(String... words) {
    return new SecretSource.FromCommand(List.of(words), folder);
  }

  private void refused(SecretSource source, String why) {
    assertThatThrownBy(() -> reader.read("account 'a', secret 'k'", source))
        .isInstanceOf(SettingsException.class)
        .hasMessage("account 'a', secret 'k': " + why + "; correct it in mxshift.yaml");
  }
}
