package org.mxshift.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.spi.Verdict;

/** The mail hosts of the world, and what they took. */
public final class VirtualHosts {

  /** How a mail host behaves towards its recipients. */
  public enum Behaviour {
    /** Takes the mail. */
    ACCEPTS,
    /** Refuses it for good, 5xx. */
    REJECTS,
    /** Puts it off, 4xx. */
    DEFERS,
    /** Does not answer. */
    SILENT
  }

  /** What came of one attempt to deliver. */
  public enum Result {
    /** A host has it. */
    DELIVERED,
    /** Nobody took it now; it stays in the queue. */
    DEFERRED,
    /** It goes back to who sent it. */
    BOUNCED
  }

  /**
   * One attempt to deliver.
   *
   * @param result what came of it
   * @param host who decided; empty when there was nobody
   */
  public record Attempt(Result result, Optional<Name> host) {}

  /**
   * A message that a host took.
   *
   * @param host who took it
   * @param word the token it carried
   * @param at when
   */
  public record Taken(Name host, String word, Instant at) {}

  private final Random random;
  private final Map<Name, Behaviour> behaviours = new HashMap<>();
  private final Map<Name, List<MailAddress>> unknown = new HashMap<>();
  private final Set<Name> strange = new HashSet<>();
  private final Set<Name> relays = new HashSet<>();
  private final Map<Name, List<String>> remarks = new HashMap<>();
  private final List<Taken> taken = new ArrayList<>();
  private final List<Name> examined = new ArrayList<>();

  /** No hosts yet. */
  public VirtualHosts(Random random) {
    this.random = random;
  }

  /** From now on this host behaves so. */
  public void behave(Name host, Behaviour behaviour) {
    behaviours.put(host, behaviour);
  }

  /** This host refuses these recipients, whatever it does with others. */
  public void refuse(Name host, List<MailAddress> recipients) {
    unknown.put(host, List.copyOf(recipients));
  }

  /** Whether this host shows another key than its TLSA records name. */
  public void strangeKey(Name host, boolean now) {
    if (now) {
      strange.add(host);
    } else {
      strange.remove(host);
    }
  }

  /** Whether this host takes mail from anybody for anybody. */
  public void openRelay(Name host, boolean now) {
    if (now) {
      relays.add(host);
    } else {
      relays.remove(host);
    }
  }

  /** What is not as it should be at this host, although it takes the domain's mail. */
  public void remark(Name host, List<String> sentences) {
    remarks.put(host, List.copyOf(sentences));
  }

  List<String> remarks(Name host) {
    List<String> all = new ArrayList<>();
    if (relays.contains(host)) {
      all.add(host + " is an open relay");
    }
    all.addAll(remarks.getOrDefault(host, List.of()));
    return all;
  }

  /** Which hosts were asked whether they are fit, in order. */
  public List<Name> examined() {
    return List.copyOf(examined);
  }

  /** What it comes to whether this host is fit. */
  Verdict fitness(Name host) {
    examined.add(host);
    boolean silent = behaviours.getOrDefault(host, Behaviour.SILENT) == Behaviour.SILENT;
    return silent ? Verdict.DEFERS : Verdict.PASS;
  }

  /** What senders that insist on TLS come to at this host. */
  Verdict shows(Name host) {
    if (behaviours.getOrDefault(host, Behaviour.SILENT) == Behaviour.SILENT) {
      return Verdict.DEFERS;
    }
    return strange.contains(host) ? Verdict.REJECTS : Verdict.PASS;
  }

  /** How this host behaves towards this recipient; a host that nobody runs is silent. */
  public Behaviour towards(Name host, MailAddress recipient) {
    Behaviour behaviour = behaviours.getOrDefault(host, Behaviour.SILENT);
    boolean refused = unknown.getOrDefault(host, List.of()).contains(recipient);
    return behaviour == Behaviour.ACCEPTS && refused ? Behaviour.REJECTS : behaviour;
  }

  /** What test messages were taken, in order. */
  public List<Taken> taken() {
    return List.copyOf(taken);
  }

  /** A message straight to this host. */
  Attempt direct(Name host, MailAddress recipient) {
    return switch (towards(host, recipient)) {
      case ACCEPTS -> new Attempt(Result.DELIVERED, Optional.of(host));
      case REJECTS -> new Attempt(Result.BOUNCED, Optional.of(host));
      case DEFERS, SILENT -> new Attempt(Result.DEFERRED, Optional.of(host));
    };
  }

  /**
   * A message as a sender sends it who knows this set: best preference first, equal ones in random
   * order, the next one after 4xx or silence, back at once after 5xx (RFC 5321 section 5.1).
   */
  Attempt routed(RecordSet known, MailAddress recipient) {
    List<Name> hosts = order(known);
    Attempt last = new Attempt(Result.DEFERRED, Optional.empty());
    for (Name host : hosts) {
      last =
          host.isRoot() ? new Attempt(Result.BOUNCED, Optional.empty()) : direct(host, recipient);
      if (last.result() != Result.DEFERRED) {
        return last;
      }
    }
    return last;
  }

  void took(Name host, String word, Instant at) {
    taken.add(new Taken(host, word, at));
  }

  private List<Name> order(RecordSet known) {
    if (known.isAbsent()) {
      return List.of(known.owner());
    }
    Map<Mx, Integer> lots = new HashMap<>();
    known.mx().forEach(mx -> lots.put(mx, random.nextInt()));
    return known.mx().stream()
        .sorted(
            (one, two) ->
                one.preference() == two.preference()
                    ? lots.getOrDefault(one, 0).compareTo(lots.getOrDefault(two, 0))
                    : Integer.compare(one.preference(), two.preference()))
        .map(Mx::exchange)
        .toList();
  }
}
