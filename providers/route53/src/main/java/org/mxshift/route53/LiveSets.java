package org.mxshift.route53;

import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The sets of the zone as they stand now, accepted but perhaps not yet served. */
final class LiveSets implements AutoCloseable {

  /** As much as fits into one batch; a larger set could be read and never be replaced. */
  private static final int MOST_CHARACTERS = 32_000;

  /** More sets than any owner has; a list that goes on longer is not one. */
  private static final int MOST_SETS = 10_000;

  /** Sets in one answer when an owner's are asked for; the largest that there is has 300. */
  private static final String PAGE = "100";

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
      throw ProviderException.outside(key.owner(), zone.name());
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
      throw alias(key);
    }
    return new Held(RecordSet.absent(key), List.of());
  }

  /** Several sets, one call for each owner; beside an alias that was asked for there is nothing. */
  Map<SetKey, Held> lookAll(Collection<SetKey> keys) throws ProviderException {
    Map<SetKey, Held> found = new LinkedHashMap<>();
    Map<Name, List<SetKey>> byOwner =
        keys.stream().collect(Collectors.groupingBy(SetKey::owner, TreeMap::new, toList()));
    for (Map.Entry<Name, List<SetKey>> owner : byOwner.entrySet()) {
      checkOwner(owner.getValue().get(0));
      List<ResourceRecordSet> all = all(owner.getKey());
      SetKey cname = new SetKey(owner.getKey(), RecordType.CNAME);
      boolean alias = all.stream().anyMatch(set -> isOf(cname, set));
      for (SetKey key : owner.getValue()) {
        Optional<ResourceRecordSet> one = all.stream().filter(set -> isOf(key, set)).findFirst();
        if (one.isPresent()) {
          found.put(key, held(key, one.get()));
        } else if (!alias) {
          found.put(key, new Held(RecordSet.absent(key), List.of()));
        } else if (!owner.getValue().contains(cname)) {
          throw alias(key);
        }
      }
    }
    return found;
  }

  /** The sets of an owner; the list begins there and goes on with other owners. */
  private List<ResourceRecordSet> all(Name owner) throws ProviderException {
    List<ResourceRecordSet> all = new ArrayList<>();
    Optional<ListResourceRecordSetsResponse> page = Optional.empty();
    do {
      page = Optional.of(page(owner, page));
      page.get().resourceRecordSets().stream().filter(set -> isOwner(owner, set)).forEach(all::add);
    } while (all.size() < MOST_SETS
        && !page.get().resourceRecordSets().isEmpty()
        && Boolean.TRUE.equals(page.get().isTruncated())
        && page.get().nextRecordName() != null
        && Spelling.name(page.get().nextRecordName()).equalsIgnoreCase(owner.absolute()));
    return all;
  }

  private ListResourceRecordSetsResponse page(
      Name owner, Optional<ListResourceRecordSetsResponse> before) throws ProviderException {
    String id = zone.id();
    return whole(
        zone.calls()
            .look(
                "read " + owner,
                client ->
                    client.listResourceRecordSets(
                        request -> {
                          request.hostedZoneId(id).startRecordName(owner.absolute()).maxItems(PAGE);
                          before.ifPresent(
                              page ->
                                  request
                                      .startRecordType(page.nextRecordType())
                                      .startRecordIdentifier(page.nextRecordIdentifier()));
                        })));
  }

  /** An empty page of something in between must not read as an empty list. */
  private static ListResourceRecordSetsResponse whole(ListResourceRecordSetsResponse page)
      throws ProviderException {
    if (page.isTruncated() == null) {
      throw new ProviderException(
          Failure.BUSY, "what came as Route 53's answer is no list of sets");
    }
    return page;
  }

  private static boolean isOwner(Name owner, ResourceRecordSet set) {
    return set.name() != null && Spelling.name(set.name()).equalsIgnoreCase(owner.absolute());
  }

  private static boolean isOf(SetKey key, ResourceRecordSet set) {
    return isOwner(key.owner(), set) && key.type().mnemonic().equals(set.typeAsString());
  }

  /** The list begins at or after the key: what comes first may be another set. */
  private Optional<ResourceRecordSet> first(SetKey key) throws ProviderException {
    String id = zone.id();
    var page =
        whole(
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
                                    .maxItems("1"))));
    return page.resourceRecordSets().stream().filter(set -> isOf(key, set)).findFirst();
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
      Ttl ttl = new Ttl(Math.toIntExact(Optional.ofNullable(found.ttl()).orElse(-1L)));
      RecordSet set = new RecordSet(key.owner(), key.type(), ttl, Held.read(key.type(), values));
      return new Held(set, values);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw refused(key + " has a value that is none: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    zone.close();
  }

  private static ProviderException alias(SetKey key) {
    return refused(
        key.owner() + " is an alias (CNAME), and nothing goes beside it (RFC 2181 section 10.1)");
  }

  private static ProviderException refused(String message) {
    return new ProviderException(Failure.REFUSED, message);
  }
}
