package org.mxshift.spi;

import java.util.List;
import java.util.Optional;
import org.mxshift.model.Name;

/**
 * The MTA-STS policy file of a domain, fetched as senders fetch it (RFC 8461 section 3.3), from
 * every address of its host. Unseen where the address of the host could not be looked up, or nobody
 * there could be reached.
 *
 * @param domain whose policy
 */
public record PolicyFile(Name domain) implements Inquiry<List<PolicyFile.Copy>> {

  /**
   * What one address serves.
   *
   * @param address of the policy host; empty where the host has none
   * @param reached whether anybody was there; if not, senders may reach it all the same
   * @param body the file; empty where senders get none
   * @param trouble why senders get none, or what is odd about it; may be empty where there is one
   */
  public record Copy(String address, boolean reached, Optional<String> body, String trouble) {

    /** Senders get no file there. */
    public static Copy without(String address, String trouble) {
      return new Copy(address, true, Optional.empty(), trouble);
    }

    /** Who serves what, as evidence. */
    @Override
    public String toString() {
      String said = body.map(text -> text.strip().replaceAll("\\s*\\R\\s*", "; ")).orElse("");
      return String.join(" ", address, said, trouble).strip().replaceAll(" +", " ");
    }
  }

  @Override
  public String sentence() {
    return "the MTA-STS policy of " + domain;
  }
}
