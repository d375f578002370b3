package org.mxshift.program;

import java.util.stream.Stream;
import org.mxshift.model.Image;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.model.Txt;

/**
 * One record set from what it must be to what it is to become.
 *
 * @param before what must stand there, or the write is refused
 * @param after what stands there afterwards
 */
public record Change(Image before, Image after) {

  /** Refuses images of two different sets, or with different owners of values. */
  public Change {
    if (!before.key().equals(after.key()) || !before.prefix().equals(after.prefix())) {
      throw new IllegalArgumentException(
          "a change is of one record set: " + before + " / " + after);
    }
  }

  /** Which record set is changed. */
  public SetKey key() {
    return after.key();
  }

  /** Whether there is nothing to write. */
  public boolean isNothing() {
    return before.equals(after);
  }

  /** Whether only the TTL changes. */
  public boolean ttlOnly() {
    return before.set().sameValues(after.set());
  }

  /** The same change backwards. */
  public Change reversed() {
    return new Change(after, before);
  }

  /** Where a live set stands between the two images. */
  public Standing judge(RecordSet live) {
    if (after.standsIn(live)) {
      return Standing.AFTER;
    }
    return before.standsIn(live) ? Standing.BEFORE : Standing.FOREIGN;
  }

  /**
   * Whether a live set may be a person's way from one image to the other: each owned value is one
   * of theirs, or one of their mail hosts at another preference or with the zone's name typed
   * behind it (panels that want a final dot do that), or a text of their words, mistyped as {@link
   * MistypedWord} has it; the TTL may be any.
   */
  public boolean isHalfway(RecordSet live) {
    return before.owned(live).values().stream().allMatch(this::isNear);
  }

  private boolean isNear(Rdata value) {
    return value instanceof Txt typed
        ? words(typed).allMatch(this::isNearWord)
        : values().anyMatch(known -> known.equals(value) || isSlip(value, known));
  }

  private boolean isNearWord(String typed) {
    return values()
        .filter(Txt.class::isInstance)
        .flatMap(known -> words((Txt) known))
        .anyMatch(word -> MistypedWord.isOf(typed, word));
  }

  private static Stream<String> words(Txt text) {
    return Stream.of(text.joined().strip().split("\\s+"));
  }

  private Stream<Rdata> values() {
    return Stream.of(before, after).flatMap(image -> image.set().values().stream());
  }

  private boolean isSlip(Rdata value, Rdata known) {
    if (!(value instanceof Mx typed) || !(known instanceof Mx meant)) {
      return false;
    }
    String host = meant.exchange().text();
    String text = typed.exchange().text();
    boolean longer = !meant.isNull() && text.startsWith(host + ".");
    return text.equals(host)
        || (longer && key().owner().within(new Name(text.substring(host.length() + 1))));
  }

  /** Where a live set stands. */
  public enum Standing {
    /** Not yet written. */
    BEFORE,
    /** Written. */
    AFTER,
    /** Somebody else's values or TTL. */
    FOREIGN
  }
}
