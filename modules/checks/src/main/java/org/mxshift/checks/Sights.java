package org.mxshift.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.spi.Inquiry;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Sighting.Seen;
import org.mxshift.spi.Sighting.Unseen;

/**
 * What was seen so far, for one check. What it asks for and is not there yet, is looked at next.
 */
public interface Sights {

  /** What is known of this; {@link Unseen} also while nobody has looked yet. */
  <A> Sighting<A> of(Inquiry<A> inquiry);

  /** These are needed later: they are looked at beside what comes next. */
  default void want(Inquiry<?>... inquiries) {
    for (Inquiry<?> inquiry : inquiries) {
      of(inquiry);
    }
  }

  /**
   * What was seen.
   *
   * @throws UnseenException when nobody could look, or has not yet
   */
  default <A> A see(Inquiry<A> inquiry) {
    return dated(inquiry).answer();
  }

  /**
   * What was seen, and when.
   *
   * @throws UnseenException when nobody could look, or has not yet
   */
  default <A> Seen<A> dated(Inquiry<A> inquiry) {
    Sighting<A> sighting = of(inquiry);
    if (sighting instanceof Seen<A> seen) {
      return seen;
    }
    String why = ((Unseen<A>) sighting).why();
    throw new UnseenException("could not look at " + inquiry.sentence() + ": " + why);
  }

  /**
   * What was seen of each, all looked at side by side: what a loop over {@link #see} would look at
   * one after the other.
   *
   * @throws UnseenException when one of them was not seen
   */
  default <A> List<A> all(List<? extends Inquiry<A>> inquiries) {
    inquiries.forEach(this::of);
    List<A> answers = new ArrayList<>();
    inquiries.forEach(inquiry -> answers.add(see(inquiry)));
    return answers;
  }

  /** What was seen, if anybody could look; for what a check can do without. */
  default <A> Optional<A> maybe(Inquiry<A> inquiry) {
    return of(inquiry) instanceof Seen<A> seen ? Optional.of(seen.answer()) : Optional.empty();
  }
}
