package org.mxshift.cli;

import java.util.ArrayList;
import java.util.List;
import org.mxshift.model.Name;
import org.mxshift.plan.Platform;
import org.mxshift.spf.Answer;
import org.mxshift.spf.Cost;
import org.mxshift.spf.Limits;
import org.mxshift.spf.LookUp;
import org.mxshift.spf.RecordKind;
import org.mxshift.spf.SpfException;
import org.mxshift.spf.SpfRecord;
import org.mxshift.spf.SpfTerm;

/** What a first plan says about SPF: the record of today, and the one for old and new senders. */
final class SpfProposal {

  private final Name domain;
  private final Published seen;
  private final Target to;
  private final LookUp dns;

  SpfProposal(Name domain, Published seen, Target to, LookUp dns) {
    this.domain = domain;
    this.seen = seen;
    this.to = to;
    this.dns = dns.remembering();
  }

  /** Comments, each one line without its sign. */
  List<String> comments() {
    List<String> lines = new ArrayList<>();
    List<String> records = seen.spf();
    if (records.isEmpty()) {
      lines.add("SPF today: there is no record, and none is made.");
    } else if (records.size() > 1) {
      lines.add("CHECK: " + records.size() + " SPF records count as none (RFC 7208 4.5).");
      lines.add("Merge them into one first; until then this plan does not compile.");
    } else {
      costs(records.get(0), lines);
    }
    return lines;
  }

  private void costs(String text, List<String> lines) {
    try {
      SpfRecord record = SpfRecord.parse(text);
      lines.add("SPF today: " + text);
      costs(record, lines);
      if (!to.senders().isEmpty()) {
        SpfRecord union = record.union(to.senders().stream().map(SpfTerm::new).toList());
        lines.add("With old and new senders: " + union.text());
        costs(union, lines);
      }
    } catch (SpfException e) {
      lines.add("CHECK: the SPF record cannot be used: " + e.getMessage());
    }
  }

  /** Counted through every include, with the MX set of today. */
  private void costs(SpfRecord record, List<String> lines) {
    LookUp world = dns.with(domain.text(), RecordKind.TXT, Answer.of(record.text()));
    Cost cost = Cost.of(world, domain.text());
    lines.add(
        "  costs "
            + (cost.isCertain() ? "" : "at least ")
            + cost.lookUps()
            + " of 10 look-ups, those of its includes counted");
    cost.complaints(Limits.RFC_7208).forEach(why -> lines.add("  CHECK: " + why));
  }

  /** Terms of the platform that mail is on today, found in the record. */
  static List<String> leaving(Published seen, Target to) {
    if (seen.spf().size() != 1) {
      return List.of();
    }
    List<String> there = List.of(seen.spf().get(0).split(" +"));
    return seen.platforms().stream()
        .map(Platform::spf)
        .flatMap(List::stream)
        .filter(there::contains)
        .filter(term -> !to.senders().contains(term))
        .distinct()
        .toList();
  }
}
