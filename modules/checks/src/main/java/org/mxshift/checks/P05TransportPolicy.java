package org.mxshift.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.policy.StsPolicy;
import org.mxshift.policy.StsRecord;
import org.mxshift.spi.PolicyFile;
import org.mxshift.spi.PolicyFile.Copy;

/** The MTA-STS policy, where there is one, can be fetched and allows every mail host. */
final class P05TransportPolicy implements Check {

  private static final About ABOUT =
      About.of(
          "P05",
          "the MTA-STS policy allows every mail host",
          Severity.FATAL,
          Phase.BEFORE,
          Phase.DURING,
          Phase.AFTER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    Name owner = StsRecord.owner(subject.domain());
    PolicyFile file = new PolicyFile(subject.domain());
    sights.of(Texts.inquiry(owner));
    Texts texts = Texts.of(sights, owner);
    List<String> records = texts.texts().stream().filter(StsRecord::isMeant).toList();
    if (records.isEmpty()) {
      return Finding.notApplicable(subject.domain() + " has no MTA-STS policy")
          .because(texts.evidence());
    }
    sights.of(file);
    List<Object> evidence = new ArrayList<>(texts.evidence());
    Optional<String> spoilt = spoilt(records);
    if (spoilt.isPresent()) {
      return Finding.warn(
              owner + " " + spoilt.get() + "; senders see no policy, apart from what they remember",
              "leave one record of the form \"v=STSv1; id=20260101T000000;\"")
          .because(evidence);
    }
    List<Copy> copies = sights.see(file).stream().filter(Copy::reached).toList();
    evidence.addAll(copies);
    return judged(subject, sights, copies).because(evidence);
  }

  private static Optional<String> spoilt(List<String> records) {
    if (records.size() > 1) {
      return Optional.of("has " + records.size() + " records of MTA-STS");
    }
    try {
      StsRecord.parse(records.get(0));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("cannot be read: " + e.getMessage());
    }
  }

  private static Finding judged(Subject subject, Sights sights, List<Copy> copies) {
    List<StsPolicy> policies = new ArrayList<>();
    for (Copy copy : copies) {
      Optional<String> fault =
          copy.body().isEmpty() ? Optional.of(copy.trouble()) : StsPolicy.fault(copy.body().get());
      if (fault.isPresent()) {
        return unusable(subject, copy, fault.get());
      }
      policies.add(StsPolicy.parse(copy.body().orElseThrow()));
    }
    List<Name> hosts = subject.hosts(sights);
    for (StsPolicy policy : policies) {
      if (!policy.uncovered(hosts).isEmpty() && policy.mode() != StsPolicy.Mode.NONE) {
        return uncovered(subject, policy, hosts);
      }
    }
    Optional<String> odd =
        copies.stream().map(Copy::trouble).filter(text -> !text.isEmpty()).findFirst();
    if (odd.isPresent()) {
      return Finding.warn("the policy is " + odd.get(), "serve it as text/plain");
    }
    return policies.stream().distinct().count() > 1
        ? Finding.warn(
            "the addresses of the policy host serve different policies",
            "bring all of them to the same file")
        : Finding.pass("the policy allows all " + hosts.size() + " mail hosts");
  }

  /** Whoever remembers an older policy keeps to it, unseen by us: a move must not begin so. */
  private static Finding unusable(Subject subject, Copy copy, String fault) {
    String where = copy.address().isEmpty() ? "" : " at " + copy.address();
    String sentence = "senders cannot fetch the MTA-STS policy" + where + ": " + fault;
    String remedy =
        "serve it at "
            + StsPolicy.address(subject.domain())
            + " with a good certificate for that name and without redirects";
    return subject.plan().isPresent()
        ? Finding.fail(sentence, remedy)
        : Finding.warn(sentence, remedy);
  }

  private static Finding uncovered(Subject subject, StsPolicy policy, List<Name> hosts) {
    List<Name> missing = policy.uncovered(hosts);
    String sentence = "the MTA-STS policy does not allow " + Words.and(missing);
    String remedy =
        "serve this policy, wait until it is served everywhere, then change the id of _mta-sts."
            + subject.domain()
            + ": "
            + policy.widened(hosts).text().strip().replace("\n", " | ");
    if (subject.arriving().containsAll(missing)) {
      return Finding.warn(sentence + "; the run waits for that before it publishes them", remedy)
          .at(subject.keyOf(missing.get(0)));
    }
    Finding finding =
        policy.enforces()
            ? Finding.fail(sentence + "; in mode enforce senders bring nothing there", remedy)
            : Finding.warn(sentence, remedy);
    return finding.at(subject.keyOf(missing.get(0)));
  }
}
