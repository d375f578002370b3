package org.mxshift.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.PublicKey;
import org.mxshift.model.TimeText;

/** What must hold for {@code verify}. */
final class VerifyRules {

  static final Duration LONGEST_EVERY = Duration.ofHours(6);
  static final Duration LONGEST_SPAN = Duration.ofDays(7);
  static final int MOST_GREENS = 100;

  private final Plan plan;
  private final Verify verify;
  private final List<Flaw> flaws = new ArrayList<>();

  private VerifyRules(Plan plan) {
    this.plan = plan;
    this.verify = plan.verify();
  }

  static List<Flaw> brokenBy(Plan plan) {
    VerifyRules rules = new VerifyRules(plan);
    rules.addresses();
    rules.mailbox();
    rules.inboxes();
    rules.relay();
    Rules.noneTwice("verify.exits", plan.verify().reach().exits(), rules.flaws);
    rules.probers();
    rules.looks();
    rules.vouched();
    return rules.flaws;
  }

  private void addresses() {
    List<MailAddress> addresses = verify.addresses();
    if (addresses.isEmpty() && !plan.to().isNull()) {
      flaw(
          "verify.addresses",
          "no address is listed that the new hosts must accept",
          "list the domain's addresses here, or in a file: {file: PATH}");
    }
    Rules.noneTwice("verify.addresses", addresses, flaws);
    for (int i = 0; i < addresses.size(); i++) {
      ofTheDomain("verify.addresses[" + i + "]", addresses.get(i));
    }
  }

  private void mailbox() {
    verify.mailbox().ifPresent(mailbox -> ofTheDomain("verify.mailbox", mailbox));
    if (verify.mailbox().isPresent()) {
      return;
    }
    if (verify.arrival() != Verify.Arrival.NONE) {
      flaw("verify.arrival", "nothing can arrive without a mailbox", "name it: verify.mailbox");
    } else if (!plan.to().isNull() && !verify.vouched().keySet().containsAll(newHosts())) {
      flaw(
          "verify.mailbox",
          "no real message can be sent",
          "name a mailbox of the domain that exists on both sides, or vouch for every new host");
    }
  }

  private void inboxes() {
    boolean imap = verify.arrival() == Verify.Arrival.IMAP;
    if (imap && verify.reach().inbox().isEmpty()) {
      flaw(
          "verify.arrival",
          "no mailbox is named to look into",
          "add verify.inbox: {url: imaps://HOST, user: NAME, password: {file: PATH}}");
    } else if (!imap && verify.reach().inbox().isPresent()) {
      flaw("verify.inbox", "nobody looks into it", "write arrival: imap, or take it out");
    }
    if (verify.reach().bounces().isPresent() && (!imap || verify.sender().isEmpty())) {
      flaw(
          "verify.bounces",
          "nothing comes back there",
          "name the sender and write arrival: imap, or take it out");
    }
  }

  private void relay() {
    boolean imap = verify.arrival() == Verify.Arrival.IMAP;
    if (verify.reach().relay().isPresent() && !(imap && verify.sender().isPresent())) {
      flaw(
          "verify.relay",
          "a relay takes mail for anybody, and only from its own users: which host took a message is"
              + " seen where it arrives",
          "write arrival: imap and the sender that the relay lets its user be, or take it out");
    }
  }

  private void probers() {
    Reach reach = verify.reach();
    List<String> keys = reach.probers().stream().map(PublicKey::key).toList();
    Rules.noneTwice("verify.probers", keys, flaws);
    if (!keys.isEmpty() && (reach.via().isPresent() || reach.relay().isPresent())) {
      flaw(
          "verify.probers",
          "whoever is named here looks at mail hosts in place of this machine, by no way of its own",
          "take out verify.via and verify.relay, or this key");
    }
  }

  private void ofTheDomain(String path, MailAddress address) {
    if (!address.domain().equals(plan.domain())) {
      flaw(
          path,
          address + " is not an address of " + plan.domain(),
          "list addresses of the domain that moves");
    }
  }

  private void looks() {
    Rules.range("verify.every", verify.every(), Duration.ofSeconds(1), LONGEST_EVERY, flaws);
    Rules.range("verify.span", verify.span(), Duration.ZERO, LONGEST_SPAN, flaws);
    if (verify.span().compareTo(plan.hold()) > 0) {
      flaw(
          "verify.span",
          TimeText.print(verify.span()) + " does not fit into the hold",
          "write at most " + TimeText.print(plan.hold()));
    }
    if (verify.greens() < 1 || verify.greens() > MOST_GREENS) {
      flaw("verify.greens", verify.greens() + " is out of range", "write 1 to " + MOST_GREENS);
    }
  }

  private void vouched() {
    Set<Name> hosts = newHosts();
    verify
        .vouched()
        .forEach(
            (host, reason) -> {
              String path = "verify.vouched." + host;
              if (!hosts.contains(host)) {
                flaw(path, host + " is not a host of to.mx", "vouch for new hosts only");
              } else if (!Scalars.isOneLine(reason)) {
                flaw(path, "this is not a reason", "say in one line why you vouch for it");
              }
            });
  }

  private Set<Name> newHosts() {
    return plan.to().mx().stream().map(Mx::exchange).collect(Collectors.toSet());
  }

  private void flaw(String path, String what, String remedy) {
    flaws.add(new Flaw(path, what, remedy));
  }
}
