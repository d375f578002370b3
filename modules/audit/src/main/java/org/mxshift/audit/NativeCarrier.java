package org.mxshift.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/** Lets the installed git carry. */
final class NativeCarrier implements Carrier {

  private final NativeGit git;
  private final Path folder;
  private final String url;
  private final String branch;
  private final String incoming;

  NativeCarrier(NativeGit git, Path folder, String url, String branch, String incoming) {
    this.git = git;
    this.folder = folder;
    this.url = url;
    this.branch = branch;
    this.incoming = incoming;
  }

  @Override
  public String branch() {
    return branch;
  }

  @Override
  public Optional<ObjectId> look() throws IOException {
    Foreign.Ended ended = run("ls-remote", "--", url, branch);
    return ended
        .out()
        .lines()
        .map(line -> line.split("\t"))
        .filter(parts -> parts.length == 2 && parts[1].equals(branch) && ObjectId.isId(parts[0]))
        .findFirst()
        .map(parts -> ObjectId.fromString(parts[0]));
  }

  @Override
  public void fetch() throws IOException {
    run("fetch", "--quiet", "--no-tags", "--no-auto-gc", "--", url, "+" + branch + ":" + incoming);
  }

  @Override
  public Optional<String> push(ObjectId tip, Optional<ObjectId> expected) throws IOException {
    String lease = branch + ":" + expected.map(ObjectId::name).orElse("");
    Foreign.Ended ended =
        git.run(
            folder,
            "push",
            "--porcelain",
            "--no-verify",
            "--force-with-lease=" + lease,
            "--",
            url,
            (tip.equals(ObjectId.zeroId()) ? "" : tip.name()) + ":" + branch);
    if (ended.exit() == 0) {
      return Optional.empty();
    }
    List<String> refused = ended.out().lines().filter(line -> line.startsWith("!")).toList();
    if (refused.isEmpty()) {
      throw new IOException(ended.words());
    }
    return Optional.of(Message.line(refused.get(0).substring(1)) + "; " + ended.words());
  }

  private Foreign.Ended run(String... words) throws IOException {
    Foreign.Ended ended = git.run(folder, words);
    if (ended.exit() != 0) {
      throw new IOException("'git " + words[0] + "' says: " + ended.words());
    }
    return ended;
  }
}
