package org.mxshift.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.engine.Run;
import org.mxshift.engine.Standing;
import org.mxshift.model.Image;
import org.mxshift.model.Name;
import org.mxshift.notation.Sealed;
import org.mxshift.program.Program;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.ZoneReader;
import org.mxshift.steps.CompileException;

/** Starts the run of a plan, unless it is there already; saying so twice starts it once. */
final class Starting {

  private final Wiring wiring;
  private final Consent consent;
  private final BeforeStart checks;
  private final boolean again;

  /**
   * @param checks what a plan has to pass
   * @param again whether what was rolled back or given up is started once more
   */
  Starting(Wiring wiring, Consent consent, BeforeStart checks, boolean again) {
    this.wiring = wiring;
    this.consent = consent;
    this.checks = checks;
    this.again = again;
  }

  /** What has become of it. */
  enum Kind {
    STARTED("started"),
    UNDER_WAY("under way already"),
    OVER("over, and is not started again");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** What has become of it, and the run. */
  record Started(Kind kind, Run run) {}

  /** Compiles the plan now and asks for consent. */
  Started plan(PlanFile file)
      throws FailedException,
          CompileException,
          ProviderException,
          RefusedException,
          JournalException,
          IOException {
    Optional<Started> there = there(file, Optional.empty());
    if (there.isPresent()) {
      return there.get();
    }
    Observed observed = new Looking(wiring).observe(file.plan());
    refuseKept(file);
    consent.to(observed, file.shown(), wiring.times());
    return start(observed.program(), file, Optional.empty());
  }

  /** Takes the program that was sealed and reviewed with the plan. */
  Started seal(PlanFile file)
      throws FailedException, ProviderException, RefusedException, JournalException, IOException {
    Sealed sealed = Sealed.parse(Files.readString(file.seal()));
    String fingerprint = sealed.program().fingerprint();
    Optional<Started> there = there(file, Optional.of(fingerprint));
    if (there.isPresent()) {
      return there.get();
    }
    if (!file.isMeantBy(sealed)) {
      throw again(file, file.shown() + " was edited after it was sealed");
    }
    Optional<String> windows = file.otherWindows(sealed.program().terms().windows());
    if (windows.isPresent()) {
      throw again(file, windows.get());
    }
    refuseKept(file);
    refuseChanged(file, sealed);
    return start(sealed.program(), file, Optional.of(fingerprint));
  }

  private Started start(Program program, PlanFile file, Optional<String> fingerprint)
      throws FailedException, RefusedException, JournalException {
    new OldHosts(file.plan(), program).refuseTooEarly(wiring.shell().clock().instant());
    checks.refuseLoss(file);
    try {
      return new Started(Kind.STARTED, wiring.starting().start(program, file.text()));
    } catch (RefusedException e) {
      // Somebody else may have started the same one meanwhile.
      return there(file, fingerprint).orElseThrow(() -> e);
    }
  }

  private void refuseKept(PlanFile file) throws FailedException {
    Reaching.refuseKept(wiring.shell(), wiring.settings(), file.plan(), "nothing was started");
  }

  /** The run that makes starting needless, or forbids it. */
  private Optional<Started> there(PlanFile file, Optional<String> fingerprint)
      throws FailedException, JournalException {
    wiring.refresh();
    Optional<Pinned> pinned = Pinned.of(wiring.journal().latest(file.plan().domain()));
    if (pinned.isEmpty()) {
      return Optional.empty();
    }
    Run run = pinned.get().run();
    boolean meant = file.isMeantBy(pinned.get().plan());
    boolean same =
        meant && fingerprint.map(pinned.get().program().fingerprint()::equals).orElse(true);
    if (run.standing().ended()) {
      boolean leave = same && !(again && run.standing() != Standing.DONE);
      return leave ? Optional.of(new Started(Kind.OVER, run)) : Optional.empty();
    }
    if (!same) {
      throw new FailedException(
          ExitCode.WAITING,
          file.shown()
              + (meant ? " was sealed anew" : " was edited")
              + " while its run is under way; the run goes on with what was approved, "
              + pinned.get().program().fingerprint(),
          "'mxshift replan " + file.shown() + "' puts the new plan in its place");
    }
    file.otherWindows(pinned.get().program().terms().windows())
        .ifPresent(
            why ->
                tell(
                    why
                        + "; the run goes on with what was approved, 'mxshift replan "
                        + file.shown()
                        + "' changes it"));
    return Optional.of(new Started(Kind.UNDER_WAY, run));
  }

  private void tell(String what) {
    wiring.shell().err().println(Visible.text("mxshift: " + what));
  }

  private void refuseChanged(PlanFile file, Sealed sealed)
      throws FailedException, ProviderException {
    Name zone = file.plan().zone().name();
    try (ZoneReader reader = wiring.zones().reader(file.plan())) {
      Delegation.check(zone, wiring.delegated(zone), reader);
      for (Image before : sealed.before()) {
        var live = reader.read(before.key().owner(), before.key().type()).set();
        if (!before.standsIn(live)) {
          throw again(file, "the zone has changed since: sealed was " + before + ", found " + live);
        }
      }
    }
  }

  private static FailedException again(PlanFile file, String why) {
    return new FailedException(
        ExitCode.WAITING,
        why,
        "nothing was started; 'mxshift plan " + file.shown() + " --seal' seals it again");
  }
}
