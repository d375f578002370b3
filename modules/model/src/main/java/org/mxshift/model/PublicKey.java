package org.mxshift.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public key of the kind Ed25519, written as OpenSSH writes it in {@code id_ed25519.pub}: type,
 * key in Base64, and whose it is.
 *
 * @param key the second word of the line: Base64 of 51 octets (RFC 8709 section 4)
 * @param name whose it is, for people; may be empty and proves nothing
 */
public record PublicKey(String key, String name) {

  /** The first word of the line. */
  public static final String TYPE = "ssh-ed25519";

  private static final Pattern LINE =
      Pattern.compile(TYPE + " +([A-Za-z0-9+/]{68})(?: +([!-~][ -~]{0,99}))?");
  private static final byte[] HEAD = head();

  /** Refuses what is no such key, and a name that could break a line. */
  public PublicKey {
    if (!key.matches("[A-Za-z0-9+/]{68}") || !isEd25519(Base64.getDecoder().decode(key))) {
      throw new IllegalArgumentException("this is no Ed25519 key: " + key);
    }
    if (!name.isEmpty() && !name.matches("[!-~][ -~]{0,99}")) {
      throw new IllegalArgumentException("the name of a key is a short text in one line");
    }
    name = name.stripTrailing();
  }

  /**
   * Reads a line such as {@code ssh-ed25519 AAAA... probe@box.example}.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static PublicKey parse(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "this is no public key; write the line of a .pub file that 'ssh-keygen -t ed25519' made");
    }
    return new PublicKey(parts.group(1), parts.group(2) == null ? "" : parts.group(2));
  }

  /** Its name, or the end of the key where it has none. */
  public String shown() {
    return name.isEmpty() ? "..." + key.substring(key.length() - 12) : name;
  }

  /** The line. */
  @Override
  public String toString() {
    return TYPE + " " + key + (name.isEmpty() ? "" : " " + name);
  }

  private static boolean isEd25519(byte[] octets) {
    return Arrays.equals(HEAD, Arrays.copyOf(octets, HEAD.length));
  }

  /** Two strings, each after its length (RFC 4251 section 5): the type, and 32 octets. */
  private static byte[] head() {
    byte[] type = TYPE.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(8 + type.length).putInt(type.length).put(type).putInt(32).array();
  }
}
