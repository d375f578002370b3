package org.mxshift.checks;

import java.util.List;
import java.util.Optional;

/**
 * What one check came to.
 *
 * @param outcome what it came to
 * @param sentence one sentence for people, naming the name, host or server that decided it
 * @param evidence what was asked and answered, one line each
 * @param remedy the step that mends it, or that makes it possible to look; empty when all is well
 * @param key what in the plan it is about, such as {@code to.mx[0]}; empty for the whole plan
 */
public record Finding(
    Outcome outcome, String sentence, List<String> evidence, String remedy, Optional<String> key) {

  /** Copies the list, and refuses bad news that nobody could act on. */
  public Finding {
    evidence = List.copyOf(evidence);
    boolean well = outcome == Outcome.PASS || outcome == Outcome.NOT_APPLICABLE;
    if (sentence.isBlank() || (!well && remedy.isBlank())) {
      throw new IllegalArgumentException(outcome + " needs a sentence and a remedy: " + sentence);
    }
  }

  /** All is well. */
  public static Finding pass(String sentence) {
    return of(Outcome.PASS, sentence, "");
  }

  /** Nothing here to look at. */
  public static Finding notApplicable(String sentence) {
    return of(Outcome.NOT_APPLICABLE, sentence, "");
  }

  /** Wrong. */
  public static Finding fail(String sentence, String remedy) {
    return of(Outcome.FAIL, sentence, remedy);
  }

  /** Should be better. */
  public static Finding warn(String sentence, String remedy) {
    return of(Outcome.WARN, sentence, remedy);
  }

  /** Could not look. */
  public static Finding inconclusive(String sentence, String remedy) {
    return of(Outcome.INCONCLUSIVE, sentence, remedy);
  }

  private static Finding of(Outcome outcome, String sentence, String remedy) {
    return new Finding(outcome, sentence, List.of(), remedy, Optional.empty());
  }

  /** The same with these lines of evidence; each is printed as it prints itself. */
  public Finding because(List<?> lines) {
    List<String> texts = lines.stream().map(String::valueOf).toList();
    return new Finding(outcome, sentence, texts, remedy, key);
  }

  /** The same, about this key of the plan. */
  public Finding at(String planKey) {
    return new Finding(outcome, sentence, evidence, remedy, Optional.of(planKey));
  }
}
