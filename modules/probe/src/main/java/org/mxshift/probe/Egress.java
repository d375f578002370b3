package org.mxshift.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.mxshift.model.Name;
import org.mxshift.probe.Phase.Step;
import org.mxshift.spi.SmtpTalk.Reach;
import org.mxshift.spi.Verdict;

/**
 * Tells a host that is down from a probe that cannot get out: many networks let nobody but their
 * own relays reach port 25. One look has one.
 */
final class Egress {

  private final ProbeSettings settings;
  private final Resolvers resolvers;
  private final LongSupplier ticker;
  private final Set<Family> open = EnumSet.noneOf(Family.class);
  private final Map<Family, Boolean> controls = new EnumMap<>(Family.class);
  private final List<String> evidence = new ArrayList<>();

  Egress(ProbeSettings settings, Resolvers resolvers, LongSupplier ticker) {
    this.settings = settings;
    this.resolvers = resolvers;
    this.ticker = ticker;
  }

  /** Learns from a session: where one host answers, there is a way out. */
  void learn(Transcript transcript) {
    if (transcript.answered()) {
      open.add(family(transcript));
    }
  }

  /** What the control hosts did. */
  List<String> evidence() {
    return evidence;
  }

  /** Judges a session in which the host said nothing at all. */
  Finding judge(Transcript transcript) {
    String silent =
        transcript.host()
            + " "
            + Shown.host(transcript.address())
            + " does not answer"
            + why(transcript);
    Family family = family(transcript);
    if (noProxy(transcript)) {
      return Finding.of(Verdict.INCONCLUSIVE, "no way out by the proxy" + why(transcript));
    }
    return switch (reach(transcript)) {
      case UNTOLD ->
          Finding.of(Verdict.DEFERS, silent + "; no control host to tell whether others do");
      case BLOCKED ->
          Finding.of(
              Verdict.INCONCLUSIVE,
              silent + ", nor does any control host: no way out on " + family);
      case SILENT, ANSWERED ->
          Finding.of(
              Verdict.DEFERS,
              silent + (open.contains(family) ? "; another host does" : "; a control host does"));
    };
  }

  /** What it means that a host said nothing at all. */
  Reach reach(Transcript transcript) {
    Family family = family(transcript);
    if (noProxy(transcript)) {
      return Reach.BLOCKED;
    }
    if (open.contains(family)) {
      return Reach.SILENT;
    }
    if (settings.controls().isEmpty()) {
      return Reach.UNTOLD;
    }
    return controls.computeIfAbsent(family, this::controlAnswers) ? Reach.SILENT : Reach.BLOCKED;
  }

  private static boolean noProxy(Transcript transcript) {
    return transcript.last(Step.PROXY).flatMap(Phase::fault).isPresent();
  }

  private boolean controlAnswers(Family family) {
    for (Name control : settings.controls().stream().sorted().toList()) {
      for (InetAddress address : resolvers.addresses(control).addresses()) {
        if (Family.of(address) == family && answers(control, address)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean answers(Name control, InetAddress address) {
    InetSocketAddress at = new InetSocketAddress(address, settings.smtpPort());
    String line = "control " + control + " " + address.getHostAddress() + " ";
    PhaseLog log = new PhaseLog(ticker);
    try (SmtpConnection connection =
        SmtpConnection.open(settings, at, settings.limits(), log, ticker)) {
      evidence.add(line + connection.read(settings.limits().banner()));
      return true;
    } catch (IOException e) {
      evidence.add(line + Shown.fault(e));
      return false;
    }
  }

  private static Family family(Transcript transcript) {
    return Family.of(transcript.address().getAddress());
  }

  private static String why(Transcript transcript) {
    return transcript
        .last(Step.BANNER)
        .or(() -> transcript.last(Step.CONNECT))
        .or(() -> transcript.last(Step.PROXY))
        .flatMap(Phase::fault)
        .map(fault -> " (" + fault + ")")
        .orElse("");
  }
}
