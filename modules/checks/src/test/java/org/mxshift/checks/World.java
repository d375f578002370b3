package org.mxshift.checks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.plan.Plan;
import org.mxshift.plan.PlanException;
import org.mxshift.plan.Plans;
import org.mxshift.spi.Delegated;
import org.mxshift.spi.Delivered;
import org.mxshift.spi.DnsReply;
import org.mxshift.spi.Everywhere;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Hosted;
import org.mxshift.spi.Inquiry;
import org.mxshift.spi.Landed;
import org.mxshift.spi.Limits;
import org.mxshift.spi.Observer;
import org.mxshift.spi.Outgoing;
import org.mxshift.spi.PolicyFile;
import org.mxshift.spi.Presented;
import org.mxshift.spi.Published;
import org.mxshift.spi.Resolved;
import org.mxshift.spi.ServerReply;
import org.mxshift.spi.Sighting;
import org.mxshift.spi.Sighting.Seen;
import org.mxshift.spi.Sighting.Unseen;
import org.mxshift.spi.SmtpTalk;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.Spoken;
import org.mxshift.spi.Traffic;
import org.mxshift.spi.Validated;

/**
 * A world made of records, served alike by two name servers, two resolvers and the DNS host; single
 * sights are put in their place, or hidden.
 */
final class World implements Observer {

  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  static final Name DOMAIN = Name.of("example.com");

  private final Map<SetKey, RecordSet> sets = new HashMap<>();
  private final Map<Inquiry<?>, Sighting<?>> special = new HashMap<>();
  private final Set<Inquiry<?>> asked = new LinkedHashSet<>();
  private boolean dark;

  /** Nothing can be seen. */
  static World dark() {
    World world = new World();
    world.dark = true;
    return world;
  }

  /** A domain whose mail is well: two hosts elsewhere, everything published as it should be. */
  static World healthy() {
    return new World()
        .record("example.com", "MX", 3600, "10 mx1.mail.example.", "20 mx2.mail.example.")
        .record("example.com", "SOA", 3600, "ns1.example.com. root.example.com. 7 7200 900 9 600")
        .record("example.com", "NS", 3600, "ns1.example.com.", "ns2.example.com.")
        .record("mx1.mail.example", "A", 3600, "8.8.4.4")
        .record("mx1.mail.example", "AAAA", 3600, "2a00:1450::25")
        .record("mx2.mail.example", "A", 3600, "9.9.9.9")
        .record("4.4.8.8.in-addr.arpa", "PTR", 3600, "mx1.mail.example.")
        .record("9.9.9.9.in-addr.arpa", "PTR", 3600, "mx2.mail.example.")
        .record(Ip.of("2a00:1450::25").reverse().text(), "PTR", 3600, "mx1.mail.example.")
        .record("1.1.1.1.in-addr.arpa", "PTR", 3600, "mx1.new.example.")
        .record("6.64.6.64.in-addr.arpa", "PTR", 3600, "mx2.new.example.")
        .record("mx1.new.example", "A", 3600, "1.1.1.1")
        .record("mx2.new.example", "A", 3600, "64.6.64.6")
        .record("example.com", "TXT", 3600, "\"v=spf1 ip4:192.0.2.0/24 -all\"")
        .record("example.net", "TXT", 60, "\"v=spf1 ip4:192.0.2.77 -all\"")
        .record("_dmarc.example.com", "TXT", 3600, "\"v=DMARC1; p=none\"")
        .record("_mta-sts.example.com", "TXT", 3600, "\"v=STSv1; id=1;\"")
        .record("_smtp._tls.example.com", "TXT", 60, "\"v=TLSRPTv1; rua=mailto:t@example.com\"")
        .record("2.0.0.127.zen.spamhaus.org", "A", 60, "127.0.0.2", "127.0.0.4")
        .record("2.0.0.127.bl.spamcop.net", "A", 60, "127.0.0.2")
        .record("2.0.0.127.psbl.surriel.com", "A", 60, "127.0.0.2")
        .record("_25._tcp.mx1.mail.example", "TLSA", 3600, Shown.ITS_KEY)
        .record("_25._tcp.mx2.mail.example", "TLSA", 3600, Shown.ITS_KEY)
        .record("_25._tcp.mx1.new.example", "TLSA", 3600, Shown.ITS_KEY)
        .record("_25._tcp.mx2.new.example", "TLSA", 3600, Shown.ITS_KEY);
  }

  /** The policy host serves this. */
  World policy(String... lines) {
    String body = String.join("\n", lines);
    return seeing(
        new PolicyFile(DOMAIN),
        List.of(new PolicyFile.Copy("192.0.2.80", true, Optional.of(body), "")));
  }

  World record(String owner, String type, int ttl, String... values) {
    RecordType of = RecordType.of(type);
    List<Rdata> data = Stream.of(values).map(value -> Rdata.parse(of, value)).toList();
    RecordSet set = new RecordSet(Name.of(owner), of, new Ttl(ttl), data);
    sets.put(set.key(), set);
    return this;
  }

  World without(String owner, String type) {
    sets.remove(key(owner, type));
    return this;
  }

  /** This is seen there. */
  <A> World seeing(Inquiry<A> inquiry, A answer) {
    special.put(inquiry, new Seen<>(answer, NOW));
    return this;
  }

  /** This cannot be looked at. */
  World hiding(Inquiry<?> inquiry) {
    special.put(inquiry, new Unseen<>("it is dark"));
    return this;
  }

  static SetKey key(String owner, String type) {
    return new SetKey(Name.of(owner), RecordType.of(type));
  }

  static Published published(String owner, String type) {
    return new Published(key(owner, type));
  }

  static Everywhere everywhere(String owner, String type) {
    return new Everywhere(key(owner, type));
  }

  /** What is served of this set. */
  RecordSet set(SetKey key) {
    return sets.getOrDefault(key, RecordSet.absent(key));
  }

  private RecordSet set(Name owner, String type) {
    return set(new SetKey(owner, RecordType.of(type)));
  }

  /** Every mail host of the plan or the domain says this. */
  World saying(Subject subject, UnaryOperator<Chatter> change) {
    Stream.of("mx1.mail", "mx2.mail", "mx1.new", "mx2.new")
        .forEach(label -> saying(subject, label + ".example", change));
    return this;
  }

  /** One mail host says this. */
  World saying(Subject subject, String host, UnaryOperator<Chatter> change) {
    Spoken ask = Talks.inquiry(subject, Name.of(host));
    List<SmtpTalk> talks = Chatter.all(ask, set(host, "A"), set(host, "AAAA"));
    return seeing(ask, talks.stream().map(talk -> change.apply(new Chatter(talk)).talk()).toList());
  }

  RecordSet set(String owner, String type) {
    return set(key(owner, type));
  }

  DnsReply reply(SetKey key) {
    RecordSet alias = set(new SetKey(key.owner(), RecordType.CNAME));
    DnsReply plain = DnsReply.of(set(key));
    return alias.isAbsent() || key.type().equals(RecordType.CNAME)
        ? plain
        : new DnsReply(
            plain.status(),
            true,
            false,
            RecordSet.absent(key),
            false,
            Optional.of(Name.of(alias.values().get(0).text())),
            plain.unreadable(),
            plain.negative(),
            plain.signedUntil());
  }

  /** An answer with this status and authority. */
  static DnsReply reply(String status, boolean authoritative, RecordSet set) {
    return new DnsReply(
        status,
        authoritative,
        false,
        set,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  @SuppressWarnings("unchecked") // as in the real one
  public <A> Sighting<A> see(Inquiry<A> inquiry) {
    synchronized (asked) {
      asked.add(inquiry);
    }
    Sighting<?> put = dark ? new Unseen<>("it is dark") : special.get(inquiry);
    return (Sighting<A>) (put != null ? put : new Seen<>(usual(inquiry), NOW));
  }

  private Object usual(Inquiry<?> inquiry) {
    if (inquiry instanceof Published ask) {
      return reply(ask.set());
    }
    if (inquiry instanceof Everywhere ask) {
      DnsReply reply = reply(ask.set());
      return List.of(server("ns1", reply), server("ns2", reply));
    }
    if (inquiry instanceof Resolved ask) {
      return List.of(
          ServerReply.of(Name.ROOT, "192.0.2.1", reply(ask.set())),
          ServerReply.of(Name.ROOT, "192.0.2.2", reply(ask.set())));
    }
    if (inquiry instanceof Hosted ask) {
      Limits limits = new Limits(new Ttl(60), Guarantee.EXACT);
      return new Hosted.Kept(Snapshot.of(set(ask.set())), limits, Optional.empty());
    }
    if (inquiry instanceof Spoken ask) {
      return Chatter.all(ask, set(ask.host(), "A"), set(ask.host(), "AAAA"));
    }
    if (inquiry instanceof PolicyFile) {
      return Shown.policy();
    }
    if (inquiry instanceof Presented) {
      return Shown.chain(true, Shown.CERTIFICATE);
    }
    if (inquiry instanceof Delivered ask) {
      return Letters.wellSent(ask.domain());
    }
    if (inquiry instanceof Landed) {
      return List.of(Letters.landed("probe.test", "mx1.new.example", "store.new.example"));
    }
    if (inquiry instanceof Outgoing) {
      return List.of(
          Letters.outgoing(
              "dmarc=pass header.from=example.com", "out.new.example", "mx.example.net"));
    }
    if (inquiry instanceof Traffic) {
      return Letters.traffic("mx1.new.example 40", "mx1.mail.example 0", "mx2.mail.example 0");
    }
    if (inquiry instanceof Validated ask) {
      return new Validated.Answer(Validated.Security.SECURE, "", reply(ask.set()));
    }
    Name name = ((Delegated) inquiry).name();
    return zone(name.within(DOMAIN) ? DOMAIN : name.parent());
  }

  static Delegated.Zone zone(Name apex) {
    return new Delegated.Zone(
        apex,
        List.of(nameServer("ns1", "192.0.2.53"), nameServer("ns2", "192.0.2.54")),
        false,
        List.of());
  }

  static Delegated.NameServer nameServer(String label, String address) {
    return new Delegated.NameServer(
        DOMAIN.child(label), true, true, List.of(address), List.of(address));
  }

  static ServerReply server(String label, DnsReply reply) {
    return ServerReply.of(DOMAIN.child(label), "192.0.2." + label.length(), reply);
  }

  /** What was looked at. */
  Set<Inquiry<?>> asked() {
    return Set.copyOf(asked);
  }

  /** Judges the domain alone. */
  Finding judge(Check check) {
    return judge(check, Subject.of(DOMAIN));
  }

  Finding judge(Check check, Subject subject) {
    return results(List.of(check), subject).get(0).finding();
  }

  List<Result> results(List<Check> checks, Subject subject) {
    try (Inspection inspection = new Inspection(1, System::nanoTime, Duration.ofSeconds(20))) {
      return inspection.of(subject, checks, this, progress -> {});
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A plan from what {@link #healthy} publishes to two new hosts. */
  static Subject plan(String... more) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "mxshift: 1",
                "domain: example.com",
                "zone: {provider: rfc2136}",
                "from: {mx: [10 mx1.mail.example., 20 mx2.mail.example.]}",
                "to: {mx: [10 mx1.new.example., 20 mx2.new.example.]}",
                "verify: {addresses: [ann@example.com], mailbox: probe@example.com}"));
    for (String line : more) {
      lines.removeIf(old -> old.startsWith(line.substring(0, line.indexOf(':') + 1)));
      lines.add(line);
    }
    try {
      Plan plan = Plans.read("plan.yaml", String.join("\n", lines).getBytes(UTF_8));
      return Subject.of(plan);
    } catch (PlanException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
