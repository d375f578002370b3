package org.mxshift.checks;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.mxshift.model.Name;
import org.mxshift.model.Organisation;

/**
 * The hosts that took a message, as its {@code Received} headers tell.
 *
 * @param hosts the first one first, in lower case
 */
record Way(List<String> hosts) {

  /** More than any good way has; hosts give up at 25 to 100 (RFC 5321 section 6.3). */
  private static final int LONG = 15;

  /** Names and addresses that hosts share: a filter beside the host calls itself so. */
  private static final Pattern UNNAMED = Pattern.compile("^localhost(\\.|$)|^[\\d.]+$|[:\\[]");

  /** Copies the list. */
  Way {
    hosts = List.copyOf(hosts);
  }

  /** Whether one of these, or a neighbour of it, is among them. */
  boolean touches(List<Name> some) {
    return first(hop -> isOfAny(hop, some), 0) >= 0;
  }

  /**
   * Whether one of the old hosts took it after one of the new ones had it. Who is a neighbour of
   * both is neither.
   */
  boolean goesBack(List<Name> fresh, List<Name> old) {
    int taken = first(hop -> isOnly(hop, fresh, old), 0);
    return taken >= 0 && first(hop -> isOnly(hop, old, fresh), taken + 1) >= 0;
  }

  /** Whether it came to a host that had passed it on before, or to very many. */
  boolean circles() {
    List<String> named = hosts.stream().filter(hop -> !UNNAMED.matcher(hop).find()).toList();
    boolean again =
        IntStream.range(1, named.size())
            .anyMatch(
                at ->
                    named.subList(0, at).contains(named.get(at))
                        && !named.get(at).equals(named.get(at - 1)));
    return again || hosts.size() > LONG;
  }

  /**
   * Whether a host of the organisation of some of these is among them, and none of the others'. The
   * host that keeps the message and its organisation tell nothing of who sent it.
   */
  boolean isOnlyBy(List<Name> some, List<Name> others) {
    List<String> sent = hosts.stream().filter(hop -> !Organisation.isShared(hop, last())).toList();
    return sent.stream().anyMatch(hop -> isRelated(hop, some))
        && sent.stream().noneMatch(hop -> isRelated(hop, others));
  }

  private String last() {
    return hosts.get(hosts.size() - 1);
  }

  private int first(Predicate<String> which, int from) {
    return IntStream.range(from, hosts.size())
        .filter(at -> which.test(hosts.get(at)))
        .findFirst()
        .orElse(-1);
  }

  private static boolean isOnly(String hop, List<Name> some, List<Name> others) {
    return some.stream().anyMatch(host -> hop.equals(host.text()))
        || (isOfAny(hop, some) && !isOfAny(hop, others));
  }

  private static boolean isOfAny(String hop, List<Name> some) {
    return some.stream().anyMatch(host -> isOf(hop, host));
  }

  private static boolean isRelated(String hop, List<Name> some) {
    return some.stream().anyMatch(host -> Organisation.isShared(hop, host.text()));
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
