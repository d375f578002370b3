package org.mxshift.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;

/**
 * What a person is to do so that one record set becomes another, at a DNS host that only people
 * change: pure data, the same in plan, status and log.
 *
 * <p>The edits come in an order in which every set in between is as good as the two ends: first
 * what is added, then what is edited, then what is deleted; a null MX, which stands alone (RFC 7505
 * section 3), becomes another record or the last one that is left becomes it. Records of other
 * types than MX are edited rather than added and deleted, since two SPF records at once are an
 * error (RFC 7208 section 4.5).
 *
 * @param zone the apex, to which panels name hosts
 * @param from the set as it is
 * @param to the set as it is to be
 */
public record Errand(Name zone, RecordSet from, RecordSet to) {

  /** Refuses two different sets. */
  public Errand {
    if (!from.key().equals(to.key())) {
      throw new IllegalArgumentException(from + " cannot become " + to);
    }
  }

  /** What stays without a change counts, too: a TTL belongs to each record at most panels. */
  public List<PanelEdit> edits() {
    List<Rdata> gone = new ArrayList<>(from.values());
    List<Rdata> come = new ArrayList<>(to.values());
    List<PanelEdit> edited = new ArrayList<>();
    for (Rdata value : from.values()) {
      successor(value, come)
          .ifPresent(
              next -> {
                gone.remove(value);
                come.remove(next);
                if (!next.equals(value) || !from.ttl().equals(to.ttl())) {
                  edited.add(PanelEdit.edit(was(value), willBe(next)));
                }
              });
    }
    List<PanelEdit> added = come.stream().map(value -> PanelEdit.add(willBe(value))).toList();
    List<PanelEdit> deleted = gone.stream().map(value -> PanelEdit.delete(was(value))).toList();
    boolean ends = to.mx().stream().anyMatch(Mx::isNull);
    boolean begins = from.mx().stream().anyMatch(Mx::isNull);
    return Stream.of(
            ends ? deleted : List.<PanelEdit>of(),
            begins ? edited : List.<PanelEdit>of(),
            added,
            begins ? List.<PanelEdit>of() : edited,
            ends ? List.<PanelEdit>of() : deleted)
        .flatMap(List::stream)
        .toList();
  }

  /** The record that this one becomes by an edit: the same one, its own host, or its successor. */
  private Optional<Rdata> successor(Rdata value, List<Rdata> come) {
    if (come.contains(value)) {
      return Optional.of(value);
    }
    List<Rdata> free = come.stream().filter(next -> !from.values().contains(next)).toList();
    if (value instanceof Mx mx) {
      return free.stream().filter(next -> follows(mx, (Mx) next)).findFirst();
    }
    return free.stream().findFirst();
  }

  private static boolean follows(Mx old, Mx next) {
    return old.isNull() || next.isNull() || old.exchange().equals(next.exchange());
  }

  private PanelRecord was(Rdata value) {
    return PanelRecord.of(zone, from, value);
  }

  private PanelRecord willBe(Rdata value) {
    return PanelRecord.of(zone, to, value);
  }

  /** The change as lines of a zone file: {@code -} goes, {@code +} comes, a space stays. */
  public List<String> zoneLines() {
    List<String> old = from.values().stream().map(value -> was(value).zoneLine()).toList();
    List<String> next = to.values().stream().map(value -> willBe(value).zoneLine()).toList();
    List<String> lines = new ArrayList<>();
    old.forEach(line -> lines.add((next.contains(line) ? "  " : "- ") + line));
    next.stream().filter(line -> !old.contains(line)).forEach(line -> lines.add("+ " + line));
    return lines;
  }

  /**
   * What is still wrong, in one sentence: what is missing, what is there and should not be, and
   * which TTL; empty when nothing is.
   */
  public String difference() {
    List<String> parts = new ArrayList<>();
    List<String> missing = texts(to.values().stream().filter(v -> !from.values().contains(v)));
    List<String> extra = texts(from.values().stream().filter(v -> !to.values().contains(v)));
    if (!missing.isEmpty()) {
      parts.add("missing: " + String.join(", ", missing));
    }
    if (!extra.isEmpty()) {
      parts.add("to go: " + String.join(", ", extra));
    }
    if (!from.isAbsent() && !to.isAbsent() && !from.ttl().equals(to.ttl())) {
      parts.add("TTL: " + from.ttl().seconds() + " instead of " + to.ttl().seconds());
    }
    return String.join("; ", parts);
  }

  private static List<String> texts(Stream<Rdata> values) {
    return values.map(Rdata::text).toList();
  }
}
