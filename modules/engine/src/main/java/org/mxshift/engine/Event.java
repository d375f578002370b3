package org.mxshift.engine;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.PublicKey;
import org.mxshift.model.SetKey;
import org.mxshift.model.TimeText;
import org.mxshift.program.Effect;
import org.mxshift.program.Program;
import org.mxshift.spi.Sent;
import org.mxshift.spi.Verdict;

/** Something that happened to a run: one event, one commit; the run is nothing but its events. */
public sealed interface Event {

  /** What happened, as the subject of a commit: one line, at most 100 characters, no full stop. */
  String sentence();

  /** Whether people said it: no clock starts or ends by that. */
  default boolean isWord() {
    if (this instanceof Lived lived) {
      return lived.trigger() == Trigger.RETRY || lived.trigger() == Trigger.SKIP;
    }
    boolean seen = this instanceof Probed || this instanceof Jumped || this instanceof Started;
    return !seen && !(this instanceof Turned turned && turned.cause() == Cause.RETREAT);
  }

  /**
   * The run began.
   *
   * @param program what was approved
   * @param plan the text of the plan it was compiled from
   * @param cachedFor how long caches may yet hold what a run before replaced, which was given up
   */
  record Started(Program program, String plan, Optional<Duration> cachedFor) implements Event {
    /** Nothing is left in caches of a run before. */
    public Started(Program program, String plan) {
      this(program, plan, Optional.empty());
    }

    @Override
    public String sentence() {
      return Sentences.line("start " + program.domain() + " with " + program.fingerprint());
    }
  }

  /**
   * A move went from one phase to the next.
   *
   * @param move its id
   * @param trigger what happened
   * @param why one sentence
   * @param written the write, where there is one
   */
  record Lived(String move, Trigger trigger, String why, Optional<Written> written)
      implements Event {
    @Override
    public String sentence() {
      String what = move + ": " + Sentences.of(trigger);
      return Sentences.line(trigger == Trigger.SKIP ? what + ", " + why : what);
    }
  }

  /**
   * A look whose verdict counts.
   *
   * @param move the move it was made for
   * @param round what it was for
   * @param verdict the worst of its answers
   * @param summary the sentence of the worst answer
   * @param evidence what was asked and answered
   * @param set the set that caches were asked about
   * @param cachedFor the largest remaining TTL seen
   * @param tokens digests of the tokens of the messages it sent
   * @param awaited what was taken and is not in the mailbox yet; the next look asks for it again
   *     instead of sending more
   * @param remarks what is not as it should be although it passes; empty where that was not asked
   */
  record Probed(
      String move,
      Round round,
      Verdict verdict,
      String summary,
      List<String> evidence,
      Optional<SetKey> set,
      Optional<Duration> cachedFor,
      List<String> tokens,
      List<Sent> awaited,
      Optional<List<String>> remarks)
      implements Event {
    /** Copies the lists. */
    public Probed {
      evidence = List.copyOf(evidence);
      tokens = List.copyOf(tokens);
      awaited = List.copyOf(awaited);
      remarks = remarks.map(List::copyOf);
    }

    /** Nothing is awaited, and nothing was asked that can be remarked on. */
    public Probed(
        String move,
        Round round,
        Verdict verdict,
        String summary,
        List<String> evidence,
        Optional<SetKey> set,
        Optional<Duration> cachedFor,
        List<String> tokens) {
      this(
          move,
          round,
          verdict,
          summary,
          evidence,
          set,
          cachedFor,
          tokens,
          List.of(),
          Optional.empty());
    }

    /** The same look, taken for this. */
    Probed as(Verdict other) {
      return new Probed(
          move, round, other, summary, evidence, set, cachedFor, tokens, awaited, remarks);
    }

    @Override
    public String sentence() {
      return Sentences.line(move + ": " + Sentences.of(verdict) + ", " + summary);
    }
  }

  /**
   * A person opened a gate.
   *
   * @param gate the effect that may happen
   * @param fingerprint of the program it may happen by
   */
  record Approved(Effect gate, String fingerprint) implements Event {
    @Override
    public String sentence() {
      return "approve '" + gate.word() + "' of " + fingerprint;
    }
  }

  /**
   * A person typed the token of a message that arrived.
   *
   * @param token its digest
   */
  record Confirmed(String token) implements Event {
    @Override
    public String sentence() {
      return "confirm that a message arrived";
    }
  }

  /**
   * Somebody who looked in place of the machine that ticks handed in what was seen.
   *
   * @param testimony what was seen
   * @param text the same as it was signed, to the letter
   * @param signature armoured, as {@code ssh-keygen -Y sign} makes it
   * @param by whose key made it
   */
  record HandedIn(Testimony testimony, String text, String signature, PublicKey by)
      implements Event {
    @Override
    public String sentence() {
      String move = testimony.wanted().move();
      return Sentences.line(
          move + ": a look by " + by.shown() + ", " + Sentences.of(testimony.verdict()));
    }
  }

  /**
   * The clock of a process that stayed ran ahead of the time that passed in it: it was set, or the
   * machine slept. None of that counts as waited or watched.
   *
   * @param by how far
   */
  record Jumped(Duration by) implements Event {
    @Override
    public String sentence() {
      return "the clock went ahead by "
          + TimeText.print(by.truncatedTo(ChronoUnit.SECONDS))
          + " that did not pass here, which counts for nothing";
    }
  }

  /**
   * A person did without checks.
   *
   * @param checks their ids
   * @param reason one line
   */
  record Unchecked(List<String> checks, String reason) implements Event {
    /** Copies the list. */
    public Unchecked {
      checks = List.copyOf(checks);
    }

    @Override
    public String sentence() {
      return Sentences.line("without check " + String.join(", ", checks) + ": " + reason);
    }
  }

  /**
   * A person stopped forward and automatic writes.
   *
   * @param reason one line
   */
  record Paused(String reason) implements Event {
    @Override
    public String sentence() {
      return Sentences.line("pause: " + reason);
    }
  }

  /** A person let it go on. */
  record Resumed() implements Event {
    @Override
    public String sentence() {
      return "resume";
    }
  }

  /**
   * The run was turned round.
   *
   * @param program what is done from now on
   * @param cause why
   * @param halt the move before which the run halts until a person says go on; empty for none
   * @param why one sentence
   */
  record Turned(Program program, Cause cause, Optional<String> halt, String why) implements Event {
    @Override
    public String sentence() {
      return Sentences.line(Sentences.of(cause) + ": " + why);
    }
  }

  /** A person lets a halted run go on the way it leads. */
  record Released() implements Event {
    @Override
    public String sentence() {
      return "go on with the way back";
    }
  }

  /**
   * A person put a new plan in the place of the old one, from what is there on.
   *
   * @param program what is done from now on
   * @param plan the text of the new plan
   */
  record Replanned(Program program, String plan) implements Event {
    @Override
    public String sentence() {
      return "go on with a new plan, " + program.fingerprint();
    }
  }

  /**
   * A person gave the run up; the zone stays as it is.
   *
   * @param reason one line
   */
  record Abandoned(String reason) implements Event {
    @Override
    public String sentence() {
      return Sentences.line("abandon: " + reason);
    }
  }
}
