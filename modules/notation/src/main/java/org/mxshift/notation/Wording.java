package org.mxshift.notation;

import org.mxshift.engine.Event;

/**
 * The words an event was told in, as its file keeps them. Sentences are for people and may get
 * better; whoever changes one raises {@link #NOW}, so that a log in the old words is known as such
 * and not taken for one that somebody edited.
 *
 * @param number of the wording, from 1
 * @param sentence what happened, in one line
 */
public record Wording(int number, String sentence) {

  /** The wording that this version writes, and the only one that it can make anew. */
  public static final int NOW = 1;

  private static final int FIRST = 1;

  /** Refuses a wording that never was. */
  public Wording {
    if (number < FIRST) {
      throw new IllegalArgumentException("there is no wording " + number + "; the first is 1");
    }
  }

  /** How this version tells the event. */
  public static Wording of(Event event) {
    return new Wording(NOW, event.sentence());
  }

  /**
   * How an event file tells its event.
   *
   * @throws NotationException when the text is damaged
   */
  public static Wording in(String text) {
    Fields fields = Fields.of(Json.parse(text));
    int number = fields.maybeNumber("wording").orElse(FIRST);
    return fields.make(() -> new Wording(number, fields.text("sentence")));
  }

  /**
   * Whether files say its number: those of the first wording were written before there were two.
   */
  boolean isNamed() {
    return number > FIRST;
  }
}
