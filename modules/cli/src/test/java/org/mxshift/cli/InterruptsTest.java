package org.mxshift.cli;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.mxshift.claims.Claims.assertThat;

import java.io.Reader;
import org.junit.jupiter.api.Test;

/** Ctrl-C and SIGTERM give what is under way a moment, and only that. */
class InterruptsTest {

  @Test
  void endAtOnceWhileSomebodyIsAsked() throws Exception {
    Interrupts interrupts = new Interrupts();
    Reader person =
        new Reader() {
          @Override
          public int read(char[] into, int from, int most) {
            interrupts.shutDown(); // Ctrl-C instead of an answer
            return -1;
          }

          @Override
          public void close() {}
        };
    assertTimeout(
        ofSeconds(5),
        () -> assertThat(interrupts.awaiting(person).read(new char[1], 0, 1)).isEqualTo(-1));
    assertThat(interrupts.isAsked()).isTrue();
  }
}
