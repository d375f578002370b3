package org.mxshift.spi;

import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;

/**
 * One set as the first authoritative server answers it, past every cache: also the way to look for
 * a name that is soon to be, which no resolver should be told of before.
 *
 * @param set which set
 */
public record Published(SetKey set) implements Inquiry<DnsReply> {

  /** This type at this owner. */
  public static Published of(Name owner, RecordType type) {
    return new Published(new SetKey(owner, type));
  }

  @Override
  public String sentence() {
    return set + " at its name servers";
  }
}
