package org.mxshift.spi;

import java.util.List;
import org.mxshift.model.SetKey;

/**
 * One set at every address of every authoritative server (those the parent delegates to and those
 * the zone names itself), RD=0. Unseen only where no server could be found.
 *
 * @param set which set
 */
public record Everywhere(SetKey set) implements Inquiry<List<ServerReply>> {
  @Override
  public String sentence() {
    return set + " at every name server";
  }
}
