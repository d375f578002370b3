package org.mxshift.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.mxshift.model.Name;

/**
 * The TXT record that tells senders when the policy has changed (RFC 8461 section 3.1).
 *
 * @param id 1 to 32 letters and digits; another one for another policy
 * @param others fields of unknown keys, which are kept
 */
public record StsRecord(String id, List<String> others) {

  /** How a record begins that is one. */
  public static final String PREFIX = "v=STSv1";

  private static final int ID = 20;

  /** Copies the list, and refuses another form of id. */
  public StsRecord {
    others = List.copyOf(others);
    if (!id.matches("[A-Za-z0-9]{1,32}")) {
      throw new IllegalArgumentException("id is 1 to 32 letters and digits, not '" + id + "'");
    }
  }

  /** Where the record of a domain lives. */
  public static Name owner(Name domain) {
    return domain.child("_mta-sts");
  }

  /** Whether a text claims to be such a record; senders look at no other. */
  public static boolean isMeant(String text) {
    return text.matches("(?s)v=STSv1[ \\t]*;.*");
  }

  /**
   * Reads a record.
   *
   * @throws IllegalArgumentException when senders cannot read it
   */
  public static StsRecord parse(String text) {
    if (!isMeant(text)) {
      throw new IllegalArgumentException("a record begins with " + PREFIX + ";");
    }
    List<String> fields =
        Stream.of(text.split(";")).skip(1).map(String::strip).filter(f -> !f.isEmpty()).toList();
    String id =
        fields.stream()
            .filter(field -> field.matches("id[ \\t]*=.*"))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("there is no id"));
    return new StsRecord(
        id.substring(id.indexOf('=') + 1).strip(),
        fields.stream().filter(field -> !field.matches("id[ \\t]*=.*")).toList());
  }

  /**
   * The record for another policy. Its id is made of this one and of the hosts that are allowed
   * then, so that the same id never means two policies, and a plan compiled twice says the same.
   */
  public StsRecord forHosts(List<Name> hosts) {
    List<String> said = new ArrayList<>(List.of(id));
    hosts.stream().map(Name::text).sorted().forEach(said::add);
    return new StsRecord(digest(String.join(" ", said)), others);
  }

  /** The record as a text. */
  public String text() {
    List<String> fields = new ArrayList<>(List.of(PREFIX, " id=" + id));
    others.forEach(field -> fields.add(" " + field));
    return String.join(";", fields) + ";";
  }

  private static String digest(String text) {
    try {
      byte[] all = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(all).substring(0, ID);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
