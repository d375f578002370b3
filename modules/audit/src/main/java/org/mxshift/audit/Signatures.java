package org.mxshift.audit;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The signatures of a log, oldest first: once somebody signs, an unsigned commit is a gap. */
final class Signatures {

  private final Optional<AllowedSigners> allowed;
  private final Set<String> principals = new TreeSet<>();
  private int count;

  /** With nobody to compare with, only what cannot be right is found. */
  Signatures(Optional<AllowedSigners> allowed) {
    this.allowed = allowed;
  }

  int count() {
    return count;
  }

  Set<String> principals() {
    return principals;
  }

  /** A sentence about the next commit, if its signature does not do. */
  Optional<String> check(CommitText commit) {
    if (commit.signature().isEmpty()) {
      return allowed.isPresent() && count > 0
          ? Optional.of("is not signed, and commits before it are")
          : Optional.empty();
    }
    count++;
    String signature = commit.signature().get();
    try {
      if (allowed.isPresent()) {
        principals.add(allowed.get().judge(signature, commit.payloadBytes()));
      } else if (SshSignature.looksLike(signature)) {
        SshSignature ssh = SshSignature.of(SshPurpose.COMMIT, signature);
        if (ssh.type().equals(SshSignature.ED25519) && !ssh.fits(commit.payloadBytes())) {
          return Optional.of("its signature does not fit: it was made for something else");
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** A sentence about the log as a whole. */
  Optional<String> missing() {
    return allowed.isPresent() && count == 0
        ? Optional.of("no commit is signed, and signatures are asked for")
        : Optional.empty();
  }
}
