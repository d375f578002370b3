package org.mxshift.program;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.spi.Question;
import org.mxshift.spi.Route;

/** The questions that prove mail hosts, built the same way for every step and for the way back. */
public final class Proofs {

  private Proofs() {}

  /**
   * Every address of each host accepts every recipient and takes a real message; vouched hosts are
   * not asked.
   */
  public static List<Question> hosts(Terms terms, Collection<Name> hosts) {
    List<Question> questions = new ArrayList<>(accepting(terms, hosts));
    hosts.stream()
        .filter(host -> !terms.vouched().containsKey(host))
        .forEach(
            host ->
                questions.add(
                    new Question.Delivers(
                        new Route.Direct(host), terms.mailbox(), terms.sender(), terms.arrives())));
    return List.copyOf(questions);
  }

  /**
   * Every address of each host accepts every recipient; no message is sent; vouched hosts are not
   * asked.
   */
  public static List<Question> accepting(Terms terms, Collection<Name> hosts) {
    return hosts.stream()
        .filter(host -> !terms.vouched().containsKey(host))
        .<Question>map(host -> new Question.Accepts(host, terms.recipients(), terms.sender()))
        .toList();
  }

  /**
   * Senders that insist on TLS can deliver to each host: by its TLSA records, and under the MTA-STS
   * policy where one is named; vouched hosts are not asked.
   */
  public static List<Question> secured(Terms terms, Collection<Name> hosts, Optional<Name> policy) {
    return hosts.stream()
        .filter(host -> !terms.vouched().containsKey(host))
        .<Question>map(host -> new Question.Secured(host, policy))
        .toList();
  }

  /**
   * Each host behaves as a mail host of the domain must; vouched hosts are not asked.
   *
   * @param before the hosts that take the mail now
   */
  public static List<Question> fit(
      Terms terms, Name domain, Collection<Name> hosts, Collection<Name> before) {
    return hosts.stream()
        .filter(host -> !terms.vouched().containsKey(host))
        .<Question>map(
            host ->
                new Question.Fit(
                    host, domain, terms.mailbox(), terms.sender(), List.copyOf(before)))
        .toList();
  }

  /**
   * What must be seen of hosts before a turned run brings them back into DNS. Old hosts are not
   * asked for keys: what they show today is what they showed before.
   */
  static List<Question> entering(Terms terms, Program.Direction direction, Collection<Name> hosts) {
    List<Question> questions = new ArrayList<>(hosts(terms, hosts));
    if (direction == Program.Direction.FORWARD) {
      questions.addAll(secured(terms, hosts, Optional.empty()));
    }
    return questions;
  }

  /** Whether the last hosts that were published were still awaited to take mail at all. */
  static boolean neverTookMail(Program program, int applied) {
    return applied > 0
        && program.moves().get(applied - 1).settles().stream()
            .anyMatch(Condition.Awaited.class::isInstance);
  }

  /** A message along the MX records ends at one of these hosts. */
  public static Question routed(Terms terms, Name domain, Collection<Name> hosts) {
    return new Question.Delivers(
        new Route.Routed(domain, List.copyOf(hosts)),
        terms.mailbox(),
        terms.sender(),
        terms.arrives());
  }

  /** How far a host is to be proven before it is published. */
  public static ProofLevel level(Terms terms, Name host) {
    if (terms.vouched().containsKey(host)) {
      return ProofLevel.VOUCHED;
    }
    return terms.arrives() || terms.confirm() ? ProofLevel.ARRIVED : ProofLevel.ACCEPTED;
  }

  /** A message from a sender with a stale cache is still taken by each of these old hosts. */
  public static List<Question> through(Terms terms, Collection<Name> hosts) {
    return hosts.stream()
        .<Question>map(
            host -> new Question.Delivers(new Route.Through(host), terms.mailbox(), terms.sender()))
        .toList();
  }

  /** As above, by old hosts that hand late mail on, so that it must arrive where all mail does. */
  public static List<Question> forwarded(Terms terms, Collection<Name> hosts) {
    return hosts.stream()
        .<Question>map(
            host ->
                new Question.Delivers(
                    new Route.Through(host), terms.mailbox(), terms.sender(), terms.arrives()))
        .toList();
  }
}
