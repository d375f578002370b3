package org.mxshift.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads plans: text to {@link Plan}, with the place of everything that is wrong. */
public final class Plans {

  private static final String SCHEMA = "mxshift-plan.schema.json";

  private Plans() {}

  /**
   * Reads a plan file, and the address file beside or below it that it may name.
   *
   * @throws PlanException with every complaint, also when a file cannot be read
   */
  public static Plan read(Path file) throws PlanException {
    byte[] text;
    try {
      text = bytes(file);
    } catch (IOException e) {
      throw new Complaints(file.toString())
          .stop(Place.START, "the file cannot be read", "check its path and permissions");
    }
    return read(file.toString(), text, path -> beside(file, path));
  }

  /**
   * Reads a plan that names no other file.
   *
   * @param name what complaints call it; JSON if it ends in {@code .json}, otherwise YAML
   * @throws PlanException with every complaint
   */
  public static Plan read(String name, byte[] text) throws PlanException {
    return read(name, text, Beside.NOTHING);
  }

  /**
   * Reads a plan.
   *
   * @param name what complaints call it; JSON if it ends in {@code .json}, otherwise YAML
   * @param beside opens the address file that the plan may name
   * @throws PlanException with every complaint
   */
  public static Plan read(String name, byte[] text, Beside beside) throws PlanException {
    Complaints complaints = new Complaints(name);
    Node root = TreeReader.read(name, text, complaints);
    return PlanReader.read(root, complaints, new AddressReader(beside, complaints));
  }

  /**
   * Reads what {@link PlanText} wrote, by whatever version: what a preset proposed stands in it, so
   * nothing depends on which presets there are today.
   *
   * @param name what complaints call it
   * @throws PlanException with every complaint
   */
  public static Plan pinned(String name, String text) throws PlanException {
    Complaints complaints = new Complaints(name);
    Node root = TreeReader.read(name, text.getBytes(UTF_8), complaints);
    return PlanReader.pinned(root, complaints);
  }

  /**
   * Where in a plan a key such as {@code to.mx[0]} has its value; what is not there, is at the
   * nearest key above it.
   *
   * @param name JSON if it ends in {@code .json}, otherwise YAML
   * @throws PlanException when the text is broken
   */
  public static Place place(String name, byte[] text, String key) throws PlanException {
    return Places.of(TreeReader.read(name, text, new Complaints(name)), key);
  }

  /** The JSON Schema (draft 2020-12) of a plan, for editors and other programs. */
  public static String schema() {
    try (InputStream in = Plans.class.getResourceAsStream(SCHEMA)) {
      if (in == null) {
        throw new IllegalStateException(SCHEMA + " is not on the class path");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Links count for where they lead: a plan may come from a stranger's branch. */
  private static byte[] beside(Path plan, String path) throws IOException {
    Path folder = plan.toAbsolutePath().resolveSibling("").toRealPath();
    Path found = plan.resolveSibling(path).toRealPath();
    if (!found.startsWith(folder)) {
      throw new IOException("it leads out of the plan's folder");
    }
    return bytes(found);
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(TreeReader.LARGEST + 1);
    }
  }
}
