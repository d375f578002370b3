package org.mxshift.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/** What is shown off a terminal, on lines so long that none is broken. */
final class Plainly {

  private Plainly() {}

  static String shown(Instant now, Consumer<Page> show) {
    Page page = new Page(300, false, new Times(ZoneOffset.UTC, now));
    show.accept(page);
    return page.finished();
  }
}
