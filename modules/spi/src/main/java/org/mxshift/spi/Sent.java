package org.mxshift.spi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A test message that a mail host took and that is to be found in the mailbox.
 *
 * @param digest of its token, see {@link #digest}; the token itself is only in the message
 * @param at when it was taken
 * @param route which way it went
 */
public record Sent(String digest, Instant at, Route route) {

  /** A message that is not in the mailbox after this long has not arrived. */
  public static final Duration LIMIT = Duration.ofHours(1);

  /** Refuses what is no digest. */
  public Sent {
    if (!digest.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a digest is 64 hexadecimal digits");
    }
  }

  /** The message with this token. */
  public static Sent of(String token, Instant at, Route route) {
    return new Sent(digest(token), at, route);
  }

  /** Whether it should be there by now. */
  public boolean isLate(Instant now) {
    return at.plus(LIMIT).isBefore(now);
  }

  /** Whether it proves nothing any more, even if it is there. */
  public boolean isStale(Instant now) {
    return at.plus(LIMIT.multipliedBy(2)).isBefore(now);
  }

  /** The digest by which the log knows a token: SHA-256, in hexadecimal. */
  public static String digest(String token) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
