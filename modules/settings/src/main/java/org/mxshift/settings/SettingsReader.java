package org.mxshift.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mxshift.plan.Complaint;
import org.mxshift.plan.Complaints;
import org.mxshift.plan.Node;
import org.mxshift.plan.Place;
import org.mxshift.plan.PlanException;
import org.mxshift.plan.TreeReader;

/** Finds the sources and puts them over each other. */
final class SettingsReader {

  private final Surroundings surroundings;
  private final List<Complaint> wrong = new ArrayList<>();
  private final List<Complaint> notes = new ArrayList<>();

  private SettingsReader(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  static Settings read(Surroundings surroundings) throws SettingsException {
    return new SettingsReader(surroundings).read();
  }

  private Settings read() throws SettingsException {
    Path directory = surroundings.directory();
    Optional<Path> project = upward(directory);
    List<Path> files = new ArrayList<>();
    project.ifPresent(files::add);
    surroundings.userFile().filter(Files::exists).ifPresent(files::add);
    Layer layer =
        overrides(Overridable::flag, one -> Optional.ofNullable(surroundings.flags().get(one)));
    layer =
        layer.over(overrides(Overridable::variable, one -> surroundings.variable(one.variable())));
    for (Path file : files) {
      layer = layer.over(layer(folderOf(file), file.toString(), found -> tree(file, found)));
    }
    if (!wrong.isEmpty()) {
      throw new SettingsException(wrong);
    }
    if (layer.lacksKey()) {
      throw new SettingsException(
          "audit.sign says ssh, and audit.key does not say which key; name the file of a private"
              + " key there");
    }
    return layer.settings(
        project.map(SettingsReader::folderOf).orElse(directory),
        surroundings.actor(),
        files,
        notes.stream().map(Complaint::toString).toList());
  }

  private static Optional<Path> upward(Path from) {
    for (Path folder = from; folder != null; folder = folder.getParent()) {
      Path file = folder.resolve(Settings.FILE);
      if (Files.exists(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** What a file's reader refuses: a line break would go on into the log as a line of its own. */
  private static Node oneLine(Node tree, String value, Complaints complaints) {
    if (value.chars().anyMatch(Character::isISOControl)) {
      complaints.add(
          Place.START, "a line break or control character stands in here", "take it out");
    }
    return tree;
  }

  private static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file : folder;
  }

  /** What flags, or what variables say; each is a source of its own with its own complaints. */
  private Layer overrides(
      Function<Overridable, String> name, Function<Overridable, Optional<String>> value) {
    Layer layer = Layer.NOTHING;
    for (Overridable one : Overridable.values()) {
      Optional<String> said = value.apply(one);
      if (said.isPresent()) {
        Node tree = tree(one, said.get());
        layer =
            layer.over(
                layer(
                    surroundings.directory(),
                    name.apply(one),
                    found -> oneLine(tree, said.get(), found)));
      }
    }
    return layer;
  }

  private Layer layer(Path folder, String name, Source source) {
    Complaints complaints = new Complaints(name);
    Complaints gone = new Complaints(name);
    try {
      Layer layer = new LayerReader(folder, complaints, gone).read(source.tree(complaints));
      notes.addAll(gone.all().complaints());
      complaints.throwIfAny();
      return layer;
    } catch (PlanException e) {
      wrong.addAll(e.complaints());
      return Layer.NOTHING;
    }
  }

  private interface Source {
    Node tree(Complaints complaints) throws PlanException;
  }

  private static Node tree(Path file, Complaints complaints) throws PlanException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(TreeReader.LARGEST + 1);
      return TreeReader.read(file.toString(), bytes, complaints);
    } catch (IOException e) {
      throw complaints.stop(Place.START, "the file cannot be read", "check its permissions");
    }
  }

  /** The tree that a file would give which says only this. */
  private static Node tree(Overridable one, String value) {
    List<Node> words = new ArrayList<>();
    for (String word : one.isList() ? value.split(",") : new String[] {value}) {
      words.add(new Node.Scalar(Place.START, word.strip(), true, false));
    }
    Node tree = one.isList() ? new Node.Sequence(Place.START, words) : words.get(0);
    List<String> path = List.of(one.key().split("\\."));
    for (int i = path.size() - 1; i >= 0; i--) {
      Node.Entry entry = new Node.Entry(Place.START, tree);
      tree = new Node.Mapping(Place.START, Map.of(path.get(i), entry));
    }
    return tree;
  }
}
