package org.mxshift.spi;

import java.util.List;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;

/**
 * One set as each of the resolvers tells it, RD=1 and DNSSEC wanted: with the TTL that is left, and
 * what validation came to. The set is what stands at the end of aliases.
 *
 * @param set which set
 * @param unchecked whether the resolver is to leave out validation (CD, RFC 4035 section 3.2.2)
 */
public record Resolved(SetKey set, boolean unchecked) implements Inquiry<List<ServerReply>> {

  /** As senders ask. */
  public static Resolved of(Name owner, RecordType type) {
    return new Resolved(new SetKey(owner, type), false);
  }

  @Override
  public String sentence() {
    return set + " at the resolvers";
  }
}
