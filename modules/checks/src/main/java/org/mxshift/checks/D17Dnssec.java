package org.mxshift.checks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Everywhere;
import org.mxshift.spi.Resolved;
import org.mxshift.spi.ServerReply;
import org.mxshift.spi.Sighting.Seen;

/** Where the zone is signed, its chain of trust holds and does not end while the move is on. */
final class D17Dnssec implements Check {

  private static final About ABOUT =
      About.of(
          "D17",
          "DNSSEC holds where it is used",
          Severity.ERROR,
          Phase.BEFORE,
          Phase.DURING,
          Phase.AFTER);

  @Override
  public About about() {
    return ABOUT;
  }

  /** Hosts that sign anew do so days before the end; less than this is left when they forgot. */
  private static final Duration LEAST = Duration.ofDays(2);

  @Override
  public Finding judge(Subject subject, Sights sights) {
    Everywhere everywhere = new Everywhere(subject.mx());
    Resolved checked = new Resolved(subject.mx(), false);
    sights.want(everywhere, checked, subject.delegated());
    Name apex = subject.apex(sights);
    List<ServerReply> keys = sights.see(Resolved.of(apex, RecordType.of("DS")));
    List<Object> evidence = new ArrayList<>(keys);
    List<ServerReply> views = sights.see(checked);
    evidence.addAll(views);
    if (isRefused(views) && answersUnchecked(subject, sights)) {
      return Finding.fail(
              "validating resolvers refuse the MX set of " + subject.domain(),
              "have the DNS host sign the zone with the key that the parent names, or have the DS"
                  + " record removed at the registrar; until then many senders find no host")
          .because(evidence);
    }
    List<DnsReply> told = definite(keys);
    if (told.isEmpty()) {
      throw new UnseenException("no resolver tells whether " + apex + " is signed");
    }
    if (told.stream().allMatch(reply -> reply.set().isAbsent())) {
      return Finding.notApplicable(apex + " is not signed").because(evidence);
    }
    return signed(subject, sights.dated(everywhere), views).because(evidence);
  }

  private static Finding signed(
      Subject subject, Seen<List<ServerReply>> served, List<ServerReply> views) {
    List<DnsReply> told = definite(served.answer());
    if (told.isEmpty()) {
      throw new UnseenException("no name server tells the signatures of " + subject.mx());
    }
    List<Optional<Instant>> ends =
        told.stream()
            .filter(reply -> !reply.set().isAbsent())
            .map(DnsReply::signedUntil)
            .distinct()
            .toList();
    if (ends.isEmpty()) {
      return validated("that there is no MX set is signed", views);
    }
    Instant first =
        ends.stream().flatMap(Optional::stream).min(Instant::compareTo).orElse(served.at());
    if (ends.contains(Optional.<Instant>empty()) || !first.isAfter(served.at())) {
      return Finding.fail(
          "a name server answers " + subject.mx() + " without a valid signature",
          "sign the zone anew, and see that every name server has the signed one");
    }
    if (first.isBefore(served.at().plus(LEAST))) {
      return Finding.warn(
          "the signature over " + subject.mx() + " ends at " + first,
          "have the zone signed anew; a zone whose signatures end is gone for many senders");
    }
    return validated("signed until " + first, views);
  }

  private static Finding validated(String signed, List<ServerReply> views) {
    return definite(views).stream().anyMatch(DnsReply::authenticated)
        ? Finding.pass(signed + ", and validated by a resolver")
        : Finding.inconclusive(
            signed + ", but none of the resolvers validates",
            "name a validating resolver under resolvers in mxshift.yaml");
  }

  private static boolean isRefused(List<ServerReply> views) {
    return views.stream()
        .flatMap(reply -> reply.reply().stream())
        .anyMatch(reply -> reply.status().equals("SERVFAIL"));
  }

  private static boolean answersUnchecked(Subject subject, Sights sights) {
    return !definite(sights.see(new Resolved(subject.mx(), true))).isEmpty();
  }

  private static List<DnsReply> definite(List<ServerReply> replies) {
    return replies.stream()
        .flatMap(reply -> reply.reply().stream())
        .filter(DnsReply::isDefinite)
        .toList();
  }
}
