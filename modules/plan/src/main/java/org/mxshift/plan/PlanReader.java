package org.mxshift.plan;

import static java.util.function.Function.identity;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Ttl;
import org.mxshift.model.Windows;

/**
 * Turns the tree of a plan into a {@link Plan}; every default of the language is in here.
 *
 * <p>Where something required is missing or wrong a complaint is noted and a stand-in read on with;
 * no plan is made once there is a complaint.
 */
final class PlanReader {

  static final Duration HOLD = Duration.ofDays(3);
  static final Duration DRAIN = Duration.ofDays(3);
  static final Ttl DURING = new Ttl(300);
  static final List<Effect> GATES = List.of(Effect.MOVE, Effect.RETIRE);

  private final Fields fields;
  private final Complaints complaints;
  private final VerifyReader verify;
  private final boolean pinned;

  private PlanReader(Fields fields, Complaints complaints, VerifyReader verify, boolean pinned) {
    this.fields = fields;
    this.complaints = complaints;
    this.verify = verify;
    this.pinned = pinned;
  }

  static Plan read(Node root, Complaints complaints, AddressReader addresses) throws PlanException {
    return read(root, complaints, addresses, false);
  }

  /** A plan that was written out whole and names no other file. */
  static Plan pinned(Node root, Complaints complaints) throws PlanException {
    return read(root, complaints, new AddressReader(Beside.NOTHING, complaints), true);
  }

  private static Plan read(
      Node root, Complaints complaints, AddressReader addresses, boolean pinned)
      throws PlanException {
    Optional<Fields> fields = Fields.of(root, complaints);
    if (fields.isEmpty()) {
      throw complaints.all();
    }
    VerifyReader verify = new VerifyReader(addresses, complaints);
    try {
      return new PlanReader(fields.get(), complaints, verify, pinned).plan();
    } catch (FlawedPlanException e) {
      for (Flaw flaw : e.flaws()) {
        complaints.add(
            Places.of(root, flaw.path()), flaw.path() + ": " + flaw.what(), flaw.remedy());
      }
      throw complaints.all();
    }
  }

  private Plan plan() throws PlanException {
    fields.only(Keys.PLAN, Keys.LATER);
    version();
    owners();
    fields.requires("domain", "domain: example.com").requires("zone", "zone: {provider: rfc2136}");
    fields.requires("from", "from: {mx: [10 mail.old.example.]}");
    fields.requires("to", "to: {mx: [10 mail.new.example.]}");
    Name domain = fields.text("domain", Name::of).orElse(Name.ROOT);
    ZoneRef zone = zone(domain);
    From from = from();
    ToReader.Resolved resolved = to();
    To to = resolved.to();
    OldSide oldSide = oldSide();
    SpfChange spf = spf(resolved.spf());
    TtlRules ttl = ttl();
    Duration hold = fields.value("hold", Scalars::duration).orElse(HOLD);
    Optional<String> reason = fields.text("accept_short_hold");
    Duration drain = fields.value("drain", Scalars::duration).orElse(DRAIN);
    Optional<Duration> margin = fields.value("margin", Scalars::duration);
    Introduce introduce =
        fields
            .text("introduce", text -> Scalars.word(Introduce.class, text))
            .orElse(Introduce.PREFERRED);
    Verify proof = verify.read(fields.object("verify"), hold);
    List<Effect> gates =
        fields.list("gates", text -> Scalars.word(Effect.class, text)).orElse(GATES);
    List<Name> lame = fields.list("accept_lame", Name::of).orElse(List.of());
    OnFailure onFailure =
        fields
            .text("on_failure", text -> Scalars.word(OnFailure.class, text))
            .orElse(OnFailure.RETREAT);
    Optional<Windows> windows =
        fields.object("windows").map(given -> WindowsReader.read(given, Optional.empty()));
    complaints.throwIfAny();
    return new Plan(
        domain, zone, from, to, oldSide, spf, ttl, hold, reason, drain, margin, introduce, proof,
        gates, windows, lame, onFailure);
  }

  private void version() {
    fields.requires("mxshift", "mxshift: 1");
    fields
        .number("mxshift")
        .filter(version -> version != Plan.VERSION)
        .ifPresent(
            version ->
                fields.complain(
                    "mxshift",
                    "this plan is written in version " + version + " of the language",
                    "write mxshift: 1, which this program reads, or take a newer program"));
  }

  private void owners() {
    fields
        .list("owners", identity())
        .filter(owners -> !owners.equals(List.of("@")))
        .ifPresent(
            owners ->
                fields.complain(
                    "owners",
                    "owners other than the domain itself are not in this version yet",
                    "take the key out and write one plan for each domain"));
  }

  /** One word, or a mapping that also names the file of traffic. */
  private OldSide oldSide() {
    if (!(fields.node("old_side").orElse(null) instanceof Node.Mapping)) {
      return fields.text("old_side", OldSide::parse).orElse(new OldSide.Forward());
    }
    Fields given = fields.object("old_side").orElseThrow();
    given.only(Keys.OLD_SIDE, Keys.LATER);
    OldSide does = given.text("does", OldSide::parse).orElse(new OldSide.Forward());
    return does.with(given.text("traffic", OldSide::file));
  }

  private ZoneRef zone(Name domain) {
    Optional<Fields> zone = fields.object("zone");
    Map<String, String> settings = new HashMap<>();
    zone.ifPresent(
        given ->
            given.keys().stream()
                .filter(key -> !Keys.ZONE.contains(key))
                .forEach(key -> given.value(key, identity()).ifPresent(v -> settings.put(key, v))));
    return new ZoneRef(
        zone.flatMap(given -> given.text("provider")),
        zone.flatMap(given -> given.text("account")),
        zone.flatMap(given -> given.text("name", Name::of)).orElse(domain),
        settings);
  }

  private From from() {
    Optional<Fields> from =
        fields
            .object("from")
            .map(
                given ->
                    given
                        .only(Keys.FROM, Keys.LATER)
                        .requires("mx", "mx: [], or the hosts published today"));
    return new From(
        from.flatMap(given -> given.list("mx", Mx::parse)).orElse(List.of()),
        from.flatMap(given -> given.flag("dead")).orElse(false));
  }

  private ToReader.Resolved to() {
    boolean ownSpf =
        fields.node("spf").orElse(null) instanceof Node.Mapping spf
            && spf.entries().containsKey("add");
    return fields
        .object("to")
        .map(given -> pinned ? ToReader.pinned(given) : ToReader.read(given, ownSpf))
        .orElse(ToReader.Resolved.NOTHING);
  }

  private SpfChange spf(List<String> proposed) {
    Optional<Fields> spf = fields.object("spf").map(given -> given.only(Keys.SPF, Keys.LATER));
    return new SpfChange(
        spf.flatMap(given -> given.list("add", identity())).orElse(proposed),
        spf.flatMap(given -> given.list("remove", identity())).orElse(List.of()),
        spf.flatMap(given -> given.value("queue", Scalars::duration)).orElse(SpfChange.QUEUE));
  }

  private TtlRules ttl() {
    Optional<Fields> ttl = fields.object("ttl").map(given -> given.only(Keys.TTL, Keys.LATER));
    return new TtlRules(
        ttl.flatMap(given -> given.value("during", Scalars::ttl)).orElse(DURING),
        ttl.flatMap(given -> given.value("previous", Scalars::ttl)),
        ttl.flatMap(given -> given.list("also", Name::of)).orElse(List.of()),
        ttl.flatMap(given -> given.value("policy", Scalars::duration)).orElse(TtlRules.DAY),
        ttl.flatMap(given -> given.value("watch", Scalars::duration)).orElse(TtlRules.TWO_DAYS));
  }
}
