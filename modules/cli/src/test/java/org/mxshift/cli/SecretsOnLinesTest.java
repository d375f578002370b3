package org.mxshift.cli;

import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mxshift.contract.Scratch;
import org.mxshift.plan.SecretKeys;
import org.mxshift.spi.Provider;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What others on the machine see: the arguments of processes, and the folder of the log. */
class SecretsOnLinesTest {

  /** {@code ps} shows everybody every argument. */
  @Test
  void noOptionTakesASecret(@Scratch Path directory) {
    CommandLine all = Cli.line(new Desk(directory).wiring(), new MxShift(), Optional.empty());
    Map<String, CommandLine> commands = all.getSubcommands();
    assertThat(commands).hasSizeGreaterThan(20);
    Stream.concat(Stream.of(all), commands.values().stream().flatMap(SecretsOnLinesTest::below))
        .flatMap(command -> command.getCommandSpec().options().stream())
        .flatMap(option -> Stream.of(option.names()))
        .forEach(name -> assertThat(SecretKeys.matches(plain(name))).as(name).isFalse());
    assertThat(all.getCommandSpec().options()).extracting(OptionSpec::longestName).isNotEmpty();
    assertThat(SecretKeys.matches(plain("--api-token"))).isTrue();
  }

  private static Stream<CommandLine> below(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(SecretsOnLinesTest::below));
  }

  private static String plain(String option) {
    return option.replaceFirst("^-+", "").replace('-', '_').toLowerCase(Locale.ROOT);
  }

  /** A plan may come from a stranger's branch, and is looked at with the account's credentials. */
  @Test
  void noPlanSaysWhereATokenIsSent() {
    List<Provider> all = new Providers(SecretsOnLinesTest.class.getClassLoader()).all();
    assertThat(all).extracting(Provider::name).contains("route53", "cloudflare", "powerdns");
    assertThat(all)
        .allSatisfy(
            provider -> assertThat(provider.words().zone()).doesNotContainKeys("endpoint", "url"));
  }

  @Test
  void theFolderOfTheLogIsItsOwnersAlone(@Scratch Path directory) throws Exception {
    Desk desk = new Desk(directory).example("example.test");
    for (String made : new String[] {".mxshift", ".mxshift/audit.git"}) {
      assertThat(mode(desk.path(made))).as(made).isEqualTo("rwx------");
    }
  }

  @Test
  void aFolderThatIsSharedStaysShared(@Scratch Path directory) throws Exception {
    Path shared = Files.createDirectory(directory.resolve(".mxshift"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwx---"));
    new Desk(directory).example("example.test");
    assertThat(mode(shared)).isEqualTo("rwxrwx---");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
