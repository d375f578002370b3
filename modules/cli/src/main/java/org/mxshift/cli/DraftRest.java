package org.mxshift.cli;

import java.util.List;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Ttl;
import org.mxshift.plan.Preset;

/** The second half of a first plan: what is not about hosts. */
final class DraftRest {

  private final Draft draft;
  private final Published seen;

  DraftRest(Draft draft) {
    this.draft = draft;
    this.seen = draft.seen();
  }

  void write(Notes text) {
    oldSide(text);
    spf(text);
    policy(text);
    times(text);
    verify(text);
    text.gap().note("Effects that wait for a person's approval: move, retire, narrow.");
    text.line("gates: [move, retire]");
  }

  /** Who hosts others' mailboxes seldom passes mail on to a competitor. */
  private void oldSide(Notes text) {
    if (seen.mx().isAbsent()) {
      return;
    }
    boolean hosted = seen.platforms().stream().anyMatch(p -> p.kind() == Preset.Kind.MAILBOX);
    text.gap().note("CHECK: what the old hosts do with mail that still comes to them late.");
    text.note(
        "  forward: they pass it on to the new hosts; this reaches their own customers' mail too.");
    text.note("  sync: they deliver it, and you copy mailboxes until nothing comes any more.");
    text.note(
        "  reject_after 2026-12-31: they refuse it from that day on, which is after the drain.");
    if (hosted) {
      text.note("Proposed since the old hosts are a platform of mailboxes, which seldom forward.");
    }
    text.line("old_side: " + (hosted ? "sync" : "forward"));
  }

  private void spf(Notes text) {
    text.gap();
    draft.spf().forEach(text::note);
    List<String> leaving = SpfProposal.leaving(seen, draft.to());
    if (seen.spf().size() != 1) {
      return;
    }
    if (draft.to().preset().isEmpty()) {
      text.note("CHECK: the senders of the new side, such as add: [\"include:_spf.example.net\"].");
    }
    text.line("spf:");
    if (draft.to().preset().isEmpty()) {
      text.line("  add: []");
    } else {
      text.line("  # add: comes from the preset");
    }
    if (!leaving.isEmpty()) {
      text.line("  # CHECK: once nothing sends from the old platform any more, take out the sign:");
      text.line(
          "  # remove: [" + String.join(", ", leaving.stream().map(Notes::quoted).toList()) + "]");
    }
    text.line("  queue: 5d");
  }

  private void policy(Notes text) {
    if (!seen.delegated().isAbsent()) {
      text.gap().note("CHECK: _mta-sts is " + seen.delegated().values().get(0).text());
      text.note("Somebody else holds the MTA-STS policy: replace the CNAME by a TXT record first.");
    } else if (!seen.policy().isAbsent()) {
      text.gap().note("CHECK: there is an MTA-STS policy. It must name the new hosts before they");
      text.note("are published, or senders refuse to deliver there (RFC 8461 section 8.1).");
    }
  }

  private void times(Notes text) {
    text.gap().note("TTL while the move runs. Found: " + found() + ".");
    text.note("CHECK: if somebody lowered one in the last days, write the largest under previous.");
    text.line("ttl:").line("  during: 5m").line("  # previous: 1d");
    text.gap()
        .note("Observed green before the old hosts leave DNS, and how long they go on after.");
    text.line("hold: 72h").line("drain: 72h");
  }

  private String found() {
    return "MX " + ttl(seen.mx()) + ", TXT " + ttl(seen.txt());
  }

  private static String ttl(RecordSet set) {
    Ttl ttl = set.ttl();
    return set.isAbsent() ? "none" : ttl.toString();
  }

  private void verify(Notes text) {
    text.gap().note("How delivery is proven.");
    text.line("verify:");
    text.line(
        "  # CHECK: every address that gets mail: people, aliases, groups, scanners, services.");
    text.line("  # The new hosts must accept each by RCPT; nobody gets mail. Better in a file:");
    text.line("  # addresses: {file: " + draft.domain() + ".addresses}");
    text.line("  addresses:").line("    - " + Notes.quoted("postmaster@" + draft.domain()));
    text.line("  # CHECK: gets the real messages; make it on both sides.");
    text.line("  mailbox: " + Notes.quoted("mxshift-probe@" + draft.domain()));
    text.line("  # confirm: a person types the token of a message that arrived.");
    text.line("  arrival: none");
  }
}
