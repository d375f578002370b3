package org.mxshift.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.mxshift.model.Name;
import org.mxshift.model.Windows;
import org.mxshift.plan.Complaints;
import org.mxshift.plan.Fields;
import org.mxshift.plan.Node;
import org.mxshift.plan.WindowsReader;

/** Reads what one source says. */
final class LayerReader {

  static final List<String> KEYS =
      List.of(
          "audit",
          "timezone",
          "windows",
          "accounts",
          "secrets",
          "resolvers",
          "controls",
          "network",
          "actor");
  static final List<String> AUDIT =
      List.of("remote", "branch", "directory", "transport", "sign", "key");
  static final List<String> NETWORK =
      List.of("smtp_port", "authoritative", "private", "https_port", "roots");

  /** What the file said once, with what to do instead. Runs that are under way outlive it. */
  private static final Map<String, String> GONE =
      Map.of("commands", "write it under secrets: NAME: {to: SERVER, command: [PROGRAM, WORD]}");

  private static final Map<String, String> LATER =
      Map.of("notify", "take it out; let the program that calls 'mxshift advance' tell people");

  private static final int DNS = 53;
  private static final Pattern BRANCH =
      Pattern.compile(
          "(?!.*(?:\\.\\.|//|/\\.|\\.lock(?:/|$)|[./]$))[A-Za-z0-9][A-Za-z0-9._/-]{0,199}");
  private static final Pattern PASSWORD_IN_URL = Pattern.compile("[a-z+]+://[^/@]*:[^/@]*@.*");

  private final Path folder;
  private final Complaints complaints;
  private final Complaints notes;

  /**
   * Paths are relative to the folder.
   *
   * @param notes is told what counts for nothing any more
   */
  LayerReader(Path folder, Complaints complaints, Complaints notes) {
    this.folder = folder;
    this.complaints = complaints;
    this.notes = notes;
  }

  /** Without the keys that are gone: people's verbs go on. */
  private Node today(Node root) {
    if (!(root instanceof Node.Mapping mapping)) {
      return root;
    }
    Map<String, Node.Entry> entries = new LinkedHashMap<>(mapping.entries());
    GONE.forEach(
        (key, remedy) ->
            Optional.ofNullable(entries.remove(key))
                .ifPresent(
                    gone ->
                        notes.add(
                            gone.at(), "'" + key + "' is gone and counts for nothing", remedy)));
    return new Node.Mapping(mapping.at(), entries);
  }

  Layer read(Node root) {
    Optional<Fields> file =
        Fields.of(today(root), complaints).map(given -> given.only(KEYS, LATER));
    Optional<Fields> audit = file.flatMap(f -> f.object("audit")).map(f -> f.only(AUDIT, LATER));
    Optional<Fields> network =
        file.flatMap(f -> f.object("network")).map(f -> f.only(NETWORK, LATER));
    Optional<ZoneId> zone = file.flatMap(f -> f.text("timezone", WindowsReader::zone));
    return new Layer(
        audit.flatMap(f -> f.text("remote", LayerReader::remote)),
        audit.flatMap(f -> f.text("branch", LayerReader::branch)),
        audit.flatMap(f -> f.text("directory", text -> path(folder, text))),
        audit.flatMap(f -> f.text("transport", LayerReader::transport)),
        audit.flatMap(f -> f.text("sign", LayerReader::sign)),
        audit.flatMap(f -> f.text("key", text -> new Layer.Key(text, path(folder, text)))),
        zone,
        file.flatMap(f -> windows(f, zone)),
        file.flatMap(f -> f.object("accounts")).map(this::accounts).orElse(Map.of()),
        file.flatMap(f -> f.object("secrets")).map(this::secrets).orElse(Map.of()),
        file.flatMap(f -> f.list("resolvers", text -> Endpoint.parse(text, DNS))),
        file.flatMap(f -> f.list("controls", text -> Endpoint.parse(text, Network.SMTP))),
        network.flatMap(f -> port(f, "smtp_port")),
        network.flatMap(f -> f.object("authoritative")).map(this::authoritative),
        network.flatMap(f -> f.flag("private")),
        network.flatMap(f -> port(f, "https_port")),
        network.flatMap(f -> f.text("roots", text -> path(folder, text))),
        file.flatMap(f -> f.text("actor", LayerReader::actor)));
  }

  private Map<String, AccountSettings> accounts(Fields given) {
    Map<String, AccountSettings> accounts = new TreeMap<>();
    AccountReader reader = new AccountReader(folder);
    for (String name : given.keys()) {
      reader.read(given, name).ifPresent(account -> accounts.put(name, account));
    }
    return accounts;
  }

  private Map<String, Entrusted> secrets(Fields given) {
    Map<String, Entrusted> secrets = new TreeMap<>();
    SourceReader reader = new SourceReader(folder);
    for (String name : given.keys()) {
      reader.entrusted(given, name).ifPresent(one -> secrets.put(name, one));
    }
    return secrets;
  }

  private Map<Name, List<Endpoint>> authoritative(Fields given) {
    Map<Name, List<Endpoint>> servers = new TreeMap<>();
    for (String zone : given.keys()) {
      try {
        Name name = Name.of(zone);
        given
            .list(zone, text -> Endpoint.parse(text, DNS))
            .ifPresent(list -> servers.put(name, list));
      } catch (IllegalArgumentException e) {
        given.complain(zone, "this is no zone", "write its name, such as example.com");
      }
    }
    return servers;
  }

  private static Optional<Integer> port(Fields network, String key) {
    Optional<Integer> port = network.number(key);
    if (port.filter(number -> number < 1 || number > 65_535).isPresent()) {
      network.complain(key, "this is no port", "write 1 to 65535");
      return Optional.empty();
    }
    return port;
  }

  static Path path(Path folder, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("this is no path; write one");
    }
    try {
      return folder.resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("this is no path; write one", e);
    }
  }

  private static String remote(String text) {
    if (text.isBlank() || text.startsWith("-")) {
      throw new IllegalArgumentException("this is no repository; write a URL or a path");
    }
    if (PASSWORD_IN_URL.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a secret never stands in a URL; take it out and use an SSH key or a credential store");
    }
    return text;
  }

  private static String branch(String text) {
    if (!BRANCH.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "this is no branch; write letters, digits, dots, hyphens and slashes");
    }
    return text;
  }

  private static Audit.Transport transport(String text) {
    return switch (text) {
      case "auto" -> Audit.Transport.AUTO;
      case "jgit" -> Audit.Transport.JGIT;
      case "native" -> Audit.Transport.NATIVE;
      default ->
          throw new IllegalArgumentException(
              "'" + text + "' is no transport; write auto, jgit or native");
    };
  }

  private static String sign(String text) {
    if (!List.of("ssh", "gpg", "none").contains(text)) {
      throw new IllegalArgumentException(
          "nothing signs with '" + text + "'; write ssh, gpg or none");
    }
    return text;
  }

  /** Windows go by the clocks of the same source, where they name no others. */
  private static Optional<Windows> windows(Fields file, Optional<ZoneId> usual) {
    Optional<Windows> windows =
        file.object("windows").map(given -> WindowsReader.read(given, usual));
    if (windows.filter(Windows::areNever).isPresent()) {
      file.complain(
          "windows",
          "no window ever opens, so no mail would ever move",
          "allow times that exist and that 'deny' does not cover");
      return Optional.empty();
    }
    return windows;
  }

  private static String actor(String text) {
    if (text.isBlank() || text.length() > 200) {
      throw new IllegalArgumentException("this names nobody; write name@host");
    }
    return text.strip();
  }
}
