package org.mxshift.engine;

import java.time.Duration;
import java.util.Optional;
import org.mxshift.model.Image;
import org.mxshift.model.RecordSet;
import org.mxshift.program.Change;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;

/** The same words and rests for the same things the outside does to us. */
final class Outside {

  private Outside() {}

  /** A stranger's edit before or during a write: before, expected, found, and what now. */
  static String foreign(Now now, Change change, RecordSet found) {
    return foreign(
        now, change.before().set() + "; expected " + change.after(), change.after(), found);
  }

  /** A stranger's edit of what the run has written, or reads. */
  static String foreign(Now now, Image expected, RecordSet found) {
    String before =
        now.life().written().map(w -> w.before().set()).orElse(expected.set()).toString();
    return foreign(now, before + "; expected " + expected, expected, found);
  }

  private static String foreign(Now now, String wanted, Image image, RecordSet found) {
    return "somebody else changed "
        + image.key()
        + "; before "
        + wanted
        + "; found "
        + image.owned(found)
        + "; put it back and '"
        + now.command("retry")
        + "', or '"
        + now.command("replan")
        + "' with a new plan";
  }

  /** A set that could not be read: a provider that must not touch it stops the move. */
  static Act unread(Now now, ProviderException e, Trigger refused) {
    return e.failure() == Failure.REFUSED
        ? Act.log(now.lived(refused, String.valueOf(e.getMessage())))
        : away(now, e);
  }

  /** A provider that could not be asked; nothing happened. */
  static Act away(Now now, ProviderException e) {
    Duration after = e.retryAfter().orElse(now.pace().again());
    Rest.Kind kind =
        e.failure() == Failure.DENIED
            ? Rest.Kind.DENIED
            : e.retryAfter().isPresent() ? Rest.Kind.LIMITED : Rest.Kind.BUSY;
    return Act.rest(
        new Rest(
            kind,
            String.valueOf(e.getMessage()),
            Optional.of(now.at().plus(after)),
            now.command("advance")));
  }
}
