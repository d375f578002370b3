package org.mxshift.route53;

import java.util.List;
import java.util.Optional;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The sets of the zone as they stand now, accepted but perhaps not yet served. */
final class LiveSets implements AutoCloseable {

  /** As much as fits into one batch; a larger set could be read and never be replaced. */
  private static final int MOST_CHARACTERS = 32_000;

  private final ZoneLookup zone;

  LiveSets(ZoneLookup zone) {
    this.zone = zone;
  }

  ZoneLookup zone() {
    return zone;
  }

  /** Refuses an owner that is not in the zone. */
  void checkOwner(SetKey key) throws ProviderException {
    if (!key.owner().within(zone.name())) {
      throw refused(key.owner() + " is not in the zone " + zone.name());
    }
  }

  /** One set; refuses what answers otherwise than by its values. */
  Held look(SetKey key) throws ProviderException {
    checkOwner(key);
    Optional<ResourceRecordSet> found = first(key);
    if (found.isPresent()) {
      return held(key, found.get());
    }
    if (!key.type().equals(RecordType.CNAME)
        && first(new SetKey(key.owner(), RecordType.CNAME)).isPresent()) {
      throw refused(
          key.owner() + " is an alias (CNAME), and nothing goes beside it (RFC 2181 section 10.1)");
    }
    return new Held(RecordSet.absent(key), List.of());
  }

  /** The list begins at or after the key: what comes first may be another set. */
  private Optional<ResourceRecordSet> first(SetKey key) throws ProviderException {
    String id = zone.id();
    var page =
        zone.calls()
            .look(
                "read " + key,
                client ->
                    client.listResourceRecordSets(
                        request ->
                            request
                                .hostedZoneId(id)
                                .startRecordName(key.owner().absolute())
                                .startRecordType(key.type().mnemonic())
                                .maxItems("1")));
    return page.resourceRecordSets().stream()
        .filter(set -> Spelling.name(set.name()).equalsIgnoreCase(key.owner().absolute()))
        .filter(set -> key.type().mnemonic().equals(set.typeAsString()))
        .findFirst();
  }

  private static Held held(SetKey key, ResourceRecordSet found) throws ProviderException {
    Optional<String> reason = Untouchable.why(found);
    if (reason.isPresent()) {
      throw refused(key + " is not a simple set: " + reason.get());
    }
    List<String> values = found.resourceRecords().stream().map(ResourceRecord::value).toList();
    if (values.stream().mapToInt(String::length).sum() > MOST_CHARACTERS) {
      throw refused(key + " is larger than the 32,000 characters that one batch may have");
    }
    try {
      Ttl ttl = new Ttl(Math.toIntExact(found.ttl()));
      RecordSet set = new RecordSet(key.owner(), key.type(), ttl, Held.read(key.type(), values));
      return new Held(set, values);
    } catch (IllegalArgumentException e) {
      throw refused(key + " has a value that is none: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    zone.close();
  }

  static ProviderException refused(String message) {
    return new ProviderException(Failure.REFUSED, message);
  }
}
