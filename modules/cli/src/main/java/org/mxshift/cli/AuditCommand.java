package org.mxshift.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.audit.Fault;
import org.mxshift.audit.GitJournal;
import org.mxshift.audit.Verification;
import org.mxshift.engine.JournalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays the whole log and says what does not fit: first as it lies here, then as published. */
@Command(
    name = "audit",
    description =
        "audit verify: replays the whole log, compares every byte of every commit with the event it"
            + " records, and names what does not fit.")
final class AuditCommand implements Task {

  private final Wiring wiring;

  @Parameters(
      paramLabel = "verify",
      completionCandidates = Offered.Deeds.class,
      description = "what to do")
  Deed deed = Deed.VERIFY;

  @Option(
      names = "--signers",
      paramLabel = "FILE",
      description =
          "whose signatures count, as git's allowedSignersFile has it; from the first signature on,"
              + " every commit must carry one of theirs")
  Optional<String> signers = Optional.empty();

  AuditCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  /** What can be done with a log as a whole. */
  enum Deed {
    VERIFY
  }

  @Override
  public Answer run() throws FailedException, JournalException, IOException {
    GitJournal log = wiring.present();
    Verification here = verify(log);
    boolean shared = wiring.settings().audit().remote().isPresent();
    if (here.isSound() && shared) {
      log.refresh(); // the history of the remote goes on from ours, or this throws
      Verification there = verify(log);
      here = there.tip().equals(here.tip()) ? here : there;
    }
    return answer(here, shared);
  }

  private Verification verify(GitJournal log) throws IOException {
    return signers.isPresent() ? log.verify(wiring.signers(signers.get())) : log.verify();
  }

  private static Answer answer(Verification verified, boolean shared) {
    List<Map<String, Object>> faults = new ArrayList<>();
    verified.faults().forEach(fault -> faults.add(json(fault)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sound", verified.isSound());
    json.put("commits", verified.commits());
    json.put("tip", verified.tip().orElse(""));
    json.put("signed", verified.signed());
    json.put("signers", List.copyOf(verified.signers()));
    json.put("earlierWordings", verified.earlier());
    json.put("faults", faults);
    ExitCode code = verified.isSound() ? ExitCode.OK : ExitCode.STOPPED;
    return new Answer(code, json, page -> show(page, verified, shared));
  }

  private static Map<String, Object> json(Fault fault) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("commit", fault.commit());
    json.put("file", fault.file());
    json.put("what", fault.what());
    return json;
  }

  private static void show(Page page, Verification verified, boolean shared) {
    String commits = verified.commits() == 1 ? "1 commit" : verified.commits() + " commits";
    if (!verified.isSound()) {
      page.styled(Style.RED, "The log is not sound (" + commits + " replayed):");
      Table table = new Table("COMMIT", "FILE", "WHAT");
      for (Fault fault : verified.faults()) {
        String commit = fault.commit();
        table.row(commit.substring(0, Math.min(10, commit.length())), fault.file(), fault.what());
      }
      page.table(table);
      return;
    }
    String but = verified.earlier().isEmpty() ? "." : ", but for words:";
    page.styled(
        Style.GREEN, "The log is sound: " + commits + " replayed, every byte accounted for" + but);
    verified.earlier().forEach((wording, count) -> page.line(earlier(wording, count)));
    verified.tip().ifPresent(tip -> page.line("Its last commit is " + tip + "."));
    page.line(signatures(verified));
    page.line(
        shared
            ? "It goes on from what was published before."
            : "It is shared with nobody, so whoever can write to this disk could have made all of it"
                + " up; note the last commit elsewhere.");
  }

  private static String earlier(int wording, int count) {
    return count
        + (count == 1 ? " is" : " are")
        + " told in the words of wording "
        + wording
        + ", which this version does not make: they were compared with their event files, not with"
        + " what happened.";
  }

  private static String signatures(Verification verified) {
    if (verified.signed() == 0) {
      return "Nobody signed: actors are as claimed.";
    }
    String count = verified.signed() + " of " + verified.commits() + " commits are signed";
    return verified.signers().isEmpty()
        ? count + "; --signers FILE says whose signatures count."
        : count + ", by " + Page.and(List.copyOf(verified.signers())) + ".";
  }
}
