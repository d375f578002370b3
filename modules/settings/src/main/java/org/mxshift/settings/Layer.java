package org.mxshift.settings;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mxshift.model.Name;

/** What one source says; the rest is left open. */
record Layer(
    Optional<String> remote,
    Optional<String> branch,
    Optional<Path> directory,
    Optional<ZoneId> timezone,
    Map<String, AccountSettings> accounts,
    Optional<List<Endpoint>> resolvers,
    Optional<List<Endpoint>> controls,
    Optional<Integer> smtpPort,
    Optional<Map<Name, List<Endpoint>>> authoritative,
    Optional<Boolean> isPrivate,
    Optional<String> actor) {

  static final Layer NOTHING =
      new Layer(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
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
    return new Layer(
        remote.or(other::remote),
        branch.or(other::branch),
        directory.or(other::directory),
        timezone.or(other::timezone),
        both,
        resolvers.or(other::resolvers),
        controls.or(other::controls),
        smtpPort.or(other::smtpPort),
        authoritative.or(other::authoritative),
        isPrivate.or(other::isPrivate),
        actor.or(other::actor));
  }

  Settings settings(Path home, String someone, List<Path> files) {
    return new Settings(
        new Audit(
            remote, branch.orElse(Audit.BRANCH), directory.orElse(home.resolve(Audit.DIRECTORY))),
        timezone,
        accounts,
        resolvers.orElse(List.of()),
        controls.orElse(List.of()),
        new Network(
            smtpPort.orElse(Network.SMTP), authoritative.orElse(Map.of()), isPrivate.orElse(false)),
        actor.orElse(someone),
        files);
  }
}
