package org.mxshift.spi;

import java.util.List;
import org.mxshift.model.Name;

/** The way a test message takes. */
public sealed interface Route {

  /** The way in words. */
  String sentence();

  /**
   * Straight to every address of one host, whatever DNS says.
   *
   * @param host the mail host
   */
  record Direct(Name host) implements Route {
    @Override
    public String sentence() {
      return "directly by " + host;
    }
  }

  /**
   * As a sender goes: MX through the resolvers, preference order, next host after 4xx.
   *
   * @param domain whose mail it is
   * @param hosts who must take it in the end; anyone else, and the verdict is {@link
   *     Verdict#PENDING}
   */
  record Routed(Name domain, List<Name> hosts) implements Route {
    /** Copies the list. */
    public Routed {
      hosts = List.copyOf(hosts);
    }

    @Override
    public String sentence() {
      return "along the MX records of " + domain;
    }
  }

  /**
   * To an old host that is no longer the best, as a sender with a stale cache goes.
   *
   * @param host the old mail host
   */
  record Through(Name host) implements Route {
    @Override
    public String sentence() {
      return "through the old host " + host;
    }
  }
}
