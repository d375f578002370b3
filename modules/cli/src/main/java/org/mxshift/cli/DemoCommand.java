package org.mxshift.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.model.Name;
import org.mxshift.plan.PlanException;
import org.mxshift.sandbox.Sandbox;
import org.mxshift.sandbox.Tally;
import org.mxshift.spi.ProviderException;
import org.mxshift.steps.CompileException;
import picocli.CommandLine.Command;

/**
 * A whole migration on this machine: the engine, the probes, the provider and the log are the real
 * ones; name servers, a caching resolver, mail hosts and a sender that never stops are on loopback.
 */
@Command(
    name = "demo",
    description = "Moves the mail of a domain on this machine, without a network, in a minute.")
final class DemoCommand implements Task {

  private static final Duration TTL = Duration.ofSeconds(4);
  private static final Duration BETWEEN_MESSAGES = Duration.ofMillis(50);
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration BLINK = Duration.ofMillis(200);
  private static final Duration QUEUE = Duration.ofSeconds(10);

  private final Wiring outside;

  DemoCommand(Wiring wiring) {
    this.outside = wiring;
  }

  /** How the run ended, what became of the mail, and how long it all took. */
  private record Ended(Outlook outlook, Tally tally, Duration took) {
    boolean good() {
      boolean kept = tally.lost().isEmpty() && tally.bounced() == 0 && tally.queued() == 0;
      return kept && outlook.state().equals("done");
    }
  }

  @Override
  public Answer run()
      throws IOException,
          FailedException,
          PlanException,
          CompileException,
          ProviderException,
          RefusedException,
          JournalException {
    Shell shell = outside.shell();
    Instant began = shell.clock().instant();
    Path folder = DemoFiles.folder(shell.directory());
    shell.err().println("Name servers, a caching resolver, mail hosts and a sender on loopback.");
    Sandbox.Setup setup = Sandbox.Setup.of(DemoFiles.DOMAIN, TTL);
    try (Sandbox sandbox = Sandbox.start(setup, message -> {}, new SecureRandom(), shell.clock())) {
      Path plan = DemoFiles.write(folder, sandbox);
      ScheduledFuture<?> mail =
          sandbox.sender().keepSending(() -> "ann@" + DemoFiles.DOMAIN, BETWEEN_MESSAGES);
      Outlook last = migrate(new Wiring(shell.in(folder)), plan, sandbox, began);
      mail.cancel(false);
      emptied(shell, sandbox);
      Duration took = Duration.between(began, shell.clock().instant());
      return answer(shell.directory().relativize(folder), new Ended(last, sandbox.tally(), took));
    }
  }

  /** Gives the sender the time to deliver what it still has. */
  private static void emptied(Shell shell, Sandbox sandbox) {
    Instant limit = shell.clock().instant().plus(QUEUE);
    while (sandbox.tally().queued() > 0 && shell.clock().instant().isBefore(limit)) {
      shell.interrupts().rest(BLINK);
    }
  }

  private static Outlook migrate(Wiring wiring, Path path, Sandbox sandbox, Instant began)
      throws FailedException,
          PlanException,
          CompileException,
          ProviderException,
          RefusedException,
          JournalException {
    Shell shell = wiring.shell();
    PlanFile file = PlanFile.read(shell, path.toString());
    wiring.starting().start(new Looking(wiring).observe(file.plan()).program(), file.text());
    Name domain = file.plan().domain();
    Ticking ticking = new Ticking(wiring);
    DemoScreen screen = new DemoScreen(shell, began);
    Instant limit = began.plus(LIMIT);
    while (true) {
      Ticked ticked = ticking.tick(domain, wiring.turn());
      ticked.entries().forEach(screen::happened);
      screen.resting(ticked.outlook(), sandbox.tally(), shell.clock().instant());
      if (!ticked.waits() || !rested(shell, ticked, sandbox, screen, limit)) {
        screen.done();
        return ticked.outlook();
      }
    }
  }

  /** False when there is no time left, or the process is asked to end. */
  private static boolean rested(
      Shell shell, Ticked ticked, Sandbox sandbox, DemoScreen screen, Instant limit) {
    Instant due = ticked.due().orElse(limit);
    Instant now = shell.clock().instant();
    while (now.isBefore(due)) {
      screen.moved(ticked.outlook(), sandbox.tally(), now);
      Duration left = Duration.between(now, due);
      shell.interrupts().rest(left.compareTo(BLINK) < 0 ? left : BLINK);
      now = shell.clock().instant();
      if (shell.interrupts().isAsked() || now.isAfter(limit)) {
        return false;
      }
    }
    return true;
  }

  private static Answer answer(Path folder, Ended ended) {
    Tally tally = ended.tally();
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("state", ended.outlook().state());
    result.put("seconds", ended.took().toSeconds());
    result.put("sent", tally.sent());
    result.put("stored", tally.stored());
    result.put("lost", tally.lost().size());
    result.put("duplicated", tally.duplicated().size());
    result.put("bounced", tally.bounced());
    result.put("queued", tally.queued());
    result.put("folder", folder.toString());
    ExitCode code = ended.good() ? ExitCode.OK : ExitCode.STOPPED;
    return new Answer(code, result, page -> show(page, folder, ended));
  }

  private static void show(Page page, Path folder, Ended ended) {
    Tally tally = ended.tally();
    page.styled(
        ended.good() ? Style.GREEN : Style.RED,
        DemoFiles.DOMAIN
            + " is "
            + ended.outlook().state()
            + " after "
            + ended.took().toSeconds()
            + " s"
            + (ended.good() ? "" : ": " + ended.outlook().why()));
    Table table = new Table("MESSAGES", "COUNT");
    table.row("sent", tally.sent());
    tally.stored().forEach((host, count) -> table.row("at " + host, count));
    table.row("lost", tally.lost().size());
    table.row("duplicated", tally.duplicated().size());
    table.row("bounced", tally.bounced());
    page.blank().table(table);
    page.section("The log it left, one commit for each event:", List.of());
    page.raw("  git --git-dir=" + folder.resolve(".mxshift/audit.git") + " log -p -- '*zone.txt'");
    page.section("The same by mxshift, and the plan it carried out:", List.of());
    page.raw("  cd " + folder + "; mxshift log " + DemoFiles.DOMAIN);
    page.raw("  cat " + folder.resolve("plans").resolve(DemoFiles.DOMAIN + ".yaml"));
  }
}
