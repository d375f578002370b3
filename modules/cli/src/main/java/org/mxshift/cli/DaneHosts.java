package org.mxshift.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.plan.Plan;
import org.mxshift.policy.Tlsa;
import org.mxshift.program.Preferences;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Observer;
import org.mxshift.spi.Resolved;
import org.mxshift.spi.ServerReply;
import org.mxshift.spi.Sighting.Seen;
import org.mxshift.spi.Validated;
import org.mxshift.spi.Validated.Answer;
import org.mxshift.spi.Validated.Security;

/**
 * Which mail hosts DANE protects today (RFC 7672), and which of the new ones it would not.
 *
 * @param old the hosts of today, best first
 * @param next the hosts at the end, best first
 * @param states what is known of each
 */
record DaneHosts(List<Name> old, List<Name> next, Map<Name, State> states) {

  /** What senders that know DANE make of a host. */
  enum State {
    /** Usable TLSA records, signed without a gap. */
    PROTECTED("has signed TLSA records"),
    /** No records, or none that count. */
    BARE("has no TLSA records that count"),
    /** Records that are wrongly signed: such senders bring nothing. */
    BOGUS("has TLSA records that are not rightly signed: senders that validate bring nothing"),
    /** Nobody could tell. */
    UNKNOWN("could not be looked up");

    private final String sentence;

    State(String sentence) {
      this.sentence = sentence;
    }
  }

  /** Asks resolvers first; only where there is something its chain of trust is followed. */
  static DaneHosts of(Plan plan, Observer observer) {
    List<Name> old = hosts(plan.from().mx());
    List<Name> next = hosts(plan.to().mx());
    Map<Name, State> states = new LinkedHashMap<>();
    boolean reached = true;
    for (Name host : Stream.concat(old.stream(), next.stream()).distinct().toList()) {
      State state = reached ? state(host, observer) : State.UNKNOWN;
      reached = state != State.UNKNOWN;
      states.put(host, state);
    }
    return new DaneHosts(old, next, states);
  }

  private static List<Name> hosts(List<Mx> records) {
    Set<Name> real = Preferences.hosts(records.stream().filter(mx -> !mx.isNull()).toList());
    return records.stream().sorted().map(Mx::exchange).filter(real::contains).toList();
  }

  private static State state(Name host, Observer observer) {
    return Tlsa.owner(host).map(owner -> asked(owner, observer)).orElse(State.BARE);
  }

  private static State asked(Name owner, Observer observer) {
    if (!(observer.see(Resolved.of(owner, Tlsa.TYPE)) instanceof Seen<List<ServerReply>> told)) {
      return State.UNKNOWN;
    }
    List<DnsReply> replies =
        told.answer().stream()
            .flatMap(reply -> reply.reply().stream())
            .filter(DnsReply::isDefinite)
            .toList();
    boolean none = !replies.isEmpty() && replies.stream().allMatch(reply -> reply.set().isAbsent());
    if (none) {
      return State.BARE;
    }
    return observer.see(Validated.of(owner, Tlsa.TYPE)) instanceof Seen<Answer> seen
        ? state(seen.answer())
        : State.UNKNOWN;
  }

  private static State state(Answer answer) {
    if (answer.security() == Security.BOGUS) {
      return State.BOGUS;
    }
    List<String> texts = answer.reply().set().values().stream().map(Rdata::text).toList();
    boolean counts = answer.security() == Security.SECURE && !Tlsa.usable(texts).isEmpty();
    return counts ? State.PROTECTED : State.BARE;
  }

  /** New hosts without a protection that an old one has. */
  List<Name> lost() {
    boolean had = old.stream().anyMatch(host -> is(host, State.PROTECTED));
    return next.stream().filter(host -> had && is(host, State.BARE)).toList();
  }

  private boolean is(Name host, State state) {
    return states.get(host) == state;
  }

  void show(Page page) {
    if (states.values().stream().allMatch(State.BARE::equals)) {
      return;
    }
    List<String> lines = new ArrayList<>();
    states.forEach((host, state) -> lines.add(host + " " + state.sentence));
    page.section("DANE", lines);
    if (!lost().isEmpty()) {
      page.styled(Style.YELLOW, "  " + loss());
    }
  }

  private String loss() {
    List<String> names = lost().stream().map(Name::toString).toList();
    return "DANE protects mail today and will not protect mail to "
        + Page.and(names)
        + ": anybody on the way could strip TLS there. Ask the new side for hosts with TLSA records"
        + " in a signed zone, or publish an MTA-STS policy.";
  }

  Map<String, Object> json() {
    Map<String, String> hosts = new LinkedHashMap<>();
    states.forEach((host, state) -> hosts.put(host.text(), state.name().toLowerCase(Locale.ROOT)));
    return Map.of("hosts", hosts, "lost", lost().stream().map(Name::text).toList());
  }
}
