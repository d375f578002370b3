package org.mxshift.cli;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.lang.Thread.State;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void waitsForWhatIsUnderWayAfterTheAnswer(boolean answered) throws Exception {
    Interrupts interrupts = new Interrupts();
    Reader person = answered ? new StringReader("example.com") : gone();
    try {
      assertThat(interrupts.awaiting(person).read(new char[20], 0, 20)).isPositive();
    } catch (IOException e) {
      assertThat(answered).isFalse();
    }
    Thread end = new Thread(interrupts::shutDown);
    end.start();
    assertTimeoutPreemptively(
        ofSeconds(5),
        () -> {
          while (!Set.of(State.TIMED_WAITING, State.TERMINATED).contains(end.getState())) {
            Thread.onSpinWait();
          }
        });
    assertThat(end.isAlive()).as("what is under way gets its moment").isTrue();
    interrupts.end();
    end.join(5000);
    assertThat(end.isAlive()).isFalse();
  }

  private static Reader gone() throws IOException {
    Reader gone = new StringReader("");
    gone.close();
    return gone;
  }
}
