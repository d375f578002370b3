package org.mxshift.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.PublicKey;
import org.mxshift.program.Condition;
import org.mxshift.program.Effect;
import org.mxshift.program.Program;
import org.mxshift.program.Step;

/**
 * What people say to a run: each verb is one event, needs the right to write the log and nothing
 * else, and is carried out by the next tick, wherever that runs.
 */
public final class Verbs {

  private static final int TRIES = 20;

  private final Journal journal;
  private final InstantSource clock;
  private final String actor;

  /** The verbs of one person. */
  public Verbs(Journal journal, InstantSource clock, String actor) {
    this.journal = journal;
    this.clock = clock;
    this.actor = actor;
  }

  /** Starts a run; refused while there is one that is not over. */
  public Run start(Program program, String plan) throws JournalException, RefusedException {
    return insist(() -> begun(program, plan));
  }

  private Run begun(Program program, String plan) throws JournalException, RefusedException {
    Optional<Run> run = Run.of(journal.latest(program.domain()));
    if (run.filter(r -> !r.standing().ended()).isPresent()) {
      throw new RefusedException(
          "a run of " + program.domain() + " is not over; 'mxshift status' shows it");
    }
    Instant at = clock.instant();
    Optional<Duration> cached = run.flatMap(before -> HighWater.left(before, at));
    Entry entry = new Entry(1, at, actor, new Event.Started(program, plan, cached));
    journal.append(program.domain(), entry);
    journal.publish();
    return Run.of(List.of(entry)).orElseThrow();
  }

  /** Opens a gate of the program that is running now. */
  public Run approve(Name domain, Effect gate) throws JournalException, RefusedException {
    Optional<String> meant = Run.of(journal.latest(domain)).map(run -> run.program().fingerprint());
    return say(
        domain,
        run -> {
          if (!meant.equals(Optional.of(run.program().fingerprint()))) {
            throw new RefusedException(
                "the program of " + domain + " has just changed; look at it, then approve");
          }
          if (!waitsFor(run, gate)) {
            throw new RefusedException(
                "nothing that is left to do for " + domain + " waits for '" + gate.word() + "'");
          }
          if (run.approved(gate)) {
            throw new RefusedException(
                "'" + gate.word() + "' of " + domain + " is already approved");
          }
          return new Event.Approved(gate, run.program().fingerprint());
        });
  }

  private static boolean waitsFor(Run run, Effect gate) {
    return run.program().moves().stream()
        .filter(move -> run.life(move.id()).phase() == Phase.TODO)
        .anyMatch(move -> move.opens().contains(new Condition.Approved(gate)));
  }

  /** Says that the message with this token arrived. */
  public Run confirm(Name domain, String token) throws JournalException, RefusedException {
    return say(domain, run -> Confirmation.of(run, token));
  }

  /**
   * Hands in what somebody saw who looked in place of the machine that ticks.
   *
   * @param text the testimony as it was signed
   * @throws RefusedException when nobody who counts signed it, or it is not what the run wants now
   */
  public Run handIn(Name domain, Testimony testimony, String text, String signature, Notary notary)
      throws JournalException, RefusedException {
    return say(
        domain,
        run -> {
          PublicKey by = notary.signer(Heard.trusted(run), text, signature);
          Heard.refuse(run, testimony, run.notBefore(clock.instant()));
          return new Event.HandedIn(testimony, text, signature, by);
        });
  }

  /** Stops forward and automatic writes. */
  public Run pause(Name domain, String reason) throws JournalException, RefusedException {
    return say(
        domain,
        run -> {
          if (run.paused().isPresent()) {
            throw new RefusedException(domain + " is already paused: " + run.paused().get());
          }
          return new Event.Paused(reason);
        });
  }

  /** Lets a paused run go on. */
  public Run resume(Name domain) throws JournalException, RefusedException {
    return say(
        domain,
        run -> {
          if (run.paused().isEmpty()) {
            throw new RefusedException(
                domain + " is not paused; 'mxshift status' says what it waits for");
          }
          return new Event.Resumed();
        });
  }

  /** Tries a stopped move once more, or goes forward again after the way back has halted. */
  public Run retry(Name domain) throws JournalException, RefusedException {
    return say(
        domain,
        run -> {
          Optional<String> stopped =
              run.current().map(m -> m.id()).filter(id -> run.life(id).phase() == Phase.STOPPED);
          if (stopped.isPresent()) {
            return new Event.Lived(
                stopped.get(), Trigger.RETRY, "a person says once more", Optional.empty());
          }
          if (Rollback.halted(run) && run.paused().isPresent()) {
            throw new RefusedException(
                domain
                    + " is paused: "
                    + run.paused().get()
                    + "; whoever goes forward again says 'mxshift resume "
                    + domain
                    + "' first");
          }
          if (Rollback.halted(run)) {
            return new Event.Turned(
                run.program().reversed(run.applied()),
                Cause.ONWARD,
                Optional.empty(),
                "a person says go forward again");
          }
          throw new RefusedException(
              domain
                  + " is not stopped, it is "
                  + run.standing()
                  + "; 'mxshift explain "
                  + domain
                  + "' says why");
        });
  }

  /**
   * Goes back: all the way, or with {@code await-ttl} until the old hosts alone are published again
   * at the low TTL.
   *
   * @param to where to halt; empty for all the way
   */
  public Run rollback(Name domain, Optional<Step> to) throws JournalException, RefusedException {
    return rollback(domain, to, false);
  }

  /**
   * As above.
   *
   * @param now whether to skip every wait; never the comparison before a write nor a proof
   */
  public Run rollback(Name domain, Optional<Step> to, boolean now)
      throws JournalException, RefusedException {
    if (to.filter(step -> step != Step.AWAIT_TTL).isPresent()) {
      throw new RefusedException(
          "the way back halts at 'await-ttl' (old hosts only, ready to go forward again) or goes all the way");
    }
    return say(domain, run -> Rollback.of(run, to, now));
  }

  /**
   * Puts a new program, compiled from what is there now, in the place of the old one.
   *
   * @param seen the run that it was compiled for; refused where that has gone on since, for then
   *     the program knows neither what is there nor what a way back has to undo
   */
  public Run replan(Program program, String plan, Run seen)
      throws JournalException, RefusedException {
    return say(
        program.domain(),
        run -> {
          Rollback.refuseInDoubt(run);
          if (run.applied() != seen.applied() || !run.program().equals(seen.program())) {
            throw new RefusedException(
                "the run of "
                    + program.domain()
                    + " has gone on since the new plan was compiled; it goes on as before. Look at"
                    + " what is published now, then say it again");
          }
          return new Event.Replanned(program, plan);
        });
  }

  /**
   * Does without what a run is at; only a look, and only one that no promise rests on.
   *
   * @param what the move, or its step
   * @param reason one line
   */
  public Run skip(Name domain, String what, String reason)
      throws JournalException, RefusedException {
    return say(domain, run -> Omission.of(run, what, reason));
  }

  /** Says that a person did without checks of this plan. */
  public Run unchecked(Name domain, List<String> checks, String reason)
      throws JournalException, RefusedException {
    return say(domain, run -> new Event.Unchecked(checks, reason));
  }

  /** Gives a run up; the zone stays as it is. */
  public Run abandon(Name domain, String reason) throws JournalException, RefusedException {
    return say(domain, run -> new Event.Abandoned(reason));
  }

  private Run say(Name domain, Saying saying) throws JournalException, RefusedException {
    return insist(() -> said(domain, saying));
  }

  private Run said(Name domain, Saying saying) throws JournalException, RefusedException {
    Run run =
        Run.of(journal.latest(domain))
            .orElseThrow(
                () ->
                    new RefusedException(
                        "there is no run of " + domain + "; 'mxshift apply' starts one"));
    if (run.standing().ended()) {
      throw new RefusedException("the run of " + domain + " is over: " + Endings.of(run));
    }
    Instant at = run.notBefore(clock.instant());
    Entry entry = new Entry(run.last() + 1, at, actor, saying.about(run));
    Run after = run.with(entry);
    journal.append(domain, entry);
    journal.publish();
    return after;
  }

  /** Says it again, of the run as it then is, when somebody else was faster. */
  private static Run insist(Attempt attempt) throws JournalException, RefusedException {
    for (int tries = 1; ; tries++) {
      try {
        return attempt.run();
      } catch (JournalException e) {
        if (e.kind() != JournalException.Kind.LOST_RACE || tries == TRIES) {
          throw e;
        }
      }
    }
  }

  /** What to say, given how the run stands. */
  private interface Saying {
    Event about(Run run) throws RefusedException;
  }

  /** One try of it. */
  private interface Attempt {
    Run run() throws JournalException, RefusedException;
  }
}
