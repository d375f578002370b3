package org.mxshift.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.model.Name;

/**
 * The policy file of MTA-STS (RFC 8461 section 3.2).
 *
 * @param mode what a sender does with a host that does not keep to it
 * @param maxAge for how many seconds a sender may keep it, 0 to 31557600
 * @param mx the hosts it allows; may be empty in mode {@code none} only
 * @param others lines of unknown keys, which are kept
 */
public record StsPolicy(Mode mode, long maxAge, List<MxPattern> mx, List<String> others) {

  /** What a sender does with a host that the policy does not allow, or whose TLS is not good. */
  public enum Mode {
    /** Brings it nothing. */
    ENFORCE,
    /** Brings it the mail, and reports. */
    TESTING,
    /** There is no policy any more. */
    NONE;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A year, with its quarter of a day. */
  private static final long LONGEST = 31_557_600;

  private static final String VERSION = "STSv1";

  /** Copies the lists, and refuses what no sender takes for a policy. */
  public StsPolicy {
    mx = List.copyOf(mx);
    others = List.copyOf(others);
    if (maxAge < 0 || maxAge > LONGEST) {
      throw new IllegalArgumentException("max_age is 0 to " + LONGEST + ", not " + maxAge);
    }
    if (mx.isEmpty() && mode != Mode.NONE) {
      throw new IllegalArgumentException("a policy in mode " + mode.word() + " names no mx");
    }
  }

  /**
   * Reads a policy file; lines end with LF or CRLF, the first of a key counts, unknown keys do not.
   *
   * @throws IllegalArgumentException when senders cannot read it, saying which line or key
   */
  public static StsPolicy parse(String body) {
    List<Line> lines = body.lines().filter(line -> !line.isBlank()).map(Line::of).toList();
    if (!first(lines, "version").equals(VERSION)) {
      throw new IllegalArgumentException("version is " + VERSION + " and nothing else");
    }
    String age = first(lines, "max_age");
    if (!age.matches("\\d{1,10}")) {
      throw new IllegalArgumentException("max_age is a number of seconds, not '" + age + "'");
    }
    return new StsPolicy(
        mode(first(lines, "mode")),
        Long.parseLong(age),
        lines.stream().filter(line -> line.is("mx")).map(l -> MxPattern.of(l.value())).toList(),
        lines.stream().filter(Line::isUnknown).map(Line::toString).toList());
  }

  private record Line(String key, String value) {

    static Line of(String text) {
      int colon = text.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("a line is 'key: value', not '" + text.strip() + "'");
      }
      return new Line(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
    }

    boolean is(String word) {
      return key.equals(word);
    }

    boolean isUnknown() {
      return Stream.of("version", "mode", "max_age", "mx").noneMatch(this::is);
    }

    @Override
    public String toString() {
      return key + ": " + value;
    }
  }

  private static String first(List<Line> lines, String key) {
    return lines.stream()
        .filter(line -> line.is(key))
        .map(Line::value)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no " + key));
  }

  private static Mode mode(String word) {
    return Stream.of(Mode.values())
        .filter(mode -> mode.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "mode is enforce, testing or none, not '" + word + "'"));
  }

  /** Whether it allows this host. */
  public boolean covers(Name host) {
    return mx.stream().anyMatch(pattern -> pattern.covers(host));
  }

  /** Those of these hosts that it does not allow, in their order. */
  public List<Name> uncovered(Collection<Name> hosts) {
    return hosts.stream().filter(host -> !covers(host)).distinct().toList();
  }

  /** Whether senders bring nothing to hosts that it does not allow. */
  public boolean enforces() {
    return mode == Mode.ENFORCE;
  }

  /** The same and these hosts, each by its name where it is not allowed already. */
  public StsPolicy widened(Collection<Name> hosts) {
    List<MxPattern> wider = new ArrayList<>(mx);
    uncovered(hosts).stream().map(MxPattern::new).forEach(wider::add);
    return new StsPolicy(mode, maxAge, wider, others);
  }

  /**
   * The same without what is there for leaving hosts alone: a pattern goes that allows one of them
   * and none of those that stay, and every host that stays is allowed.
   */
  public StsPolicy narrowed(Collection<Name> leaving, Collection<Name> staying) {
    List<MxPattern> kept =
        mx.stream()
            .filter(
                pattern ->
                    leaving.stream().noneMatch(pattern::covers)
                        || staying.stream().anyMatch(pattern::covers))
            .toList();
    Mode safe = kept.isEmpty() && staying.isEmpty() ? Mode.NONE : mode;
    List<MxPattern> all = new ArrayList<>(kept);
    staying.stream()
        .filter(host -> kept.stream().noneMatch(pattern -> pattern.covers(host)))
        .map(MxPattern::new)
        .forEach(all::add);
    return new StsPolicy(safe, maxAge, all, others);
  }

  /** The file to publish. */
  public String text() {
    List<String> lines = new ArrayList<>(List.of("version: " + VERSION, "mode: " + mode.word()));
    mx.forEach(pattern -> lines.add("mx: " + pattern));
    lines.add("max_age: " + maxAge);
    lines.addAll(others);
    return String.join("\n", lines) + "\n";
  }

  /** Where the file of a domain is served. */
  public static Name host(Name domain) {
    return domain.child("mta-sts");
  }

  /** The file's address on the web. */
  public static String address(Name domain) {
    return "https://" + host(domain) + "/.well-known/mta-sts.txt";
  }

  /** Why senders cannot read this body; empty when they can. */
  public static Optional<String> fault(String body) {
    try {
      parse(body);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
