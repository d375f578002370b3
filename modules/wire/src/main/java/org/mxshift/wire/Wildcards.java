package org.mxshift.wire;

import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.spi.ProviderException;

/**
 * What a wildcard makes up (RFC 4592) looks like a set of the name itself, and is none that can be
 * changed.
 */
public final class Wildcards {
  private Wildcards() {}

  /** Asks for one more set. */
  public interface Look {

    /** The set as it stands, absent or not. */
    RecordSet at(SetKey key) throws ProviderException;
  }

  /**
   * Asks for the wildcards that could have made the set up.
   *
   * @param set as it was answered, not absent
   * @throws ProviderException when it cannot be told from what one of them makes up
   */
  public static void refuse(RecordSet set, Name zone, Look look) throws ProviderException {
    Name name = set.owner();
    while (!name.equals(zone) && !set.owner().text().startsWith("*.")) {
      name = name.parent();
      SetKey wildcard = new SetKey(name.child("*"), set.type());
      RecordSet made = look.at(wildcard);
      if (made.ttl().equals(set.ttl()) && made.values().equals(set.values())) {
        throw ProviderException.refused(
            set.key()
                + " cannot be told from what the wildcard "
                + wildcard.owner()
                + " makes up; give one of them another TTL, so that it is a set of its own");
      }
    }
  }
}
