package org.mxshift.audit;

import java.time.Instant;
import java.util.List;
import org.eclipse.jgit.revwalk.FooterKey;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * One commit of the log as people read it.
 *
 * @param id the commit, 40 hexadecimal digits
 * @param at when the event was written down
 * @param subject the domain and the sentence
 * @param actor who, with {@code (claimed)} while nothing proves it
 * @param run the number of the run; empty for a commit that is none of ours
 * @param step the move it belongs to; empty where it belongs to none
 */
public record LogLine(
    String id, Instant at, String subject, String actor, String run, String step) {

  static LogLine of(RevCommit commit) {
    return new LogLine(
        commit.name(),
        commit.getCommitterIdent().getWhenAsInstant(),
        commit.getShortMessage(),
        trailer(commit, "Mx-Actor"),
        trailer(commit, "Mx-Run"),
        trailer(commit, "Mx-Step"));
  }

  static String trailer(RevCommit commit, String key) {
    List<String> values = commit.getFooterLines(new FooterKey(key));
    return values.isEmpty() ? "" : values.get(0);
  }
}
