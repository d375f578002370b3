package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mxshift.contract.Scratch;
import org.mxshift.sandbox.GoogleKeyFile;
import org.mxshift.spi.Account;
import org.mxshift.spi.Approval;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Provider;
import org.mxshift.spi.Secret;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.Zone;
import org.mxshift.spi.ZoneReader;
import org.mxshift.spi.ZoneWriter;

/**
 * Every provider that keeps secrets, before a host that repeats them wherever an answer has room:
 * nothing of them is thrown, with all causes, printed, logged at the lowest level or kept.
 */
class EchoedSecretsTest {

  private static final Snapshot BEFORE =
      Snapshot.of(HostedRun.set(HostedRun.MX, 3600, "10 mail.old-host.test."));
  private static final Desired AFTER =
      Desired.of(HostedRun.set(HostedRun.MX, 3600, "5 mail.new-host.test."));

  private final TraceLog log = new TraceLog();
  private final StringWriter shown = new StringWriter();
  private final List<String> planted = new ArrayList<>();

  static Stream<String> providers() {
    return new Providers(EchoedSecretsTest.class.getClassLoader())
        .all().stream()
            .filter(provider -> !provider.words().secrets().isEmpty())
            .flatMap(
                provider ->
                    provider.name().equals("googledns")
                        ? Stream.of("googledns token", "googledns key")
                        : Stream.of(provider.name()));
  }

  @ParameterizedTest
  @MethodSource("providers")
  void nothingThatIsRepeatedIsShown(String which, @Scratch Path directory) throws Exception {
    String[] words = which.split(" ");
    Provider provider = new Providers(EchoedSecretsTest.class.getClassLoader()).named(words[0]);
    try (EchoingHost host = new EchoingHost()) {
      Account account = account(provider, host.port(), words.length == 1 ? "" : words[1]);
      shown.append(account.toString());
      for (String answer : EchoingHost.ANSWERS) {
        host.answers(answer);
        misadventures(provider, account);
      }
      typed(directory, provider, account, host);
      if (!provider.name().equals("rfc2136")) { // signatures only
        assertThat(planted).anyMatch(host.received()::contains);
        assertThat(shown.toString()).contains("***");
      }
    }
    kept(directory);
    log.hasNone(planted);
    String all = shown.toString();
    for (String secret : planted) {
      assertThat(TraceLog.lines(all, secret)).as("shown or kept: " + secret).isEmpty();
    }
  }

  /** An account with all that this provider may be told, or one secret of it. */
  private Account account(Provider provider, int port, String only) throws Exception {
    String endpoint = "http://127.0.0.1:" + port + "/";
    Map<String, String> known =
        Map.of(
            "endpoint", endpoint,
            "server", "127.0.0.1:" + port,
            "key", "key.test",
            "timeout", "3s",
            "project", "mail-project");
    Map<String, String> settings = new TreeMap<>(known);
    settings.keySet().retainAll(provider.words().account().keySet());
    Map<String, Secret> secrets = new TreeMap<>();
    for (String name : provider.words().secrets().keySet()) {
      boolean twice = settings.containsKey(name); // the same by another name
      if (!twice && (only.isEmpty() || only.equals(name))) {
        secrets.put(name, new Secret(secret(provider.name(), name, endpoint)));
      }
    }
    return new Account("office", settings, secrets);
  }

  private String secret(String provider, String name, String endpoint) throws Exception {
    if (provider.equals("googledns") && name.equals("key")) {
      return keyFile(endpoint + "token");
    }
    String text = "PlantedEcho" + provider + name.replace("_", "") + "000000000";
    String secret = text.substring(0, text.length() / 4 * 4); // base64, too
    planted.add(secret);
    return secret;
  }

  private String keyFile(String giver) throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    PrivateKey key = generator.generateKeyPair().getPrivate();
    String body = Base64.getEncoder().encodeToString(key.getEncoded());
    planted.add(body.substring(80, 120)); // within the second line of 76
    planted.add("eyJ"); // what every signed wish for a token begins with
    return new GoogleKeyFile("mail-project", "writer@mail-project.test", key, URI.create(giver))
        .text();
  }

  private void misadventures(Provider provider, Account account) {
    Zone zone = new Zone(HostedRun.DOMAIN, Map.of());
    PrintWriter out = new PrintWriter(shown, true);
    try (ZoneReader reader = provider.reader(account, zone)) {
      out.println(reader + " " + reader.limits());
      out.println(reader.read(HostedRun.DOMAIN, HostedRun.MX.type()));
    } catch (Exception e) {
      e.printStackTrace(out);
    }
    try (ZoneWriter writer = provider.writer(account, zone, new Approval("approved"))) {
      out.println(writer + " " + writer.swap(BEFORE, AFTER, "test"));
    } catch (Exception e) {
      e.printStackTrace(out);
    }
  }

  private void typed(Path directory, Provider provider, Account account, EchoingHost host) {
    Desk desk = new Desk(directory, new StepClock());
    StringBuilder settings = new StringBuilder("network: {private: true}\naccounts:\n  office:\n");
    settings.append("    provider: ").append(provider.name()).append('\n');
    account.settings().forEach((k, v) -> settings.append("    %s: \"%s\"\n".formatted(k, v)));
    settings.append("    secrets:\n");
    for (Map.Entry<String, Secret> secret : account.secrets().entrySet()) {
      String variable = secret.getKey().toUpperCase(Locale.ROOT);
      desk.variable(variable, secret.getValue().reveal());
      settings.append("      %s: {env: %s}\n".formatted(secret.getKey(), variable));
    }
    desk.file("mxshift.yaml", settings.toString());
    desk.file("plan.yaml", MailWorld.plan().replace("{provider: rfc2136}", "{account: office}"));
    for (String answer : List.of(EchoingHost.ANSWERS.get(0), EchoingHost.ANSWERS.get(15))) {
      host.answers(answer);
      for (String line : List.of("plan ./plan.yaml --seal", "apply ./plan.yaml --approve 0123")) {
        shown.append(desk.run(line).all());
        shown.append(desk.run(line + " --output json").all());
      }
    }
  }

  private void kept(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        shown.append(file.toString()).append(Files.readString(file, ISO_8859_1));
      }
    }
  }
}
