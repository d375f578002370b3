package org.mxshift.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mxshift.model.Name;
import org.mxshift.model.Windows;
import org.mxshift.plan.From;
import org.mxshift.plan.OldSide;
import org.mxshift.plan.Plan;
import org.mxshift.plan.PlanException;
import org.mxshift.plan.PlanText;
import org.mxshift.plan.Reach;
import org.mxshift.plan.SpfChange;
import org.mxshift.plan.To;
import org.mxshift.plan.TtlRules;
import org.mxshift.plan.Verify;
import org.mxshift.program.Preferences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the plan for the way back after a move is done: a plan like any other. */
@Command(name = "reverse", description = "Writes the plan for the way back after a move is done.")
final class ReverseCommand implements Task {

  private final Wiring wiring;

  @Parameters(paramLabel = "PLAN", description = "the plan that was carried out")
  String file = "";

  ReverseCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run() throws FailedException, PlanException, IOException {
    PlanFile plan = PlanFile.read(wiring.shell(), file);
    Path path = plan.sibling(".reverse.yaml");
    PlanFile.write(
        path,
        "# The way back of "
            + plan.path().getFileName()
            + ".\n# No way back is held up: 'windows: {}' lets it begin at any time, whatever\n"
            + "# mxshift.yaml has.\n"
            + PlanText.of(back(plan.plan())));
    String shown = String.valueOf(path.getFileName());
    return Answer.ok(
        Map.of("plan", path.toString()),
        page ->
            page.line("Wrote " + shown + " beside it. Have it reviewed; it starts like any plan.")
                .line("Mail already taken by the side that is left stays there."));
  }

  private static Plan back(Plan plan) throws FailedException {
    if (plan.from().mx().isEmpty()) {
      throw new FailedException(
          ExitCode.INVALID,
          plan.domain() + " had no MX records before, and a plan cannot end there",
          "while the run is under way 'mxshift rollback' can; afterwards remove the set by hand");
    }
    return new Plan(
        plan.domain(),
        plan.zone(),
        new From(plan.to().mx(), false),
        new To(plan.from().mx()),
        new OldSide.Forward(),
        new SpfChange(plan.spf().remove(), plan.spf().add(), plan.spf().queue()),
        new TtlRules(
            plan.ttl().during(),
            Optional.empty(),
            plan.ttl().also(),
            plan.ttl().policy(),
            plan.ttl().watch()),
        plan.hold(),
        plan.acceptShortHold(),
        plan.drain(),
        plan.margin(),
        plan.introduce(),
        verify(plan),
        plan.gates(),
        Optional.of(Windows.ALWAYS),
        plan.acceptLame(),
        plan.onFailure());
  }

  /** Vouching for a host that is left says nothing about the ones that mail goes back to. */
  private static Verify verify(Plan plan) {
    Map<Name, String> vouched = new TreeMap<>(plan.verify().vouched());
    vouched.keySet().retainAll(Preferences.hosts(plan.from().mx()));
    Verify verify = plan.verify();
    return new Verify(
        verify.addresses(),
        verify.mailbox(),
        verify.sender(),
        verify.arrival() == Verify.Arrival.IMAP ? Verify.Arrival.NONE : verify.arrival(),
        verify.every(),
        verify.greens(),
        verify.span(),
        vouched,
        reach(verify.reach()));
  }

  /** The way out stays; whose mailbox it is on the other side, a person says. */
  private static Reach reach(Reach reach) {
    return new Reach(
        Optional.empty(),
        Optional.empty(),
        reach.via(),
        Optional.empty(),
        reach.exits(),
        reach.probers());
  }
}
