package org.mxshift.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.model.Name;

/** Receivers are told what to do with mail that passes neither SPF nor DKIM. */
final class P04Dmarc implements Check {

  private static final About ABOUT =
      About.of("P04", "there is one DMARC policy", Severity.WARN, Phase.BEFORE);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    List<Name> owners = Dmarc.owners(subject.domain());
    List<Object> evidence = new ArrayList<>();
    for (Name owner : owners) {
      Texts texts = Texts.of(sights, owner);
      evidence.addAll(texts.evidence());
      List<String> records = texts.texts().stream().filter(Dmarc::isMeant).toList();
      if (!records.isEmpty()) {
        return judged(owner, records).because(evidence);
      }
      owners.forEach(each -> sights.of(Texts.inquiry(each)));
    }
    return Finding.warn(
            "neither " + subject.domain() + " nor a domain above has a DMARC policy",
            "publish _dmarc."
                + subject.domain()
                + " TXT \"v=DMARC1; p=none; rua=mailto:...\", and"
                + " read the reports before and after the move")
        .because(evidence);
  }

  private static Finding judged(Name owner, List<String> records) {
    if (records.size() > 1) {
      return Finding.warn(
          owner + " has " + records.size() + " DMARC records, so receivers use none",
          "leave one of them");
    }
    String policy = tag(records.get(0), "p").orElse("none");
    return policy.equals("none") || policy.equals("quarantine") || policy.equals("reject")
        ? Finding.pass("p=" + policy + " at " + owner + advice(policy))
        : Finding.warn(
            "p=" + policy + " at " + owner + " is no policy",
            "write p=none, p=quarantine or p=reject");
  }

  private static String advice(String policy) {
    return policy.equals("none")
        ? ""
        : "; what the new side sends must pass SPF or DKIM for the domain from the first message on";
  }

  private static Optional<String> tag(String record, String name) {
    return Stream.of(record.split(";"))
        .map(String::strip)
        .filter(field -> field.matches("(?s)" + name + "[ \\t]*=.*"))
        .map(
            field ->
                field.substring(field.indexOf('=') + 1).strip().toLowerCase(java.util.Locale.ROOT))
        .findFirst();
  }
}
