package org.mxshift.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.mxshift.model.Name;
import org.mxshift.plan.Plan;
import org.mxshift.plan.Preset;
import org.mxshift.plan.Presets;
import org.mxshift.spi.DnsReply;

/** The keys by which the new side signs are published, where it is known which these are. */
final class P03DkimKeys implements Check {

  private static final About ABOUT =
      About.of(
          "P03",
          "the new side's DKIM keys are published",
          Severity.ERROR,
          Phase.BEFORE,
          Phase.AFTER);

  private static final Pattern SELECTOR = Pattern.compile("\\b([A-Za-z0-9-]+)\\._domainkey");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    Optional<Preset> preset =
        subject
            .plan()
            .map(Plan::to)
            .flatMap(to -> to.preset())
            .flatMap(choice -> Presets.named(choice.name()));
    if (preset.isEmpty()) {
      return Finding.notApplicable("nobody says by which selectors the new side signs");
    }
    List<Name> keys = keys(preset.get(), subject.domain());
    if (keys.isEmpty()) {
      return Finding.inconclusive(
          preset.get().title() + " gives each domain selectors of its own",
          "publish the keys that its console shows, and see in the headers of a message from there"
              + " that dkim=pass");
    }
    keys.forEach(key -> sights.of(Texts.inquiry(key)));
    List<String> evidence = new ArrayList<>();
    List<Name> wrong = new ArrayList<>();
    for (Name key : keys) {
      DnsReply reply = Texts.first(sights, Texts.inquiry(key));
      evidence.add(reply.toString());
      if (!isKey(Texts.of(sights, key).texts())) {
        wrong.add(key);
      }
    }
    return judged(preset.get(), keys, wrong).because(evidence);
  }

  private static Finding judged(Preset preset, List<Name> keys, List<Name> wrong) {
    if (wrong.isEmpty()) {
      return Finding.pass("the keys of " + preset.title() + " are published");
    }
    String remedy =
        "publish what its console shows, and leave the keys of the old side where they are: what it"
            + " signed is verified for days";
    String sentence = "no key of " + preset.title() + " at " + Words.and(wrong);
    return wrong.size() == keys.size()
        ? Finding.fail(sentence, remedy)
        : Finding.warn(sentence + ", at " + (keys.size() - wrong.size()) + " others", remedy);
  }

  private static List<Name> keys(Preset preset, Name domain) {
    return preset.dkim().records().stream()
        .map(record -> record.split("->", 2)[0])
        .filter(record -> !record.contains("<"))
        .flatMap(record -> SELECTOR.matcher(record).results())
        .map((MatchResult found) -> domain.child("_domainkey").child(found.group(1)))
        .toList();
  }

  /** One record with a key in it; an empty one is revoked (RFC 6376 section 3.6.1). */
  private static boolean isKey(List<String> texts) {
    return texts.stream()
            .filter(text -> text.matches("(?s).*(^|[;\\s])p[ \\t]*=[ \\t]*[A-Za-z0-9+/].*"))
            .count()
        == 1;
  }
}
