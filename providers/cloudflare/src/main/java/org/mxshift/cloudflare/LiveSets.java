package org.mxshift.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
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
    Name zone = lookup.name();
    if (!key.owner().within(zone)) {
      throw ProviderException.refused(key.owner() + " does not lie in the zone " + zone);
    }
    Spelling.checkType(key);
    Map<String, JsonNode> found = new LinkedHashMap<>();
    Allowance allowance = collect(key, found);
    List<Held> records = new ArrayList<>();
    for (JsonNode record : found.values()) {
      if (Spelling.isOf(RecordType.CNAME, record) && !key.type().equals(RecordType.CNAME)) {
        Untouchable.refuseAlias(key, zone, record);
      }
      if (Spelling.isOf(key.type(), record)) {
        Untouchable.check(key, record);
        records.add(Spelling.read(key, record));
      }
    }
    return new Live(snapshot(key, records), records, allowance);
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
  private static Snapshot snapshot(SetKey key, List<Held> records) throws ProviderException {
    Ttl ttl = new Ttl(records.stream().mapToInt(Held::served).max().orElse(0));
    RecordSet set =
        new RecordSet(key.owner(), key.type(), ttl, records.stream().map(Held::value).toList());
    String identity =
        records.stream()
            .map(held -> held.id() + " " + held.modified())
            .sorted()
            .collect(Collectors.joining("\n"));
    try {
      return new Snapshot(set, new Native(Keepsake.of(set, records).text(), identity));
    } catch (IllegalArgumentException e) {
      throw ProviderException.refused(
          key + " has more in comments and tags than can be kept for going back");
    }
  }
}
