package org.mxshift.sandbox;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** What has been opened so far, to be closed together in reverse order. */
final class Opened implements AutoCloseable {
  private static final int ATTEMPTS = 20;

  /** Opens several things that need one port: all of them, or none. */
  interface Opening<T> {
    T into(Opened opened) throws IOException;
  }

  private final Deque<AutoCloseable> things = new ArrayDeque<>();

  <T extends AutoCloseable> T keep(T thing) {
    things.push(thing);
    return thing;
  }

  /** Opens all of it, anew if a port that is free at one address is taken at another. */
  <T> T all(Opening<T> opening) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Opened some = new Opened();
      try {
        T result = opening.into(some);
        keep(some);
        return result;
      } catch (IOException e) {
        some.close();
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  @Override
  public void close() {
    while (!things.isEmpty()) {
      AutoCloseable thing = things.pop();
      try {
        thing.close();
      } catch (Exception e) {
        throw new IllegalStateException("Cannot close " + thing, e);
      }
    }
  }
}
