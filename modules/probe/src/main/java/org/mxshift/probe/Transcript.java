package org.mxshift.probe;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Name;
import org.mxshift.probe.Phase.Step;

/**
 * One SMTP session with one address of a mail host, as it went.
 *
 * @param host the mail host
 * @param address which of its addresses
 * @param phases what was asked and answered, in order; a broken TLS handshake is followed by a
 *     second connection without TLS
 * @param certificate what the host showed; absent without TLS
 */
public record Transcript(
    Name host,
    InetSocketAddress address,
    List<Phase> phases,
    Optional<PeerCertificate> certificate) {

  /** Accepted recipients beyond this number are evidence by their number only. */
  private static final int SHOWN = 10;

  /** Copies the phases. */
  public Transcript {
    phases = List.copyOf(phases);
  }

  /** Whether the host said anything at all. */
  public boolean answered() {
    return phases.stream().anyMatch(phase -> phase.reply().isPresent());
  }

  /** Why the last thing that was tried did not succeed, apart from the farewell; may be empty. */
  String trouble() {
    return phases.stream()
        .filter(phase -> phase.step() != Step.QUIT)
        .reduce((one, two) -> two)
        .flatMap(phase -> phase.fault().map(fault -> phase.said()))
        .orElse("");
  }

  /** The last phase of this kind. */
  public Optional<Phase> last(Step step) {
    return phases.stream().filter(phase -> phase.step() == step).reduce((one, two) -> two);
  }

  /** Whether the host was ready for TLS and then could not. */
  boolean tlsBroke() {
    return last(Step.TLS).filter(phase -> phase.fault().isPresent()).isPresent();
  }

  /** This session and the one that came after it. */
  Transcript followedBy(Transcript other) {
    List<Phase> both = new ArrayList<>(phases);
    both.addAll(other.phases);
    return new Transcript(host, address, both, other.certificate);
  }

  /** The session as evidence, one line a phase, each beginning with the address. */
  public List<String> lines() {
    List<Phase> taken = phases.stream().filter(Transcript::isTakenRecipient).toList();
    boolean brief = taken.size() > SHOWN;
    List<String> lines = new ArrayList<>();
    for (Phase phase : phases) {
      if (!brief || !isTakenRecipient(phase)) {
        lines.add(Shown.host(address) + " " + phase);
      }
    }
    if (brief) {
      lines.add(Shown.host(address) + " rcpt accepted " + taken.size() + " recipients");
    }
    certificate.ifPresent(shown -> lines.add(Shown.host(address) + " " + shown));
    return lines;
  }

  private static boolean isTakenRecipient(Phase phase) {
    return phase.step() == Step.RCPT && phase.reply().filter(SmtpReply::isPositive).isPresent();
  }
}
