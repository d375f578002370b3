package org.mxshift.steps;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.plan.Plan;
import org.mxshift.program.Preferences;

/**
 * Who takes the mail before and after.
 *
 * @param old the MX records of today; a domain without any is its own host, and one that takes no
 *     mail has none
 * @param next the MX records at the end; none when the domain is to take no mail
 * @param dead whether nobody answers on the old hosts any more
 */
record Hosts(List<Mx> old, List<Mx> next, boolean dead) {

  /** Copies and sorts the lists. */
  Hosts {
    old = old.stream().sorted().toList();
    next = next.stream().sorted().toList();
  }

  /** The preference of a domain that becomes its own MX: any would do, it stands alone. */
  private static final int OWN = 10;

  static Hosts of(Plan plan) {
    List<Mx> own = List.of(new Mx(OWN, plan.domain()));
    List<Mx> old = plan.from().mx().isEmpty() ? own : real(plan.from().mx());
    return new Hosts(old, real(plan.to().mx()), plan.from().dead());
  }

  private static List<Mx> real(List<Mx> records) {
    return records.stream().filter(mx -> !mx.isNull()).toList();
  }

  /** Whether the domain takes no mail today. */
  boolean opening() {
    return old.isEmpty();
  }

  /** Whether the domain is to take no mail at the end. */
  boolean closing() {
    return next.isEmpty();
  }

  /** New records whose host is not published today. */
  List<Mx> newcomers() {
    return Preferences.without(next, Preferences.hosts(old));
  }

  /** Old records whose host does not stay. */
  List<Mx> leavers() {
    return Preferences.without(old, Preferences.hosts(next));
  }

  /** Old records whose host stays, at the old preference. */
  List<Mx> kept() {
    Set<Name> leaving = Preferences.hosts(leavers());
    return Preferences.without(old, leaving);
  }

  /** All new hosts, best first. */
  List<Name> newHosts() {
    return names(next);
  }

  /** The leaving hosts that still answer. */
  List<Name> oldHosts() {
    return dead ? List.of() : names(leavers());
  }

  static List<Name> names(List<Mx> records) {
    return records.stream().map(Mx::exchange).toList();
  }

  /** Both lists, sorted. */
  static List<Mx> join(List<Mx> one, List<Mx> two) {
    return Stream.concat(one.stream(), two.stream()).sorted().toList();
  }
}
