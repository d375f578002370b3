package org.mxshift.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A record set as Route 53 holds it: every character of a value as it was sent.
 *
 * @param name lower case, with the final dot, {@code *} spelt out
 * @param type such as {@code MX}
 * @param ttl in seconds; of no meaning with an alias target
 * @param values in the order they were sent
 * @param routing what makes it other than simple, element by element with the XML inside: {@code
 *     SetIdentifier}, {@code Weight}, {@code AliasTarget}, {@code HealthCheckId} and so on
 */
public record Route53Set(
    String name, String type, long ttl, List<String> values, Map<String, String> routing) {

  private static final Pattern FINAL_DOT = Pattern.compile("\\.(?=\\s|$)");

  /** Brings the name into the form that Route 53 compares, and copies the rest. */
  public Route53Set {
    name = normal(name);
    values = List.copyOf(values);
    routing = new TreeMap<>(routing);
  }

  /** A simple set. */
  public static Route53Set simple(String name, String type, long ttl, String... values) {
    return new Route53Set(name, type, ttl, List.of(values), Map.of());
  }

  /** The same set with one thing more that makes it other than simple. */
  public Route53Set with(String element, String inside) {
    Map<String, String> more = new TreeMap<>(routing);
    more.put(element, inside);
    return new Route53Set(name, type, ttl, values, more);
  }

  /** Lower case, with the final dot, octal escapes resolved. */
  static String normal(String name) {
    String spelt = name.replace("\\052", "*").toLowerCase(Locale.ROOT);
    return spelt.endsWith(".") ? spelt : spelt + ".";
  }

  String identifier() {
    return routing.getOrDefault("SetIdentifier", "");
  }

  /** Names are sorted by their labels from the right, then types, then identifiers. */
  String place() {
    return place(name, type, identifier());
  }

  static String place(String name, String type, String identifier) {
    String[] labels = normal(name).split("\\.");
    StringBuilder place = new StringBuilder();
    for (int i = labels.length - 1; i >= 0; i--) {
      place.append(labels[i]).append('.');
    }
    return place + " " + type + " " + identifier;
  }

  /** Whether the other differs at most in final dots, which Route 53 takes for no change. */
  boolean sameButForDots(Route53Set other) {
    return ttl == other.ttl
        && routing.equals(other.routing)
        && dotless(values).equals(dotless(other.values));
  }

  private static List<String> dotless(List<String> values) {
    return values.stream().map(value -> FINAL_DOT.matcher(value).replaceAll("")).toList();
  }
}
