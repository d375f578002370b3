package org.mxshift.route53;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Native;
import org.mxshift.spi.Snapshot;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * A record set as Route 53 has it or is sent it.
 *
 * @param set what it means
 * @param values how it is spelt, in Route 53's order: dots, letter case, cuts and escapes
 */
record Held(RecordSet set, List<String> values) {

  /** Copies the list. */
  Held {
    values = List.copyOf(values);
  }

  /** With the zone's id, and the spelling that must come back. */
  Snapshot snapshot(String zoneId) {
    return new Snapshot(set, new Native(String.join("\n", values), zoneId));
  }

  /** What a reader of this zone once saw; empty when the snapshot came from elsewhere. */
  static Optional<Held> in(Snapshot snapshot) {
    boolean ours = ZoneLookup.isId(snapshot.extra().identity());
    return ours ? spelt(snapshot.set(), snapshot.extra().restore()) : Optional.empty();
  }

  /**
   * The desired set as it is to be spelt: as it once was, when it is brought back; else each value
   * as it stands there already, so that a stranger's value stays to the character.
   */
  static Held of(Desired desired, Held live) {
    RecordSet set = desired.set();
    return spelt(set, desired.restore()).orElseGet(() -> like(live, set));
  }

  ResourceRecordSet resourceRecordSet() {
    return ResourceRecordSet.builder()
        .name(set.owner().absolute())
        .type(set.type().mnemonic())
        .ttl((long) set.ttl().seconds())
        .resourceRecords(
            values.stream().map(value -> ResourceRecord.builder().value(value).build()).toList())
        .build();
  }

  /** The lines, if they are a spelling of this very set. */
  private static Optional<Held> spelt(RecordSet set, String lines) {
    List<String> values = lines.isEmpty() ? List.of() : List.of(lines.split("\n"));
    try {
      boolean same = set.withValues(read(set.type(), values)).equals(set);
      return same ? Optional.of(new Held(set, values)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Held like(Held live, RecordSet set) {
    List<Rdata> standing = read(set.type(), live.values());
    List<String> values = new ArrayList<>();
    for (Rdata value : set.values()) {
      int at = standing.indexOf(value);
      values.add(at < 0 ? Spelling.write(value) : live.values().get(at));
    }
    return new Held(set, values);
  }

  static List<Rdata> read(RecordType type, List<String> values) {
    return values.stream().map(value -> Spelling.read(type, value)).toList();
  }
}
