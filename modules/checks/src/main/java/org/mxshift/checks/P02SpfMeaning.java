package org.mxshift.checks;

import java.util.List;
import java.util.Locale;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.plan.Plan;
import org.mxshift.spf.ChangedMeaning;
import org.mxshift.spf.ChangedMeaning.Kind;
import org.mxshift.spf.SpfException;
import org.mxshift.spf.SpfRecord;

/** No term of the SPF record means other senders after the move without a word in the plan. */
final class P02SpfMeaning implements Check {

  private static final About ABOUT =
      About.of("P02", "SPF means the same senders after the move", Severity.ERROR, Phase.BEFORE);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    if (subject.plan().isEmpty()) {
      return Finding.notApplicable("nothing moves");
    }
    Plan plan = subject.plan().get();
    Texts texts = Texts.of(sights, plan.domain());
    List<String> records = texts.texts().stream().filter(SpfRecord::isSpf).toList();
    if (records.size() != 1) {
      return Finding.notApplicable("there is not one SPF record, see P01");
    }
    try {
      return judged(plan, SpfRecord.parse(records.get(0))).because(texts.evidence());
    } catch (SpfException e) {
      return Finding.notApplicable("the SPF record cannot be read, see P01");
    }
  }

  private static Finding judged(Plan plan, SpfRecord record) {
    List<ChangedMeaning> open =
        ChangedMeaning.of(
                record, plan.domain().text(), names(plan.from().mx()), names(plan.to().mx()))
            .stream()
            .filter(changed -> !isSettled(plan, changed))
            .toList();
    if (open.isEmpty()) {
      return Finding.pass(
          "no term means others after the move, or the plan says what becomes of it");
    }
    ChangedMeaning first = open.get(0);
    boolean loses = first.kind() == Kind.MX_SET && !leaving(plan).isEmpty();
    Finding finding =
        loses
            ? Finding.fail(
                first.sentence(),
                "say in the plan what becomes of it: spf.remove ["
                    + first.term()
                    + "] when nothing is sent from there any more, or spf.add [a:"
                    + leaving(plan).get(0)
                    + "] for a host that goes on sending")
            : Finding.warn(
                first.sentence(), "see whether that is meant, and change the record if not");
    return finding.at("spf");
  }

  private static boolean isSettled(Plan plan, ChangedMeaning changed) {
    boolean removed = plan.spf().remove().contains(changed.term().toString());
    boolean kept =
        changed.kind() == Kind.MX_SET
            && !leaving(plan).isEmpty()
            && leaving(plan).stream().allMatch(host -> isKept(plan, host));
    return removed || kept;
  }

  private static boolean isKept(Plan plan, Name host) {
    return plan.spf().add().stream()
        .map(term -> term.toLowerCase(Locale.ROOT))
        .anyMatch(term -> term.equals("a:" + host) || term.startsWith("a:" + host + "/"));
  }

  private static List<Name> leaving(Plan plan) {
    List<String> staying = names(plan.to().mx());
    return plan.from().mx().stream()
        .filter(mx -> !mx.isNull())
        .map(Mx::exchange)
        .filter(host -> !staying.contains(host.text()))
        .distinct()
        .toList();
  }

  private static List<String> names(List<Mx> records) {
    return records.stream().filter(mx -> !mx.isNull()).map(mx -> mx.exchange().text()).toList();
  }
}
