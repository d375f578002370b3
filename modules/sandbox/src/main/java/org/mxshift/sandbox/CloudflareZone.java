package org.mxshift.sandbox;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The record objects of one zone, and the rules by which they change. */
final class CloudflareZone {
  private static final int FREE_BATCH = 200;

  /**
   * What a zone is besides its records.
   *
   * @param status {@code active} once the domain is delegated to Cloudflare
   * @param type {@code full}, or {@code partial} and {@code secondary} where others are in charge
   * @param plan such as {@code free} or {@code enterprise}
   */
  record Face(String id, String name, String status, String type, String plan) {}

  /** What a batch did: the records that went, and the others as they are now. */
  record Outcome(
      List<CloudflareRecord> deletes,
      List<CloudflareRecord> patches,
      List<CloudflareRecord> posts) {}

  private final Face face;
  private final InstantSource clock;
  private final Map<String, CloudflareRecord> records = new LinkedHashMap<>();
  private int made;
  private long version;

  CloudflareZone(Face face, InstantSource clock) {
    this.face = face;
    this.clock = clock;
  }

  Face face() {
    return face;
  }

  long version() {
    return version;
  }

  List<CloudflareRecord> records() {
    return List.copyOf(records.values());
  }

  /** A stranger takes all records of one owner and type away and puts these there. */
  void replace(String name, String type, List<CloudflareRecord> others) {
    records.values().removeIf(held -> held.name().equals(name) && held.type().equals(type));
    others.forEach(this::put);
    version++;
  }

  void add(CloudflareRecord record) {
    put(record);
    version++;
  }

  void touch(String id, int ttl) {
    CloudflareRecord old = Optional.ofNullable(records.get(id)).orElseThrow();
    records.put(id, old.lasting(ttl));
    version++;
  }

  /**
   * Deletes, then patches, then posts, in the order given; all of it or nothing.
   *
   * @return what became of each record
   * @throws CloudflareError the first that goes wrong
   */
  Outcome carryOut(CloudflareBatch batch) throws CloudflareError {
    if (batch.size() > FREE_BATCH) {
      throw CloudflareError.invalid("Too many changes in one batch.");
    }
    Map<String, CloudflareRecord> before = new LinkedHashMap<>(records);
    Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try {
      for (String id : batch.deletes()) {
        checkOpen(held(id));
        outcome.deletes().add(held(id));
        records.remove(id);
      }
      for (CloudflareBatch.Edit patch : batch.patches()) {
        CloudflareRecord old = held(patch.id().orElse(""));
        checkOpen(old);
        outcome.patches().add(store(patch.over(old), old.id()));
      }
      for (CloudflareBatch.Edit post : batch.posts()) {
        outcome.posts().add(store(post.fresh(), nextId()));
      }
      version++;
      return outcome;
    } catch (CloudflareError e) {
      records.clear();
      records.putAll(before);
      throw e;
    }
  }

  private CloudflareRecord held(String id) throws CloudflareError {
    return Optional.ofNullable(records.get(id)).orElseThrow(CloudflareError::gone);
  }

  private static void checkOpen(CloudflareRecord record) throws CloudflareError {
    if (record.readOnly()) {
      throw new CloudflareError(400, 1046, "This record is read only.");
    }
  }

  private CloudflareRecord store(CloudflareRecord record, String id) throws CloudflareError {
    CloudflareRules.check(record, face);
    for (CloudflareRecord other : records.values()) {
      if (!other.id().equals(id)) {
        checkBeside(record, other);
      }
    }
    CloudflareRecord stored = record.known(id, clock.instant());
    records.put(id, stored);
    return stored;
  }

  private static void checkBeside(CloudflareRecord record, CloudflareRecord other)
      throws CloudflareError {
    if (record.sameAs(other)) {
      throw new CloudflareError(400, 81058, "An identical record already exists.");
    }
    boolean alias = record.type().equals("CNAME") || other.type().equals("CNAME");
    if (alias && record.name().equals(other.name())) {
      throw new CloudflareError(
          400, 81053, "An A, AAAA, or CNAME record with that host already exists.");
    }
  }

  private void put(CloudflareRecord record) {
    String id = nextId();
    records.put(id, record.known(id, clock.instant()));
  }

  private String nextId() {
    made++;
    return String.format(Locale.ROOT, "%032x", made);
  }

  /** The records that a question asks for; empty filters ask for all. */
  List<CloudflareRecord> select(String name, String type) {
    List<CloudflareRecord> found = new ArrayList<>();
    for (CloudflareRecord record : records.values()) {
      boolean named = name.isEmpty() || record.name().equalsIgnoreCase(name);
      if (named && (type.isEmpty() || record.type().equals(type))) {
        found.add(record);
      }
    }
    return found;
  }
}
