package org.mxshift.spi;

import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;

/**
 * One set with its chain of trust followed down from the root by us (RFC 4035 section 5), not by a
 * resolver that we would have to believe. Unseen where nobody answered.
 *
 * @param set which set
 */
public record Validated(SetKey set) implements Inquiry<Validated.Answer> {

  /** What a chain of trust came to (RFC 4033 section 5). */
  public enum Security {
    /** Signed without a gap from the root. */
    SECURE,
    /** Proven to be unsigned. */
    INSECURE,
    /** It should be signed, and is not or wrongly. */
    BOGUS
  }

  /**
   * A set and how far it can be believed.
   *
   * @param security how far
   * @param reason why, where it is bogus
   * @param reply the answer; of a bogus one only its status is kept
   */
  public record Answer(Security security, String reason, DnsReply reply) {

    /** The line of evidence. */
    @Override
    public String toString() {
      return reply + ", " + security.name().toLowerCase(java.util.Locale.ROOT) + " " + reason;
    }
  }

  /** This type at this owner. */
  public static Validated of(Name owner, RecordType type) {
    return new Validated(new SetKey(owner, type));
  }

  @Override
  public String sentence() {
    return set + " with its chain of trust";
  }
}
