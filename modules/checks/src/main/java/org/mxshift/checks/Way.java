package org.mxshift.checks;

import java.util.List;
import java.util.stream.IntStream;
import org.mxshift.model.Name;

/**
 * The hosts that took a message, as its {@code Received} headers tell.
 *
 * @param hosts the first one first, in lower case
 */
record Way(List<String> hosts) {

  /** More than any good way has; hosts give up at 25 to 100 (RFC 5321 section 6.3). */
  private static final int LONG = 15;

  /** Copies the list. */
  Way {
    hosts = List.copyOf(hosts);
  }

  /** Whether one of these, or a neighbour of it, is among them. */
  boolean touches(List<Name> some) {
    return first(some, 0) >= 0;
  }

  /** Whether one of the old hosts took it after one of the new ones had it. */
  boolean goesBack(List<Name> fresh, List<Name> old) {
    int taken = first(fresh, 0);
    return taken >= 0 && first(old, taken + 1) >= 0;
  }

  /** Whether it came to a host that had passed it on before, or to very many. */
  boolean circles() {
    boolean again =
        IntStream.range(1, hosts.size())
            .anyMatch(
                at ->
                    hosts.subList(0, at).contains(hosts.get(at))
                        && !hosts.get(at).equals(hosts.get(at - 1)));
    return again || hosts.size() > LONG;
  }

  private int first(List<Name> some, int from) {
    return IntStream.range(from, hosts.size())
        .filter(at -> some.stream().anyMatch(host -> isOf(hosts.get(at), host)))
        .findFirst()
        .orElse(-1);
  }

  /** Large hosts call themselves otherwise than in MX, but alike. */
  private static boolean isOf(String hop, Name host) {
    Name above = host.parent();
    boolean shared = above.isRoot() || above.parent().isRoot();
    return hop.equals(host.text()) || (!shared && hop.endsWith("." + above.text()));
  }

  @Override
  public String toString() {
    return String.join(" -> ", hosts);
  }
}
