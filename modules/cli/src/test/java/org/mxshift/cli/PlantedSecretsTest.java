package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.mxshift.claims.Claims.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mxshift.contract.Scratch;
import org.mxshift.spi.Account;
import org.mxshift.spi.Approval;
import org.mxshift.spi.Provider;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/**
 * Whatever happens at a provider, no credential stands in what is printed, logged at the lowest
 * level, thrown, committed or kept.
 */
class PlantedSecretsTest {

  private final TraceLog log = new TraceLog();
  private final StringWriter shown = new StringWriter();

  /** Who keeps secrets and has no double here has a test of its own below, or none to keep. */
  @Test
  void noProviderIsLeftOut() {
    List<String> keepers =
        new Providers(PlantedSecretsTest.class.getClassLoader())
            .all().stream()
                .filter(provider -> !provider.words().secrets().isEmpty())
                .map(Provider::name)
                .toList();
    assertThat(keepers).contains("rfc2136");
    assertThat(Stream.of(Host.values()).map(host -> host.name().split("_")[0]))
        .map(name -> name.toLowerCase(Locale.ROOT))
        .containsAll(keepers.stream().filter(name -> !name.equals("rfc2136")).toList());
  }

  @ParameterizedTest
  @EnumSource
  void noSecretIsFoundAnywhere(Host host, @Scratch Path directory) throws Exception {
    List<String> planted = new ArrayList<>();
    try (HostDesk at =
        new HostDesk(directory, host.start(InstantSource.system(), MailWorld.DOMAIN))) {
      planted.addAll(at.host.planted());
      at.host.stranger().secrets().values().forEach(secret -> planted.add(secret.reveal()));
      aRunWithTroubles(at);
      assertThat(at.host.calls().getOrDefault(at.host.write(), 0))
          .as("put off, in doubt, lost: " + shown)
          .isGreaterThan(2);
      failures(at.host);
      int objects = kept(directory);
      assertThat(objects).as("objects of the audit log that were searched").isGreaterThan(20);
    }
    assertThat(planted).hasSizeGreaterThan(1);
    nowhere(planted);
  }

  /** The key of signed updates, in a run that gets as far as it gets without waiting. */
  @Test
  void noTsigKeyIsFoundAnywhere(@Scratch Path directory) throws Exception {
    try (MailWorld world = new MailWorld(directory)) {
      Desk desk = world.desk().file("plan.yaml", MailWorld.plan("gates: []"));
      String fingerprint =
          desk.run("plan ./plan.yaml --output json").json().at("/result/fingerprint").asText();
      String apply = "apply ./plan.yaml --approve " + fingerprint;
      List<String> lines = List.of("plan ./plan.yaml --seal", apply, "advance", "status", "log");
      for (String line : lines) {
        shown.append(desk.run(line).all());
        shown.append(desk.run(line + " --output json").all());
      }
      assertThat(shown.toString()).contains("prepare/mx");
      Files.delete(directory.resolve("secret")); // where the person keeps it
      assertThat(kept(directory)).as("objects that were searched").isGreaterThan(20);
      nowhere(List.of(world.sandbox().key().secret()));
    }
  }

  private void nowhere(List<String> planted) throws IOException {
    log.hasNone(planted);
    for (String secret : Set.copyOf(planted)) {
      assertThat(shown.toString().contains(secret)).as("shown or kept: " + secret).isFalse();
    }
  }

  private void aRunWithTroubles(HostDesk at) {
    at.desk().file("office.yaml", at.plan("office")).file("other.yaml", at.plan("other"));
    run(at, "plan ./other.yaml --seal");
    run(at, "check ./office.yaml");
    run(at, "plan ./office.yaml --seal");
    String fingerprint =
        at.desk().run("plan ./office.yaml --output json").json().at("/result/fingerprint").asText();
    at.host.admit(false);
    // The zone of these hosts is served by no server that the world asks.
    String apply = "apply ./office.yaml --skip D03 --reason double --approve " + fingerprint;
    run(at, apply);
    at.host.admit(true);
    at.host.throttle(1);
    at.host.breakWrites(1);
    at.host.loseAnswer();
    run(at, apply); // starts it where those who may not write may not read either
    run(at, "advance");
    run(at, "advance");
    for (String line : List.of("status", "explain example.test", "log example.test", "providers")) {
      run(at, line);
    }
    run(at, "audit verify");
  }

  private void run(HostDesk at, String line) {
    shown.append(at.desk().run(line).all());
    shown.append(at.desk().run(line + " --output json").all());
  }

  /** What is thrown, with its causes, by the provider alone. */
  private void failures(HostDouble host) throws Exception {
    Provider provider =
        new Providers(PlantedSecretsTest.class.getClassLoader()).named(host.provider());
    Zone zone = new Zone(HostedRun.DOMAIN, java.util.Map.of());
    for (Account account : List.of(host.account(), host.stranger())) {
      shown.append(account.toString());
      host.breakDown(2);
      for (int attempt = 0; attempt < 3; attempt++) {
        try (ZoneReader reader = provider.reader(account, zone);
            ZoneWriter writer = provider.writer(account, zone, new Approval("approved"))) {
          var before = reader.read(HostedRun.DOMAIN, HostedRun.MX.type());
          host.beforeWrite(() -> host.edit(HostedRun.set(HostedRun.MX, 60, "7 x.test.")));
          writer.swap(
              before,
              org.mxshift.spi.Desired.of(HostedRun.set(HostedRun.MX, 60, "8 y.test.")),
              "test");
        } catch (ProviderException e) {
          e.printStackTrace(new PrintWriter(shown, true));
        }
      }
    }
  }

  /** Every file below, as it is and, where it is an object of Git, as it reads. */
  private int kept(Path directory) throws IOException {
    int objects = 0;
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] content = Files.readAllBytes(file);
        shown.append(file.toString()).append(new String(content, ISO_8859_1));
        assertThat(file.toString()).as("packs are not read by this test").doesNotEndWith(".pack");
        if (file.getParent().getFileName().toString().matches("[0-9a-f]{2}")) {
          shown.append(inflated(content));
          objects++;
        }
      }
    }
    return objects;
  }

  private static String inflated(byte[] object) {
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(object))) {
      return new String(in.readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
