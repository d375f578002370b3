package org.mxshift.steps;

import java.util.List;
import java.util.Optional;
import org.mxshift.model.Image;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.model.Txt;
import org.mxshift.plan.Plan;
import org.mxshift.spf.SpfException;
import org.mxshift.spf.SpfRecord;
import org.mxshift.spf.SpfTerm;

/** The SPF record through a run: as it is, for old and new senders, for the new ones alone. */
final class SpfStages {

  private static final String WORD = "spf";

  private final Plan plan;
  private final RecordSet live;

  private SpfStages(Plan plan, RecordSet txt) {
    this.plan = plan;
    this.live =
        txt.withValues(txt.txt().stream().filter(t -> t.startsWith(SpfRecord.VERSION)).toList());
  }

  /** Empty where the plan does not touch SPF, or a domain that publishes none needs none. */
  static Optional<Stages> of(Plan plan, ObservedZone zone, Complaints complaints) {
    boolean closing = plan.to().isNull();
    SpfStages spf = new SpfStages(plan, zone.set(plan.domain(), RecordType.TXT));
    if (plan.spf().isEmpty() && !closing && !spf.namesLeavingHostsByMx()) {
      return Optional.empty();
    }
    if (spf.live.isAbsent()) {
      if (!plan.spf().remove().isEmpty()) {
        complaints.add("spf.remove", plan.domain() + " has no SPF record", "leave spf.remove out");
      }
      return Optional.empty();
    }
    if (spf.live.values().size() > 1) {
      complaints.add(
          plan.domain() + " TXT",
          "there are " + spf.live.values().size() + " SPF records, which is none (RFC 7208 4.5)",
          "merge them into one first");
      return Optional.empty();
    }
    return spf.stages(closing, complaints);
  }

  /** A record that the plan leaves alone, and whose TTL was lowered before the plan took over. */
  static Optional<Stages> lowered(Plan plan, ObservedZone zone, Earlier earlier) {
    RecordSet live = new SpfStages(plan, zone.set(plan.domain(), RecordType.TXT)).live;
    return earlier
        .ttl(live)
        .filter(ttl -> !ttl.equals(live.ttl()))
        .map(ttl -> Stages.ofTtl(WORD, Image.sharing(live, SpfRecord.VERSION), live.ttl()));
  }

  /** A record that the plan does not ask for and that cannot be read is left alone. */
  private boolean namesLeavingHostsByMx() {
    try {
      return live.values().size() == 1
          && !SendersByMx.leaving(plan, SpfRecord.parse(live.txt().get(0).joined())).isEmpty();
    } catch (SpfException e) {
      return false;
    }
  }

  private Optional<Stages> stages(boolean closing, Complaints complaints) {
    String where = plan.domain() + " TXT";
    try {
      SpfRecord record = SpfRecord.parse(live.txt().get(0).joined());
      where = "spf.add";
      List<SpfTerm> leaving = SendersByMx.leaving(plan, record);
      SpfRecord wide = record.union(terms(plan.spf().add()));
      SpfRecord union = wide.union(leaving);
      refuseDear(union, complaints);
      where = "spf.remove";
      refuseBoth(complaints);
      SpfRecord narrow = closing ? SpfRecord.NOBODY : wide.narrow(terms(plan.spf().remove()));
      return Optional.of(images(record, union, narrow));
    } catch (SpfException e) {
      complaints.add(
          where,
          String.valueOf(e.getMessage()),
          where.startsWith("spf.")
              ? "write the terms as 'dig TXT " + plan.domain() + "' shows them"
              : "correct the record first");
      return Optional.empty();
    }
  }

  private static List<SpfTerm> terms(List<String> texts) {
    return texts.stream().map(SpfTerm::new).toList();
  }

  /** In whatever spelling: what comes would go at the end, and new hosts could not send. */
  private void refuseBoth(Complaints complaints) {
    List<SpfTerm> add = terms(plan.spf().add());
    for (SpfTerm term : terms(plan.spf().remove())) {
      add.stream()
          .filter(term::sameAs)
          .forEach(
              other ->
                  complaints.add(
                      "spf.remove",
                      "'" + term + "' is added as well, as '" + other + "'",
                      "list it once"));
    }
  }

  private void refuseDear(SpfRecord union, Complaints complaints) {
    if (union.staticCost() > SpfRecord.MOST_LOOK_UPS) {
      complaints.add(
          "spf.add",
          "with old and new senders together the record costs "
              + union.staticCost()
              + " look-ups, and receivers stop at 10 (RFC 7208 section 4.6.4)",
          "take terms out of the record that nobody needs");
    }
  }

  private Stages images(SpfRecord record, SpfRecord union, SpfRecord narrow) {
    Ttl low = Stages.low(live, plan.ttl().during());
    return new Stages(
        WORD,
        Image.sharing(live, SpfRecord.VERSION),
        image(record, union, low),
        image(record, narrow, low),
        image(record, narrow, live.ttl()));
  }

  /** A record that does not change keeps the cuts between its strings, too. */
  private Image image(SpfRecord record, SpfRecord becomes, Ttl ttl) {
    RecordSet set =
        becomes.equals(record) ? live : live.withValues(List.of(Txt.of(becomes.text())));
    return Image.sharing(set.withTtl(ttl), SpfRecord.VERSION);
  }
}
