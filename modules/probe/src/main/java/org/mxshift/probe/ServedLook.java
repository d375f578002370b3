package org.mxshift.probe;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mxshift.model.Image;
import org.mxshift.model.Name;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.probe.Delegation.Server;
import org.mxshift.probe.Delegation.Servers;
import org.mxshift.spi.Question.Served;
import org.mxshift.spi.Verdict;

/** Asks every address of every authoritative server whether it answers an image, itself and now. */
final class ServedLook {

  private final ProbeSettings settings;
  private final DnsClient client;
  private final Delegation delegation;

  ServedLook(ProbeSettings settings, DnsClient client, Delegation delegation) {
    this.settings = settings;
    this.client = client;
    this.delegation = delegation;
  }

  private enum State {
    SHOWS,
    DIFFERS,
    LAME,
    SILENT
  }

  /** What one address came to. */
  private record Reply(Server server, State state, String said, Optional<Ttl> ttl) {
    String line() {
      return server + " " + said;
    }
  }

  Finding look(Served question) throws InterruptedException {
    Image image = question.image();
    Servers servers = delegation.of(question.zone());
    List<Reply> replies =
        SideBySide.each(servers.servers(), settings.width(), server -> ask(server, image));
    List<Reply> left =
        replies.stream()
            .filter(reply -> isAccepted(reply, question.lame()) || isLeftOut(reply, replies))
            .toList();
    List<Reply> counted = replies.stream().filter(reply -> !left.contains(reply)).toList();
    List<String> evidence = new ArrayList<>();
    counted.forEach(reply -> evidence.add(reply.line()));
    left.forEach(
        reply -> evidence.add(reply.line() + "; left out: " + whyLeftOut(reply, question.lame())));
    evidence.addAll(servers.gaps());
    evidence.addAll(servers.evidence());
    Finding finding = judge(counted, servers.gaps(), image, left.size());
    return new Finding(finding.verdict(), finding.summary(), evidence, longest(counted));
  }

  private Finding judge(List<Reply> replies, List<String> gaps, Image image, int left) {
    List<String> differing = lines(replies, Set.of(State.DIFFERS));
    List<String> unasked = new ArrayList<>(lines(replies, Set.of(State.LAME, State.SILENT)));
    unasked.addAll(gaps);
    if (!differing.isEmpty()) {
      return Finding.of(
          Verdict.PENDING,
          differing.size()
              + " of "
              + replies.size()
              + " server addresses do not answer "
              + image
              + ": "
              + Shown.some(differing));
    }
    if (!unasked.isEmpty() || replies.isEmpty()) {
      return Finding.of(
          Verdict.INCONCLUSIVE,
          "not every server of " + image.key() + " could be asked: " + Shown.some(unasked));
    }
    String beside = left == 0 ? "" : "; left out: " + left;
    return Finding.of(
        Verdict.PASS, "all " + replies.size() + " server addresses answer " + image + beside);
  }

  private Reply ask(Server server, Image image) {
    try {
      return read(
          server,
          image,
          client.askServer(server.address(), image.key().owner(), image.key().type()));
    } catch (IOException e) {
      return new Reply(
          server, State.SILENT, "does not answer: " + Shown.fault(e), Optional.empty());
    }
  }

  private static Reply read(Server server, Image image, DnsAnswer answer) {
    if (!answer.isDefinite() || !answer.hasAuthority()) {
      String said =
          "is lame: " + answer.rcode() + (answer.hasAuthority() ? "" : " without authority");
      return new Reply(server, State.LAME, said, Optional.empty());
    }
    String said = "answers " + Resolvers.said(answer, image.key());
    State state = shows(answer, image) ? State.SHOWS : State.DIFFERS;
    return new Reply(server, state, said, Optional.of(answer.longest()));
  }

  private static boolean shows(DnsAnswer answer, Image image) {
    boolean asksAlias = image.key().type().equals(RecordType.CNAME);
    if (!asksAlias && answer.alias(image.key().owner()).isPresent()) {
      return false;
    }
    try {
      return image.standsIn(answer.set(image.key()));
    } catch (IllegalArgumentException e) {
      return false; // values that cannot be: certainly not the image
    }
  }

  /**
   * Whether an address says nothing about the server: nobody answers this probe on its family, and
   * the same server does on the other.
   */
  private static boolean isLeftOut(Reply reply, List<Reply> all) {
    Family family = family(reply);
    Set<Family> working =
        all.stream()
            .filter(each -> each.state() != State.SILENT)
            .map(ServedLook::family)
            .collect(toSet());
    return reply.state() == State.SILENT
        && !working.contains(family)
        && all.stream()
            .anyMatch(
                each ->
                    each.server().name().equals(reply.server().name())
                        && each.state() != State.SILENT);
  }

  /** Whether the plan names the server as lame, and it is. */
  private static boolean isAccepted(Reply reply, List<Name> lame) {
    return reply.state() != State.SHOWS && lame.stream().anyMatch(reply.server()::is);
  }

  private static String whyLeftOut(Reply reply, List<Name> lame) {
    if (isAccepted(reply, lame)) {
      return "the plan accepts that it is lame";
    }
    return "no server answers this probe on " + family(reply) + ", this one does on the other";
  }

  private static Family family(Reply reply) {
    return Family.of(reply.server().address().getAddress());
  }

  private static List<String> lines(List<Reply> replies, Set<State> states) {
    return replies.stream()
        .filter(reply -> states.contains(reply.state()))
        .map(Reply::line)
        .toList();
  }

  private static Optional<Duration> longest(List<Reply> replies) {
    return replies.stream()
        .flatMap(reply -> reply.ttl().stream())
        .max(Ttl::compareTo)
        .map(Ttl::duration);
  }
}
