package org.mxshift.checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.plan.Plan;
import org.mxshift.spf.Advice;
import org.mxshift.spf.Answer;
import org.mxshift.spf.Cost;
import org.mxshift.spf.Limits;
import org.mxshift.spf.LookUp;
import org.mxshift.spf.RecordKind;
import org.mxshift.spf.SpfException;
import org.mxshift.spf.SpfRecord;
import org.mxshift.spf.SpfTerm;

/** The SPF record can be used by receivers: now, with old and new senders, and at the end. */
final class P01SpfCost implements Check {

  private static final About ABOUT =
      About.of(
          "P01",
          "receivers can use the SPF record, at every stage",
          Severity.ERROR,
          Phase.BEFORE,
          Phase.DURING,
          Phase.AFTER);

  /** Beside the name and the head, what fits into the 512 octets of RFC 7208 section 3.4. */
  private static final int SMALL = 450;

  private static final Limits ANY_VOIDS =
      new Limits(
          Limits.RFC_7208.lookUps(), 255, Limits.RFC_7208.mxNames(), Limits.RFC_7208.ptrNames());

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    Name domain = subject.domain();
    Texts texts = Texts.of(sights, domain);
    List<String> records = texts.texts().stream().filter(SpfRecord::isSpf).toList();
    if (records.isEmpty()) {
      return Finding.warn(
              domain + " has no SPF record",
              "publish one that names everybody who sends for the domain")
          .because(texts.evidence());
    }
    SpfSights dns = new SpfSights(sights);
    Map<String, Cost> stages = new LinkedHashMap<>();
    try {
      stages.putAll(stages(subject, records, dns));
    } catch (SpfException e) {
      return Finding.fail(
              "the SPF record of " + domain + " cannot be read or changed: " + e.getMessage(),
              "correct the record, or the terms of the plan's spf")
          .because(records);
    }
    dns.allSeen();
    return judged(domain, stages, texts);
  }

  private static Map<String, Cost> stages(Subject subject, List<String> records, SpfSights dns) {
    Map<String, Cost> stages = new LinkedHashMap<>();
    String domain = subject.domain().text();
    LookUp once = dns.remembering();
    stages.put("now", Cost.of(once, domain));
    boolean ahead = subject.plan().isPresent() && subject.stage() != Phase.AFTER;
    if (ahead && records.size() == 1) {
      Plan plan = subject.plan().orElseThrow();
      SpfRecord wide = SpfRecord.parse(records.get(0)).union(terms(plan.spf().add()));
      List<Mx> both = Stream.concat(plan.from().mx().stream(), plan.to().mx().stream()).toList();
      stages.put("during the move", Cost.of(with(once, domain, wide, both), domain));
      SpfRecord narrow = wide.narrow(terms(plan.spf().remove()));
      stages.put("after", Cost.of(with(once, domain, narrow, plan.to().mx()), domain));
    }
    return stages;
  }

  private static List<SpfTerm> terms(List<String> texts) {
    return texts.stream().map(SpfTerm::new).toList();
  }

  private static LookUp with(LookUp dns, String domain, SpfRecord record, List<Mx> mx) {
    List<String> hosts =
        mx.stream()
            .filter(one -> !one.isNull())
            .map(it -> it.exchange().text())
            .distinct()
            .toList();
    return dns.with(domain, RecordKind.TXT, Answer.of(record.text()))
        .with(domain, RecordKind.MX, Answer.of(hosts));
  }

  private static Finding judged(Name domain, Map<String, Cost> stages, Texts texts) {
    List<String> evidence = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    List<String> minor = new ArrayList<>();
    stages.forEach(
        (when, cost) -> {
          evidence.add(when + ": " + cost.lookUps() + " of 10 look-ups");
          evidence.addAll(cost.tree());
          grave(cost).forEach(each -> complaints.add(when + ": " + each));
          cost.complaints(Limits.RFC_7208).forEach(each -> minor.add(when + ": " + each));
        });
    if (!complaints.isEmpty()) {
      String when = complaints.get(0).split(": ", 2)[0];
      Cost dear = stages.getOrDefault(when, stages.values().iterator().next());
      return Finding.fail(complaints.get(0), remedy(dear)).because(evidence).at("spf");
    }
    if (!minor.isEmpty()) {
      return Finding.warn(
              minor.get(0) + "; receivers that count so refuse",
              "write the addresses of those hosts as ip4: and ip6:")
          .because(evidence)
          .at("spf");
    }
    int octets = texts.texts().stream().mapToInt(String::length).sum() + domain.text().length();
    return (octets > SMALL
            ? Finding.warn(
                "the texts of " + domain + " have " + octets + " octets together",
                "take out texts that nobody needs: an answer should fit into 512 octets")
            : Finding.pass("receivers can use it " + Words.and(List.copyOf(stages.keySet()))))
        .because(evidence);
  }

  /**
   * Without look-ups that find nothing for senders of one family alone: hosts without IPv6 are
   * everywhere, and few receivers count them.
   */
  private static List<String> grave(Cost cost) {
    int most = Limits.RFC_7208.voids();
    boolean both = cost.voids().four() > most && cost.voids().six() > most;
    return cost.complaints(both ? Limits.RFC_7208 : ANY_VOIDS);
  }

  private static String remedy(Cost cost) {
    return cost.lookUps() > Limits.RFC_7208.lookUps()
        ? Advice.sentence(cost, Limits.RFC_7208)
        : "correct the record: to receivers this one is a permanent error, and mail is refused";
  }
}
