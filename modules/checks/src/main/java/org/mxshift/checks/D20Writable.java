package org.mxshift.checks;

import java.util.List;
import java.util.Optional;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Hosted;

/** The DNS host lets the MX set be changed. */
final class D20Writable implements Check {

  private static final About ABOUT =
      About.of("D20", "the DNS host lets the records be changed", Severity.ERROR, Phase.BEFORE);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    if (subject.plan().isEmpty()) {
      return Finding.notApplicable("without a plan nothing is written");
    }
    List<Hosted> inquiries =
        List.of(new Hosted(subject.mx()), new Hosted(new SetKey(subject.domain(), RecordType.TXT)));
    List<Hosted.Kept> all = sights.all(inquiries);
    for (Hosted.Kept kept : all) {
      Optional<String> why = kept.untouchable();
      if (why.isPresent()) {
        return Finding.fail(
                "the DNS host keeps " + kept.snapshot().set().key() + " to itself: " + why.get(),
                "unlock or hand over these records at the DNS host before the move")
            .at("zone");
      }
    }
    return Finding.pass(
            "the DNS host shows MX and TXT of " + subject.domain() + " as ours to change")
        .because(all.stream().map(kept -> kept.snapshot().set()).toList());
  }
}
