package org.mxshift.engine;

import java.time.Duration;
import java.util.Optional;
import org.mxshift.model.Image;
import org.mxshift.model.RecordSet;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;

/** The same words and rests for the same things the outside does to us. */
final class Outside {

  private Outside() {}

  /** A stranger's edit: expected, found, and what a person can do. */
  static String foreign(Image expected, RecordSet found, Now now) {
    return "somebody else changed %s; expected %s; found %s; put it back and '%s', or '%s' with a new plan"
        .formatted(
            expected.key(),
            expected,
            expected.owned(found),
            now.command("retry"),
            now.command("replan"));
  }

  /** A provider that could not be asked; nothing happened. */
  static Act away(Now now, ProviderException e) {
    Duration after = e.retryAfter().orElse(now.pace().again());
    Rest.Kind kind = e.failure() == Failure.DENIED ? Rest.Kind.DENIED : Rest.Kind.BUSY;
    return Act.rest(
        new Rest(
            kind,
            String.valueOf(e.getMessage()),
            Optional.of(now.at().plus(after)),
            now.command("advance")));
  }
}
