package org.mxshift.route53;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * A kind of set that answers otherwise than by its values, why it is left alone, and the way out.
 *
 * @param mark what such a set has and a simple one has not
 */
record Untouchable(
    Function<ResourceRecordSet, @Nullable Object> mark, String reason, String remedy) {

  private static final String MERGE =
      "replace them by one simple set that answers everybody alike; preferences share the load";

  private static final List<Untouchable> KINDS =
      List.of(
          new Untouchable(
              ResourceRecordSet::trafficPolicyInstanceId,
              "a traffic policy made it, and would be billed on without it",
              "delete the traffic policy record and create a simple set"),
          new Untouchable(
              ResourceRecordSet::aliasTarget,
              "it is an alias, without a TTL and values of its own",
              "replace it by a simple set with the values that it answers"),
          new Untouchable(
              ResourceRecordSet::healthCheckId,
              "a health check decides whether it is answered",
              "take the health check off"),
          oneOfSeveral(ResourceRecordSet::weight, "weighted sets"),
          oneOfSeveral(ResourceRecordSet::regionAsString, "sets chosen by latency"),
          oneOfSeveral(ResourceRecordSet::geoLocation, "sets chosen by place"),
          oneOfSeveral(ResourceRecordSet::geoProximityLocation, "sets chosen by distance"),
          oneOfSeveral(ResourceRecordSet::failoverAsString, "failover sets"),
          oneOfSeveral(ResourceRecordSet::multiValueAnswer, "multivalue answer sets"),
          oneOfSeveral(ResourceRecordSet::cidrRoutingConfig, "sets chosen by client network"),
          oneOfSeveral(ResourceRecordSet::setIdentifier, "sets with identifiers"));

  private static Untouchable oneOfSeveral(
      Function<ResourceRecordSet, @Nullable Object> mark, String kind) {
    return new Untouchable(mark, "it is one of several " + kind, MERGE);
  }

  /** Why the set must be left alone, and the way out; empty for a simple set. */
  static Optional<String> why(ResourceRecordSet set) {
    return KINDS.stream()
        .filter(kind -> kind.mark.apply(set) != null)
        .findFirst()
        .map(kind -> kind.reason + "; " + kind.remedy);
  }
}
