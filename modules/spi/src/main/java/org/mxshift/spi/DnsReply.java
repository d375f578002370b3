package org.mxshift.spi;

import java.time.Instant;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.Ttl;

/**
 * What one DNS server answered to one question.
 *
 * @param status the response code, such as {@code NOERROR}, {@code NXDOMAIN} or {@code SERVFAIL}
 * @param authoritative whether the server knows at first hand (AA)
 * @param authenticated whether a validating resolver vouches for it (AD, RFC 4035 section 3.2.3)
 * @param set what it answered for this very owner; absent where there is nothing, an alias, or
 *     values that cannot be read
 * @param uneven whether records of the set have different TTLs (RFC 2181 section 5.2)
 * @param alias where the owner is an alias for
 * @param unreadable the values as text where the model knows no such value
 * @param negative how long it may be remembered that there is nothing (RFC 2308 section 5)
 * @param signedUntil when the longest-lived signature over the set ends
 */
public record DnsReply(
    String status,
    boolean authoritative,
    boolean authenticated,
    RecordSet set,
    boolean uneven,
    Optional<Name> alias,
    Optional<String> unreadable,
    Optional<Ttl> negative,
    Optional<Instant> signedUntil) {

  /** A plain answer with authority: this set, or that there is none. */
  public static DnsReply of(RecordSet set) {
    return new DnsReply(
        "NOERROR",
        true,
        false,
        set,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether this says what there is, or that there is nothing; else it is a failure. */
  public boolean isDefinite() {
    return status.equals("NOERROR") || isNoSuchName();
  }

  /** Whether the name itself does not exist. */
  public boolean isNoSuchName() {
    return status.equals("NXDOMAIN");
  }

  /** The reply as evidence shows it. */
  @Override
  public String toString() {
    String said =
        alias
            .map(to -> set.owner() + " CNAME " + to.absolute())
            .or(() -> unreadable.map(text -> set.key() + " unreadable: " + text))
            .orElseGet(set::toString);
    return status.equals("NOERROR") ? said : status + " for " + set.key();
  }
}
