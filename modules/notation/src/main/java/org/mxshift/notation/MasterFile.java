package org.mxshift.notation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;

/**
 * Record sets as zone files write them (RFC 1035 section 5.1): absolute names, one record per line,
 * sorted, columns aligned; a set that is known not to exist is a comment, so that its coming and
 * going is a changed line too.
 */
public final class MasterFile {

  private static final Pattern RECORD =
      Pattern.compile("(\\S+)\\s+(\\d{1,10})\\s+IN\\s+([A-Z][A-Z0-9]*)\\s+(.*)");
  private static final Pattern NONE = Pattern.compile("; (\\S+)\\s+([A-Z][A-Z0-9]*) none");

  private MasterFile() {}

  /** The text of these sets; at most one of each key. */
  public static String print(Collection<RecordSet> sets) {
    int width = sets.stream().mapToInt(set -> set.owner().absolute().length()).max().orElse(1);
    return sets.stream()
        .sorted((one, two) -> one.key().compareTo(two.key()))
        .flatMap(set -> lines(set, width).stream())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /**
   * Reads back what {@link #print} writes; other comments and empty lines are skipped.
   *
   * @throws NotationException naming the line that is no record
   */
  public static List<RecordSet> parse(String text) {
    Map<SetKey, RecordSet> sets = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      try {
        read(line).ifPresent(set -> sets.merge(set.key(), set, MasterFile::join));
      } catch (IllegalArgumentException e) {
        throw new NotationException("line " + number + " of the zone text: " + e.getMessage(), e);
      }
    }
    return List.copyOf(sets.values());
  }

  private static Optional<RecordSet> read(String line) {
    Matcher none = NONE.matcher(line);
    if (none.matches()) {
      return Optional.of(RecordSet.absent(Name.of(none.group(1)), new RecordType(none.group(2))));
    }
    if (line.isBlank() || line.startsWith(";")) {
      return Optional.empty();
    }
    Matcher record = RECORD.matcher(line);
    if (!record.matches()) {
      throw new IllegalArgumentException("'" + line + "' is no record");
    }
    RecordType type = new RecordType(record.group(3));
    Ttl ttl = new Ttl(Integer.parseInt(record.group(2)));
    List<Rdata> value = List.of(Rdata.parse(type, record.group(4)));
    return Optional.of(new RecordSet(Name.of(record.group(1)), type, ttl, value));
  }

  private static RecordSet join(RecordSet one, RecordSet two) {
    return two.withValues(Stream.concat(one.values().stream(), two.values().stream()).toList());
  }

  private static List<String> lines(RecordSet set, int width) {
    String owner = pad(set.owner().absolute(), width);
    if (set.isAbsent()) {
      return List.of("; " + owner + "  " + set.type() + " none");
    }
    String start = owner + "  " + pad(Integer.toString(set.ttl().seconds()), 6) + " IN  ";
    String type = pad(set.type().mnemonic(), 5) + " ";
    return set.values().stream().map(value -> start + type + value.text()).toList();
  }

  private static String pad(String text, int width) {
    return String.format(Locale.ROOT, "%-" + width + "s", text);
  }
}
