package org.mxshift.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.program.Preferences;

/**
 * The MX set at each stage of a move, as arithmetic on preferences.
 *
 * <p>Every stage keeps the order within the old and within the new hosts, holds no host twice, and
 * is reached by additions and patches alone until the old hosts leave; so whatever part of a batch
 * a sender sees, it finds a host that takes the mail.
 *
 * @param introduced the old hosts and the first of the new ones
 * @param published the new records among these that were not there before
 * @param swapped the new hosts complete, the old ones behind them
 */
record MxImages(List<Mx> introduced, List<Mx> published, List<Mx> swapped) {

  /** Senders try this many addresses before they give the message back to their queue. */
  static final int TRIED = 5;

  private static final int STEP = 10;

  /** Copies the lists. */
  MxImages {
    introduced = List.copyOf(introduced);
    published = List.copyOf(published);
    swapped = List.copyOf(swapped);
  }

  /**
   * New hosts at better preference than the old ones at once, as many as leave an old address among
   * the first five that a sender tries.
   *
   * @param addresses how many addresses a host has
   * @return empty when the preferences leave no room
   */
  static Optional<MxImages> preferred(Hosts hosts, ToIntFunction<Name> addresses) {
    return front(hosts)
        .flatMap(
            front -> {
              List<Mx> newcomers = Preferences.without(front, Preferences.hosts(hosts.old()));
              List<Mx> published = first(newcomers, addresses);
              return Preferences.behind(published, hosts.leavers())
                  .map(moved -> Hosts.join(moved, hosts.kept()))
                  .flatMap(
                      introduced ->
                          Preferences.behind(front, hosts.old())
                              .map(swapped -> new MxImages(introduced, published, swapped)));
            });
  }

  /**
   * New hosts behind all old ones; their own numbers come with the swap.
   *
   * @return empty when the preferences leave no room
   */
  static Optional<MxImages> standby(Hosts hosts) {
    List<Mx> newcomers = hosts.newcomers();
    return Optional.of(hosts.old())
        .flatMap(old -> after(old, newcomers))
        .or(() -> Preferences.ranked(hosts.old(), 0, STEP).flatMap(old -> after(old, newcomers)))
        .flatMap(
            introduced ->
                front(hosts)
                    .flatMap(front -> Preferences.behind(front, hosts.old()))
                    .map(swapped -> new MxImages(introduced, newcomers, swapped)));
  }

  private static Optional<List<Mx>> after(List<Mx> old, List<Mx> newcomers) {
    int worst = old.stream().mapToInt(Mx::preference).max().orElse(0);
    return Preferences.ranked(newcomers, worst, STEP).map(behind -> Hosts.join(old, behind));
  }

  /** The new hosts with their own numbers where the old ones fit behind them, else 10, 20, .... */
  private static Optional<List<Mx>> front(Hosts hosts) {
    return Optional.of(hosts.next())
        .filter(next -> Preferences.behind(next, hosts.old()).isPresent())
        .or(
            () ->
                Preferences.ranked(hosts.next(), 0, STEP)
                    .filter(next -> Preferences.behind(next, hosts.old()).isPresent()));
  }

  private static List<Mx> first(List<Mx> newcomers, ToIntFunction<Name> addresses) {
    List<Mx> chosen = new ArrayList<>();
    int sum = 0;
    for (Mx mx : newcomers) {
      sum += addresses.applyAsInt(mx.exchange());
      if (!chosen.isEmpty() && sum >= TRIED) {
        break;
      }
      chosen.add(mx);
    }
    return chosen;
  }

  /** Whether a sender that fails at all published new hosts still tries an old one. */
  boolean fallback(ToIntFunction<Name> addresses) {
    return Hosts.names(published).stream().mapToInt(addresses).sum() < TRIED;
  }
}
