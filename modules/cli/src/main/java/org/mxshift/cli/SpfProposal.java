package org.mxshift.cli;

import java.util.ArrayList;
import java.util.List;
import org.mxshift.plan.Preset;
import org.mxshift.spf.SpfException;
import org.mxshift.spf.SpfRecord;
import org.mxshift.spf.SpfTerm;

/** What a first plan says about SPF: the record of today, and the one for old and new senders. */
final class SpfProposal {

  private final Published seen;
  private final Target to;

  SpfProposal(Published seen, Target to) {
    this.seen = seen;
    this.to = to;
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
      lines.add("  costs " + cost(record));
      if (!to.senders().isEmpty()) {
        SpfRecord union = record.union(to.senders().stream().map(SpfTerm::new).toList());
        lines.add("With old and new senders: " + union.text());
        lines.add("  costs " + cost(union));
      }
    } catch (SpfException e) {
      lines.add("CHECK: the SPF record cannot be used: " + e.getMessage());
    }
  }

  private static String cost(SpfRecord record) {
    int own = record.staticCost();
    boolean dear = own > SpfRecord.MOST_LOOK_UPS;
    return own
        + " of 10 look-ups by its own terms; what they include comes on top"
        + (dear ? ". CHECK: too many, receivers answer permerror" : "");
  }

  /** Terms of the platform that mail is on today, found in the record. */
  List<String> leaving() {
    if (seen.spf().size() != 1) {
      return List.of();
    }
    List<String> there = List.of(seen.spf().get(0).split(" +"));
    return seen.platforms().stream()
        .map(Preset::spf)
        .flatMap(List::stream)
        .filter(there::contains)
        .filter(term -> !to.senders().contains(term))
        .distinct()
        .toList();
  }
}
