package org.mxshift.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.mxshift.model.Windows;
import org.mxshift.notation.Sealed;
import org.mxshift.plan.Plan;
import org.mxshift.plan.PlanException;
import org.mxshift.plan.PlanText;
import org.mxshift.plan.Plans;

/**
 * A plan where it lies.
 *
 * @param path of its file
 * @param shown as messages name it
 * @param written what it says
 * @param plan the same, with the windows of {@code mxshift.yaml} where it says nothing of any
 */
record PlanFile(Path path, String shown, Plan written, Plan plan) {

  private static final String SEALED = ".sealed.json";

  static PlanFile read(Shell shell, String typed) throws PlanException, FailedException {
    Path path = shell.resolve(typed);
    if (!isNamedLikeOne(typed)) {
      throw new FailedException(
          ExitCode.USAGE,
          "'"
              + Words.oneLine(typed)
              + "' is not a plan: a plan has a slash or ends in .yaml or .json",
          "plans/" + Words.oneLine(typed) + ".yaml is where 'mxshift init' writes one");
    }
    if (Files.notExists(path)) {
      throw new FailedException(
          ExitCode.INVALID,
          Words.oneLine(typed) + ": there is no such file",
          "correct its path; 'mxshift init DOMAIN' writes a first plan to plans/DOMAIN.yaml");
    }
    if (Files.isDirectory(path)) {
      throw new FailedException(
          ExitCode.INVALID,
          Words.oneLine(typed) + " is a folder",
          "name a plan in it; only 'mxshift apply' takes a folder, with sealed plans");
    }
    return of(path, typed, Plans.read(path), Optional.empty());
  }

  /** As above; what the plan does not say of windows, {@code mxshift.yaml} may say. */
  static PlanFile read(Wiring wiring, String typed) throws PlanException, FailedException {
    PlanFile file = read(wiring.shell(), typed);
    return of(file.path, typed, file.written, wiring.settings().windows());
  }

  /** A plan, and the windows of {@code mxshift.yaml}. */
  static PlanFile of(Path path, String shown, Plan written, Optional<Windows> usual) {
    return new PlanFile(path, shown, written, written.within(usual));
  }

  /** Whether an argument means a plan, and not a domain. */
  static boolean isNamedLikeOne(String typed) {
    return typed.contains("/") || typed.matches(".*\\.(yaml|yml|json)");
  }

  /** The plan as one text, its address file taken in; equal for plans that mean the same. */
  String text() {
    return PlanText.of(plan);
  }

  /**
   * Whether a text from the log means this plan. Versions of this program may write it out with
   * other comments and more defaults; that is no edit. Nor is it one when {@code mxshift.yaml} has
   * other windows since: where the file names none, those of the text count.
   */
  boolean isMeantBy(String pinned) {
    try {
      if (pinned.equals(text())) {
        return true;
      }
      Plan approved = Plans.pinned("the log", pinned);
      return written.within(approved.windows()).equals(approved);
    } catch (PlanException e) {
      return false;
    }
  }

  /** Whether this plan was sealed, whatever windows {@code mxshift.yaml} had then. */
  boolean isMeantBy(Sealed sealed) {
    Windows then = sealed.program().terms().windows();
    return sealed.sealed(PlanText.of(written.within(Optional.of(then))))
        || (then.areAlways() && sealed.sealed(PlanText.of(written)));
  }

  /** How the windows that count today differ from these, which were approved. */
  Optional<String> otherWindows(Windows approved) {
    Windows now = plan.windows().orElse(Windows.ALWAYS);
    return now.equals(approved)
        ? Optional.empty()
        : Optional.of(
            "the windows have changed since ("
                + shown
                + " names none, so those of mxshift.yaml count): approved was '"
                + approved.sentence()
                + "', now it is '"
                + now.sentence()
                + "'");
  }

  /** Where its seal lies. */
  Path seal() {
    return sibling(SEALED);
  }

  /** A file beside it, named alike. */
  Path sibling(String ending) {
    String name = String.valueOf(path.getFileName());
    return path.resolveSibling(name.replaceFirst("\\.(yaml|yml|json)$", "") + ending);
  }

  /** The plan file that a seal lies beside. */
  static Path sealedPlan(Path seal) throws FailedException {
    String name = String.valueOf(seal.getFileName());
    String stem = name.substring(0, name.length() - SEALED.length());
    for (String ending : new String[] {".yaml", ".yml", ".json"}) {
      Path plan = seal.resolveSibling(stem + ending);
      if (Files.exists(plan)) {
        return plan;
      }
    }
    throw new FailedException(
        ExitCode.INVALID,
        seal + " lies beside no plan: there is no " + stem + ".yaml",
        "bring the plan back, or remove the seal");
  }

  static boolean isSeal(Path path) {
    return String.valueOf(path.getFileName()).endsWith(SEALED);
  }

  /** Writes a new file; one that is there is left alone. */
  static void write(Path path, String text) throws IOException, FailedException {
    refuseExisting(path);
    if (path.getParent() != null) {
      Files.createDirectories(path.getParent());
    }
    WholeFile.write(path, text);
  }

  /** Refuses to write over a file, before anything is asked of the network. */
  static void refuseExisting(Path path) throws FailedException {
    if (Files.exists(path)) {
      throw new FailedException(
          ExitCode.USAGE,
          path + " is there already, and stays as it is",
          "edit it, or remove it first");
    }
  }
}
