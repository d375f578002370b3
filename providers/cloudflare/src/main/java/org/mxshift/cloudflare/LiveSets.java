package org.mxshift.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Native;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;

/** The record sets of one zone as Cloudflare holds them now, and what must not be touched. */
final class LiveSets {
  private static final int PER_PAGE = 1000;
  private static final int MOST_PAGES = 100;

  private final ZoneLookup lookup;

  /**
   * One set as it stands.
   *
   * @param snapshot in our terms
   * @param records the objects it is made of
   * @param allowance what was said of limits when it was read
   */
  record Live(Snapshot snapshot, List<Held> records, Allowance allowance) {
    RecordSet set() {
      return snapshot.set();
    }
  }

  LiveSets(ZoneLookup lookup) {
    this.lookup = lookup;
  }

  ZoneLookup lookup() {
    return lookup;
  }

  /** Lets connections go. */
  void close() {
    lookup.calls().close();
  }

  /**
   * The set as it stands, absent or not. All records of the owner are asked for, so that an alias
   * is seen by the same call.
   */
  Live look(SetKey key) throws ProviderException {
    check(key);
    Map<String, JsonNode> found = new LinkedHashMap<>();
    Allowance allowance = collect(key, found);
    return live(key, found.values(), allowance);
  }

  /** Several sets, one question for each owner; beside an alias asked for there is nothing. */
  Map<SetKey, Snapshot> lookAll(Collection<SetKey> keys) throws ProviderException {
    Map<Name, Map<String, JsonNode>> owners = new HashMap<>();
    Map<SetKey, Snapshot> sets = new HashMap<>();
    for (SetKey key : keys) {
      check(key);
      Map<String, JsonNode> found = owners.get(key.owner());
      if (found == null) {
        found = new LinkedHashMap<>();
        collect(key, found);
        owners.put(key.owner(), found);
      }
      boolean alias = found.values().stream().anyMatch(r -> Spelling.isOf(RecordType.CNAME, r));
      boolean known = keys.contains(new SetKey(key.owner(), RecordType.CNAME));
      if (!alias || !known || key.type().equals(RecordType.CNAME)) {
        sets.put(key, live(key, found.values(), Allowance.UNKNOWN).snapshot());
      }
    }
    return sets;
  }

  private void check(SetKey key) throws ProviderException {
    if (!key.owner().within(lookup.name())) {
      throw ProviderException.outside(key.owner(), lookup.name());
    }
    Spelling.checkType(key);
  }

  private Live live(SetKey key, Collection<JsonNode> found, Allowance allowance)
      throws ProviderException {
    List<Held> records = new ArrayList<>();
    for (JsonNode record : found) {
      if (Spelling.isOf(RecordType.CNAME, record) && !key.type().equals(RecordType.CNAME)) {
        Untouchable.refuseAlias(key, lookup.name(), record);
      }
      if (Spelling.isOf(key.type(), record)) {
        Untouchable.check(key, record);
        records.add(Spelling.read(key, record));
      }
    }
    return live(key, records, allowance);
  }

  private Live live(SetKey key, List<Held> records, Allowance allowance) throws ProviderException {
    return new Live(snapshot(key, records), records, allowance);
  }

  /**
   * The set as a batch leaves it, by the batch's own answer: all records that it made or changed
   * stand there as they are now. Empty when the answer does not say.
   */
  Optional<Live> after(Live before, Batch batch, Reply reply) throws ProviderException {
    SetKey key = before.set().key();
    JsonNode result = reply.envelope().result();
    Map<String, Held> records = new LinkedHashMap<>();
    before.records().forEach(held -> records.put(held.id(), held));
    batch.deletes().forEach(gone -> records.remove(gone.path("id").asText()));
    int told = 0;
    for (String list : List.of("patches", "posts")) {
      for (JsonNode record : result.path(list)) {
        records.put(record.path("id").asText(), Spelling.read(key, record));
        told++;
      }
    }
    boolean all = told == batch.patches().size() + batch.posts().size();
    return all
        ? Optional.of(live(key, new ArrayList<>(records.values()), reply.allowance()))
        : Optional.empty();
  }

  private Allowance collect(SetKey key, Map<String, JsonNode> found) throws ProviderException {
    String zone = lookup.zone().id();
    for (int page = 1; page <= MOST_PAGES; page++) {
      int number = page;
      Reply reply =
          lookup
              .calls()
              .ask(
                  key.toString(),
                  (api, sent) -> api.records(zone, key.owner().text(), PER_PAGE, number, sent));
      if (!reply.envelope().result().isArray()) {
        throw new ProviderException(Failure.BUSY, key + ": Cloudflare gave no list of records");
      }
      for (JsonNode record : reply.envelope().result()) {
        if (Spelling.owner(record).equals(key.owner())) {
          found.put(record.path("id").asText(), record);
        }
      }
      if (isLast(reply.envelope(), page)) {
        return reply.allowance();
      }
    }
    throw ProviderException.refused(
        key.owner() + " has more than " + MOST_PAGES + " pages of records");
  }

  /** Pages may be shorter than asked for, so what counts is how many there are. */
  private static boolean isLast(Envelope envelope, int page) {
    int pages = envelope.info().path("total_pages").asInt(MOST_PAGES);
    return page >= pages || envelope.result().isEmpty();
  }

  /** The largest TTL counts, should they differ (RFC 2181 section 5.2). */
  private Snapshot snapshot(SetKey key, List<Held> records) throws ProviderException {
    Ttl ttl = new Ttl(records.stream().mapToInt(Held::served).max().orElse(0));
    RecordSet set =
        new RecordSet(key.owner(), key.type(), ttl, records.stream().map(Held::value).toList());
    String identity =
        Stream.concat(
                Stream.of(lookup.zone().text()),
                records.stream().map(held -> held.id() + " " + held.modified()).sorted())
            .collect(Collectors.joining("\n"));
    try {
      return new Snapshot(set, new Native(Keepsake.of(set, records).text(), identity));
    } catch (IllegalArgumentException e) {
      throw ProviderException.refused(
          key + " has more in comments and tags than can be kept for going back");
    }
  }
}
