package org.mxshift.settings;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mxshift.model.Name;
import org.mxshift.model.Windows;

/** What one source says; the rest is left open. */
record Layer(
    Optional<String> remote,
    Optional<String> branch,
    Optional<Path> directory,
    Optional<Audit.Transport> transport,
    Optional<String> sign,
    Optional<Key> key,
    Optional<ZoneId> timezone,
    Optional<Windows> windows,
    Map<String, AccountSettings> accounts,
    Map<String, Entrusted> secrets,
    Optional<List<Endpoint>> resolvers,
    Optional<List<Endpoint>> controls,
    Optional<Integer> smtpPort,
    Optional<Map<Name, List<Endpoint>>> authoritative,
    Optional<Boolean> isPrivate,
    Optional<Integer> httpsPort,
    Optional<Path> roots,
    Optional<String> actor) {

  static final Layer NOTHING =
      new Layer(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** This one, with what it leaves open from the other. */
  Layer over(Layer other) {
    Map<String, AccountSettings> both = new TreeMap<>(other.accounts);
    both.putAll(accounts);
    Map<String, Entrusted> entrusted = new TreeMap<>(other.secrets);
    entrusted.putAll(secrets);
    return new Layer(
        remote.or(other::remote),
        branch.or(other::branch),
        directory.or(other::directory),
        transport.or(other::transport),
        sign.or(other::sign),
        key.or(other::key),
        timezone.or(other::timezone),
        windows.or(other::windows),
        both,
        entrusted,
        resolvers.or(other::resolvers),
        controls.or(other::controls),
        smtpPort.or(other::smtpPort),
        authoritative.or(other::authoritative),
        isPrivate.or(other::isPrivate),
        httpsPort.or(other::httpsPort),
        roots.or(other::roots),
        actor.or(other::actor));
  }

  Settings settings(Path home, String someone, List<Path> files, List<String> notes) {
    return new Settings(
        new Audit(
            remote,
            branch.orElse(Audit.BRANCH),
            directory.orElse(home.resolve(Audit.DIRECTORY)),
            transport.orElse(Audit.Transport.AUTO),
            signing()),
        timezone,
        windows,
        accounts,
        secrets,
        resolvers.orElse(List.of()),
        controls.orElse(List.of()),
        new Network(
            smtpPort.orElse(Network.SMTP),
            authoritative.orElse(Map.of()),
            isPrivate.orElse(false),
            httpsPort.orElse(Network.HTTPS),
            roots),
        actor.orElse(someone),
        files,
        notes);
  }

  private Optional<Audit.Signing> signing() {
    return switch (sign.orElse("none")) {
      case "ssh" -> key.map(k -> new Audit.Signing(Audit.Form.SSH, k.file().toString()));
      case "gpg" -> Optional.of(new Audit.Signing(Audit.Form.GPG, key.map(Key::text).orElse("")));
      default -> Optional.empty();
    };
  }

  /** Whether signatures are asked for that nothing can be made with. */
  boolean lacksKey() {
    return sign.filter("ssh"::equals).isPresent() && key.isEmpty();
  }

  /** A key as it was typed, and the file it names if it is one. */
  record Key(String text, Path file) {}
}
