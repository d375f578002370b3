package org.mxshift.spi;

import java.util.List;
import java.util.Optional;
import org.mxshift.model.Image;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;
import org.mxshift.model.SetKey;

/** What a program wants to know of the world: pure data, answered by a {@link Witness}. */
public sealed interface Question {

  /** The question in words, such as {@code every name server answers example.com MX}. */
  String sentence();

  /** Whether an answer takes sessions with mail hosts, on port 25. */
  boolean asksMailHosts();

  /**
   * Does every address of every authoritative server (parent and child NS sets) answer this image
   * with AA=1?
   *
   * <p>{@link Verdict#PASS} when all do; {@link Verdict#PENDING} when some answer something else;
   * {@link Verdict#INCONCLUSIVE} when some could not be asked. {@link Observation#cachedFor} is the
   * TTL served.
   *
   * @param zone the zone the set lies in
   * @param image what is to be answered
   * @param lame name servers whose wrong or missing answers are known and accepted
   */
  record Served(Name zone, Image image, List<Name> lame) implements Question {
    /** Copies the list. */
    public Served {
      lame = List.copyOf(lame);
    }

    /** Every server counts. */
    public Served(Name zone, Image image) {
      this(zone, image, List.of());
    }

    @Override
    public boolean asksMailHosts() {
      return false;
    }

    @Override
    public String sentence() {
      return "every name server of " + zone + " answers " + image;
    }
  }

  /**
   * For how long may resolvers still hold what they have of this set? Always {@link Verdict#PASS}
   * when one could be asked; {@link Observation#cachedFor} is the largest remaining TTL seen.
   *
   * @param set which set
   */
  record Cached(SetKey set) implements Question {
    @Override
    public boolean asksMailHosts() {
      return false;
    }

    @Override
    public String sentence() {
      return "how long resolvers still hold " + set;
    }
  }

  /**
   * Does every address of this host accept RCPT for every recipient? No DATA is sent.
   *
   * @param host the mail host
   * @param recipients who must be accepted
   * @param sender the envelope sender; empty is the null sender
   */
  record Accepts(Name host, List<MailAddress> recipients, Optional<MailAddress> sender)
      implements Question {
    /** Copies the list. */
    public Accepts {
      recipients = List.copyOf(recipients);
    }

    @Override
    public boolean asksMailHosts() {
      return true;
    }

    @Override
    public String sentence() {
      return "every address of "
          + host
          + " accepts "
          + recipients.size()
          + " recipient"
          + (recipients.size() == 1 ? "" : "s");
    }
  }

  /**
   * Is a real message with the token taken, on this way?
   *
   * <p>Whether it then arrives is asked of {@link Witness#arrived}, since that takes its time.
   *
   * @param route how it goes
   * @param mailbox who gets it
   * @param sender the envelope sender; empty is the null sender
   * @param arrives whether it must be found in the mailbox; otherwise taken is enough
   */
  record Delivers(Route route, MailAddress mailbox, Optional<MailAddress> sender, boolean arrives)
      implements Question {

    /** Taken is enough. */
    public Delivers(Route route, MailAddress mailbox, Optional<MailAddress> sender) {
      this(route, mailbox, sender, false);
    }

    @Override
    public boolean asksMailHosts() {
      return true;
    }

    @Override
    public String sentence() {
      String taken = "a message to " + mailbox + " is taken " + route.sentence();
      return arrives ? taken + " and arrives" : taken;
    }
  }

  /**
   * Does the MTA-STS policy that is served (RFC 8461 section 3.2) let senders bring mail to these
   * hosts?
   *
   * <p>{@link Verdict#PASS} when every address of the policy host serves a policy that allows them
   * all or does not enforce, and that has nothing left in it for the hosts that are gone; {@link
   * Verdict#PENDING} until then, since a person or a web host publishes it.
   *
   * @param domain whose policy
   * @param hosts who must be allowed
   * @param gone who need not be allowed any more; none while the policy may be too wide
   */
  record Policy(Name domain, List<Name> hosts, List<Name> gone) implements Question {
    /** Copies the lists. */
    public Policy {
      hosts = List.copyOf(hosts);
      gone = List.copyOf(gone);
    }

    @Override
    public boolean asksMailHosts() {
      return false;
    }

    @Override
    public String sentence() {
      return "the MTA-STS policy of "
          + domain
          + " allows "
          + said(hosts)
          + (gone.isEmpty() ? "" : " and no longer " + said(gone));
    }

    private static String said(List<Name> names) {
      return String.join(", ", names.stream().map(Name::toString).toList());
    }
  }

  /**
   * Does this host behave as a mail host of the domain must, beyond taking its recipients?
   *
   * <p>What is not so is a {@linkplain Observation#remarks remark} that begins with the host's
   * name, and it passes: mail taken from a stranger for a stranger (which a host that knows whoever
   * asks, or refuses after DATA, does as well), {@code postmaster} (RFC 5321 section 4.5.1), {@code
   * abuse} (RFC 2142) or the null sender refused, a recipient taken whom nobody knows, a smaller
   * limit on message size (RFC 1870) than the hosts before have. No DATA is sent.
   *
   * @param host the mail host
   * @param domain whose mail it is to take
   * @param known who exists there, for the null sender
   * @param sender the envelope sender; empty is the null sender
   * @param before the hosts whose limit on message size is not to be undercut; may be none
   */
  record Fit(
      Name host, Name domain, MailAddress known, Optional<MailAddress> sender, List<Name> before)
      implements Question {
    /** Copies the list. */
    public Fit {
      before = List.copyOf(before);
    }

    @Override
    public boolean asksMailHosts() {
      return true;
    }

    @Override
    public String sentence() {
      return host + " relays for nobody else and is fit to take the mail of " + domain;
    }
  }

  /**
   * Can senders that insist on TLS bring mail to this host?
   *
   * <p>{@link Verdict#PASS} when every address shows what the host's TLSA records say (RFC 7672); a
   * host without records, or with records that nobody signed, is asked for none. Where a domain is
   * named whose MTA-STS policy enforces, every address must also show a certificate that senders
   * believe (RFC 8461 section 4.2). {@link Verdict#REJECTS} when an address shows something else;
   * {@link Verdict#DEFERS} when the records are wrongly signed, since senders then come again (RFC
   * 7672 section 2.1.2).
   *
   * @param host the mail host
   * @param domain whose policy counts as well; empty where there is none
   */
  record Secured(Name host, Optional<Name> domain) implements Question {
    @Override
    public boolean asksMailHosts() {
      return true;
    }

    @Override
    public String sentence() {
      return host
          + " shows the key that its TLSA records name"
          + domain.map(of -> " and the MTA-STS policy of " + of + " asks for").orElse("");
    }
  }
}
