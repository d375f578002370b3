package org.mxshift.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.Windows;

/**
 * One move of one domain's mail, as a person wrote it: every default is filled in, every rule of
 * the plan language that needs no DNS holds.
 *
 * <p>The meaning of each part is told in {@code plans/README.md}; {@link Plans} reads it from text,
 * {@link PlanText} writes it back.
 *
 * @param domain whose mail moves; never a wildcard
 * @param zone where its records live; {@code domain} is within it
 * @param from what is published today
 * @param to what is published at the end; never empty, never the same as {@code from}
 * @param oldSide what the old hosts do with late mail; {@code forward} where they are dead
 * @param spf what joins and leaves the SPF record
 * @param ttl the low TTL, and the highest one of the last days
 * @param hold observed green before old hosts leave DNS; under 48 h only with a reason
 * @param acceptShortHold why a short hold is good enough here
 * @param drain how long the old hosts go on taking mail once they left DNS
 * @param margin on top of each TTL that is waited out; where empty {@link #marginOf} computes it
 * @param introduce at which end of the preferences new hosts come in
 * @param verify how delivery is proven
 * @param gates effects that wait for a person's approval, in the order of {@link Effect}
 * @param windows when these effects may begin; empty: the plan does not say
 * @param acceptLame name servers of the zone whose wrong or missing answers are known and accepted
 * @param onFailure what a run does by itself when mail bounces
 */
public record Plan(
    Name domain,
    ZoneRef zone,
    From from,
    To to,
    OldSide oldSide,
    SpfChange spf,
    TtlRules ttl,
    Duration hold,
    Optional<String> acceptShortHold,
    Duration drain,
    Optional<Duration> margin,
    Introduce introduce,
    Verify verify,
    List<Effect> gates,
    Optional<Windows> windows,
    List<Name> acceptLame,
    OnFailure onFailure) {

  /** The version of the plan language: what a plan says after {@code mxshift:}. */
  public static final int VERSION = 1;

  /** The shortest hold that needs no reason. */
  public static final Duration SHORT_HOLD = Duration.ofDays(2);

  static final Duration LEAST_MARGIN = Duration.ofMinutes(5);

  /**
   * Keeps the parts and refuses what breaks a rule of the language.
   *
   * @throws FlawedPlanException with every broken rule
   */
  public Plan(
      Name domain,
      ZoneRef zone,
      From from,
      To to,
      OldSide oldSide,
      SpfChange spf,
      TtlRules ttl,
      Duration hold,
      Optional<String> acceptShortHold,
      Duration drain,
      Optional<Duration> margin,
      Introduce introduce,
      Verify verify,
      List<Effect> gates,
      Optional<Windows> windows,
      List<Name> acceptLame,
      OnFailure onFailure) {
    this.domain = domain;
    this.zone = zone;
    this.from = from;
    this.to = to;
    this.oldSide = oldSide;
    this.spf = spf;
    this.ttl = ttl;
    this.hold = hold;
    this.acceptShortHold = acceptShortHold;
    this.drain = drain;
    this.margin = margin;
    this.introduce = introduce;
    this.verify = verify;
    this.gates = gates.stream().sorted().toList();
    this.windows = windows;
    this.acceptLame = List.copyOf(acceptLame);
    this.onFailure = onFailure;
    List<Flaw> flaws = Rules.brokenBy(this);
    if (!flaws.isEmpty()) {
      throw new FlawedPlanException(flaws);
    }
  }

  /** Says nothing of windows. */
  public Plan(
      Name domain,
      ZoneRef zone,
      From from,
      To to,
      OldSide oldSide,
      SpfChange spf,
      TtlRules ttl,
      Duration hold,
      Optional<String> acceptShortHold,
      Duration drain,
      Optional<Duration> margin,
      Introduce introduce,
      Verify verify,
      List<Effect> gates,
      List<Name> acceptLame,
      OnFailure onFailure) {
    this(
        domain,
        zone,
        from,
        to,
        oldSide,
        spf,
        ttl,
        hold,
        acceptShortHold,
        drain,
        margin,
        introduce,
        verify,
        gates,
        Optional.empty(),
        acceptLame,
        onFailure);
  }

  /** The same, with these windows where it says nothing of any. */
  public Plan within(Optional<Windows> usual) {
    return windows.isPresent() || usual.isEmpty()
        ? this
        : new Plan(
            domain,
            zone,
            from,
            to,
            oldSide,
            spf,
            ttl,
            hold,
            acceptShortHold,
            drain,
            margin,
            introduce,
            verify,
            gates,
            usual,
            acceptLame,
            onFailure);
  }

  /** The margin on top of a wait: the plan's own, or a tenth of it and at least five minutes. */
  public Duration marginOf(Duration wait) {
    if (margin.isPresent()) {
      return margin.get();
    }
    Duration tenth = wait.dividedBy(10);
    return tenth.compareTo(LEAST_MARGIN) < 0 ? LEAST_MARGIN : tenth;
  }
}
