package org.mxshift.checks;

import java.util.List;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Ttl;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Published;
import org.mxshift.spi.Resolved;
import org.mxshift.spi.ServerReply;

/** Resolvers tell what the name servers tell. */
final class D19ResolverViews implements Check {

  private static final About ABOUT =
      About.of(
          "D19",
          "resolvers tell what the name servers tell",
          Severity.WARN,
          Phase.DURING,
          Phase.AFTER);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public Finding judge(Subject subject, Sights sights) {
    Resolved views = new Resolved(subject.mx(), false);
    sights.want(views);
    RecordSet served = sights.see(new Published(subject.mx())).set();
    List<ServerReply> replies = sights.see(views);
    List<DnsReply> told =
        replies.stream()
            .flatMap(reply -> reply.reply().stream())
            .filter(DnsReply::isDefinite)
            .toList();
    if (told.isEmpty()) {
      throw new UnseenException("no resolver tells " + subject.mx());
    }
    List<RecordSet> other =
        told.stream().map(DnsReply::set).filter(set -> !set.sameValues(served)).toList();
    Ttl left = other.stream().map(RecordSet::ttl).max(Ttl::compareTo).orElse(Ttl.ZERO);
    return (other.isEmpty()
            ? Finding.pass("all " + told.size() + " resolvers tell what the name servers tell")
            : Finding.warn(
                other.size()
                    + " of "
                    + told.size()
                    + " resolvers tell another MX set, for at most "
                    + left,
                "wait that long and look again; one that goes on past it keeps answers too long,"
                    + " so leave the old hosts up"))
        .because(replies);
  }
}
