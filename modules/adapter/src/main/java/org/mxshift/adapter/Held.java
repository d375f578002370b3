package org.mxshift.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Native;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;

/**
 * A record set as a host has it or is sent it.
 *
 * @param set what it means
 * @param texts how its values are spelt, in the host's order
 * @param beside what must come back on the way back, such as comments; empty for nothing
 */
public record Held(RecordSet set, List<String> texts, String beside) {
  private static final int MOST_KEPT = 60_000;

  /** Copies the list. */
  public Held {
    texts = List.copyOf(texts);
  }

  static Held absent(SetKey key) {
    return new Held(RecordSet.absent(key), List.of(), "");
  }

  /**
   * A set of an API; one that is told with an empty list of values is absent.
   *
   * @param text where the text of one of the values stands
   * @throws ProviderException when it is none that can be understood
   */
  public static Held of(
      SetKey key, JsonNode ttl, JsonNode values, Function<JsonNode, JsonNode> text, String beside)
      throws ProviderException {
    if (!ttl.isInt() || ttl.asInt() < 0) {
      throw ProviderException.refused(key + " has '" + ttl + "' for its TTL, which is none");
    }
    if (!values.isArray()) {
      throw ProviderException.refused(key + " is told without its values");
    }
    if (values.isEmpty()) {
      return absent(key);
    }
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(text.apply(value).asText()));
    return new Held(read(key, new Ttl(ttl.asInt()), texts), texts, beside);
  }

  private static RecordSet read(SetKey key, Ttl ttl, List<String> texts) throws ProviderException {
    List<Rdata> values = new ArrayList<>();
    for (String text : texts) {
      try {
        values.add(Rdata.parse(key.type(), text));
      } catch (IllegalArgumentException e) {
        String why = "', which is not ours to touch: " + e.getMessage();
        throw ProviderException.refused(key + " holds '" + text + why);
      }
    }
    return new RecordSet(key.owner(), key.type(), ttl, values);
  }

  /** The set that is to be; a value that stands there already keeps its spelling. */
  public Held next(RecordSet next) {
    List<String> spelt = new ArrayList<>();
    for (Rdata value : next.values()) {
      String standing = value.text();
      for (String text : texts) {
        standing = Rdata.parse(next.type(), text).equals(value) ? text : standing;
      }
      spelt.add(standing);
    }
    return new Held(next, spelt, beside);
  }

  /**
   * With the zone's id and the spelling, so that the next change need look for neither.
   *
   * @param zone empty where that is no use
   */
  Snapshot snapshot(String zone) {
    String kept = zone.isEmpty() ? "" : zone + "\n" + String.join("\n", texts);
    return new Snapshot(set, new Native(beside, kept.length() > MOST_KEPT ? "" : kept));
  }

  /** What a reader once saw; empty when the snapshot came from elsewhere. */
  public static Optional<Held> in(Snapshot snapshot) {
    String[] lines = snapshot.extra().identity().split("\n");
    List<String> texts = List.of(lines).subList(1, lines.length);
    try {
      RecordSet set = snapshot.set();
      boolean same = read(set.key(), set.ttl(), texts).equals(set);
      boolean ours = same && !snapshot.extra().identity().isEmpty();
      return ours
          ? Optional.of(new Held(set, texts, snapshot.extra().restore()))
          : Optional.empty();
    } catch (ProviderException e) {
      return Optional.empty();
    }
  }

  /** The zone's id, as a reader once found it; empty when the snapshot came from elsewhere. */
  public static String zone(Snapshot snapshot) {
    return snapshot.extra().identity().split("\n", 2)[0];
  }
}
