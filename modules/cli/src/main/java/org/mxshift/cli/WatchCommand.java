package org.mxshift.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mxshift.engine.JournalException;
import org.mxshift.model.Name;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * Shows how runs stand until they are over: drawn anew on a terminal, a line for each change and
 * now and then without one.
 */
@Command(name = "watch", description = "Shows how runs stand until they are over; changes nothing.")
final class WatchCommand implements Task {

  private static final Duration HEARTBEAT = Duration.ofMinutes(10);
  private static final String CLEAR = "\u001b[H\u001b[2J";

  private final Wiring wiring;

  @ParentCommand MxShift root = new MxShift();

  @Parameters(arity = "0..*", paramLabel = "DOMAIN", description = "all runs if none is given")
  List<Name> domains = new ArrayList<>();

  @Option(names = "--every", paramLabel = "TIME", description = "between two looks at the log")
  Duration every = Duration.ofSeconds(2);

  WatchCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run() throws FailedException, JournalException {
    if (every.isZero()) {
      throw new FailedException(
          ExitCode.USAGE, "--every 0s would look without a pause", "write --every 1s or more");
    }
    Shell shell = wiring.shell();
    List<String> before = List.of();
    Instant spoken = Instant.EPOCH;
    while (true) {
      wiring.refresh();
      Instant at = shell.clock().instant();
      List<Outlook> all = new Outlooks(wiring).of(domains, at);
      boolean over = all.stream().allMatch(one -> one.step().equals("-"));
      if (over || shell.interrupts().isAsked()) {
        return StatusCommand.answer(all);
      }
      List<String> now = all.stream().map(one -> one.json().toString()).toList();
      if (!now.equals(before) || !at.isBefore(spoken.plus(HEARTBEAT)) || draws(shell)) {
        show(shell, all);
        if (shell.out().checkError()) {
          return StatusCommand.answer(all); // nobody reads on, as behind 'watch | head'
        }
        before = now;
        spoken = at;
      }
      shell.interrupts().rest(every);
    }
  }

  private boolean draws(Shell shell) {
    return shell.terminal() && root.output == MxShift.Output.TEXT;
  }

  private void show(Shell shell, List<Outlook> all) {
    if (root.output == MxShift.Output.JSON) {
      shell.out().println(Envelope.of("watch", StatusCommand.answer(all)));
    } else if (shell.terminal()) {
      Page page = new Page(shell.width(), shell.colours(), wiring.times());
      StatusCommand.show(page, all);
      shell.out().print(CLEAR + page.finished());
    } else {
      all.forEach(one -> shell.out().println(Visible.line(line(one))));
    }
    shell.out().flush();
  }

  private String line(Outlook one) {
    Times times = wiring.times();
    String due = one.due().map(at -> ", next " + times.due(at)).orElse("");
    String who = one.unblock().isEmpty() ? "" : ", a person can: " + one.unblock();
    return times.utc(times.now())
        + " "
        + String.join(" ", one.domain().toString(), one.step(), one.state() + ":", one.why())
        + due
        + who;
  }
}
