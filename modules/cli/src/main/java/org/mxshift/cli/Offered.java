package org.mxshift.cli;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.mxshift.program.Effect;
import org.mxshift.program.Step;

/** The words that a shell offers to complete where only some are understood: as they are typed. */
final class Offered {

  private Offered() {}

  /** What can be approved. */
  static final class Gates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(Effect.values())
          .filter(effect -> effect != Effect.NONE)
          .map(Effect::word)
          .iterator();
    }
  }

  /** How far one can go back. */
  static final class Harbours implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of(Step.AWAIT_TTL.word()).iterator();
    }
  }

  /** What can be done with a log as a whole. */
  static final class Deeds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(AuditCommand.Deed.values()).map(Envelope::word).iterator();
    }
  }
}
