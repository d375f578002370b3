package org.mxshift.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.mxshift.audit.SshNotary;
import org.mxshift.audit.SshPurpose;
import org.mxshift.audit.SshSigner;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.RefusedException;
import org.mxshift.engine.Run;
import org.mxshift.engine.Testimony;
import org.mxshift.engine.Wanted;
import org.mxshift.model.Name;
import org.mxshift.notation.Testimonies;
import org.mxshift.notation.Testimonies.Signed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at mail hosts in place of a machine that cannot reach port 25. */
@Command(
    name = "probe",
    description = {
      "Looks at mail hosts in place of a machine that cannot reach port 25.",
      "DOMAIN --ask writes what its run wants looked at. FILE --key KEY looks, anywhere, and signs"
          + " what was seen; so does DOMAIN --key KEY where the log is. DOMAIN --hand-in FILE puts"
          + " it into the log. A file named - is what comes in by the pipe."
    })
final class ProbeCommand implements Task {

  /** Thousands of addresses on dozens of hosts. */
  private static final int MOST = 4 << 20;

  private static final String PIPE = "-";

  private final Wiring wiring;

  @Parameters(paramLabel = "DOMAIN|FILE", description = "whose run, or what --ask wrote")
  String target = "";

  @Option(names = "--ask", description = "write what the run wants looked at")
  boolean ask;

  @Option(names = "--key", paramLabel = "KEY", description = "file of the private key that signs")
  Optional<String> key = Optional.empty();

  @Option(names = "--hand-in", paramLabel = "FILE", description = "what was seen, signed")
  Optional<String> handIn = Optional.empty();

  @Option(names = "--out", paramLabel = "FILE", description = "write there, not to the screen")
  Optional<String> out = Optional.empty();

  ProbeCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Answer run() throws FailedException, RefusedException, JournalException, IOException {
    int ways = (ask ? 1 : 0) + (key.isPresent() ? 1 : 0) + (handIn.isPresent() ? 1 : 0);
    if (ways != 1 || (handIn.isPresent() && out.isPresent())) {
      throw new FailedException(
          ExitCode.USAGE,
          "say one of --ask, --key KEY and --hand-in FILE",
          "'mxshift probe --help' tells what each is for");
    }
    if (handIn.isPresent()) {
      return handIn(read(handIn.get()));
    }
    if (out.isPresent()) {
      PlanFile.refuseExisting(wiring.shell().resolve(out.get()));
    }
    return ask
        ? written("wanted", Testimonies.print(wanted(), Main.tool()))
        : written("look", look(key.orElseThrow()));
  }

  private Answer handIn(String text) throws FailedException, RefusedException, JournalException {
    Signed signed = Testimonies.parse(text);
    Run run =
        wiring
            .verbs()
            .handIn(
                domain(), signed.testimony(), signed.text(), signed.signature(), new SshNotary());
    return Said.answer("the look is handed in", run);
  }

  /** The key is tried first: a look is long, and sends messages. */
  private String look(String file) throws FailedException, JournalException, IOException {
    SshSigner signer = new SshSigner(wiring.shell().resolve(file), SshPurpose.LOOK);
    signer.sign(new byte[0]);
    boolean asked = target.equals(PIPE) || PlanFile.isNamedLikeOne(target);
    Wanted wanted = asked ? Testimonies.parseWanted(read(target)) : wanted();
    Testimony testimony = wiring.prober().look(wanted);
    String text = Testimonies.text(testimony);
    return Testimonies.print(text, signer.sign(text.getBytes(UTF_8)), Main.tool());
  }

  private Wanted wanted() throws FailedException, JournalException {
    wiring.refresh();
    Run run = Runs.of(wiring.journal(), domain());
    return Wanted.of(run).orElseThrow(() -> nothing(run));
  }

  private static FailedException nothing(Run run) {
    return run.program().terms().probers().isEmpty()
        ? new FailedException(
            ExitCode.USAGE,
            "the plan of "
                + run.program().domain()
                + " names nobody who looks at mail hosts for others",
            "name their keys: verify.probers")
        : new FailedException(
            ExitCode.NOT_NOW,
            "the run of " + run.program().domain() + " wants nothing looked at now",
            "'mxshift explain " + run.program().domain() + "' says what it waits for");
  }

  private Name domain() throws FailedException {
    try {
      return Name.of(target);
    } catch (IllegalArgumentException e) {
      String message = Words.oneLine(target) + " is no domain: " + e.getMessage();
      throw new FailedException(ExitCode.USAGE, message, "say whose run", e);
    }
  }

  private String read(String file) throws FailedException, IOException {
    if (file.equals(PIPE)) {
      return read(wiring.shell().in(), "what comes in by the pipe");
    }
    Path path = wiring.shell().resolve(file);
    try (Reader in = new InputStreamReader(Files.newInputStream(path), UTF_8)) {
      return read(in, path.toString());
    }
  }

  private static String read(Reader in, String name) throws FailedException, IOException {
    StringBuilder text = new StringBuilder();
    char[] part = new char[8192];
    for (int count = in.read(part); count >= 0; count = in.read(part)) {
      text.append(part, 0, count);
      if (text.length() > MOST) {
        throw new FailedException(ExitCode.INVALID, name + " is too large for a look", "");
      }
    }
    return text.toString();
  }

  private Answer written(String what, String text) throws FailedException, IOException {
    if (out.isEmpty()) {
      return Answer.verbatim(what, text);
    }
    Path path = wiring.shell().resolve(out.get());
    PlanFile.write(path, text);
    return Answer.ok(Map.of("file", path.toString()), page -> page.line("Wrote " + path + "."));
  }
}
