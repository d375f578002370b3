package org.mxshift.checks;

import java.util.List;
import java.util.stream.Collectors;
import org.mxshift.policy.TlsReporting;

/** Senders say when TLS to the domain fails. */
final class P06TlsReports implements Check {

  private static final About ABOUT =
      About.of("P06", "senders report when TLS fails", Severity.WARN, Phase.BEFORE, Phase.AFTER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    Texts texts = Texts.of(sights, TlsReporting.owner(subject.domain()));
    List<String> records = texts.texts().stream().filter(TlsReporting::isMeant).toList();
    String remedy =
        "publish one record "
            + TlsReporting.owner(subject.domain())
            + " TXT \"v=TLSRPTv1; rua=mailto:tls-reports@"
            + subject.domain()
            + "\" a week before the move, and read the reports for three days after it";
    if (records.size() != 1) {
      return Finding.warn(
              records.isEmpty()
                  ? "nobody learns when senders fail at TLS or at policies"
                  : "there are " + records.size() + " TLS-RPT records, so senders report to none",
              remedy)
          .because(texts.evidence());
    }
    try {
      return Finding.pass(
              TlsReporting.parse(records.get(0)).addresses().stream()
                  .collect(Collectors.joining(" and ", "reports go to ", "")))
          .because(texts.evidence());
    } catch (IllegalArgumentException e) {
      return Finding.warn("the TLS-RPT record cannot be read: " + e.getMessage(), remedy)
          .because(texts.evidence());
    }
  }
}
