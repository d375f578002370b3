package org.mxshift.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mxshift.engine.Testimony.Statement;
import org.mxshift.model.PublicKey;
import org.mxshift.spi.Question;

/**
 * The looks at mail hosts that others make in place of this machine. What was handed in is judged
 * once more here: not everything in the log need have come in by the door.
 */
final class Elsewhere {

  private final List<PublicKey> probers;
  private final Optional<Testimony> testimony;
  private final String why;

  private Elsewhere(List<PublicKey> probers, Optional<Testimony> testimony, String why) {
    this.probers = probers;
    this.testimony = testimony;
    this.why = why;
  }

  static Elsewhere of(Now now, Notary notary) {
    List<PublicKey> probers = now.program().terms().probers();
    Optional<Heard> heard = probers.isEmpty() ? Optional.empty() : now.run().heard();
    Optional<String> against = heard.flatMap(one -> against(now, notary, one));
    return new Elsewhere(
        probers,
        against.isPresent() ? Optional.empty() : heard.map(one -> one.event().testimony()),
        against.map(reason -> "; of what was handed in last, " + reason).orElse(""));
  }

  private static Optional<String> against(Now now, Notary notary, Heard heard) {
    if (heard.spent()) {
      return Optional.of("all has counted");
    }
    Event.HandedIn event = heard.event();
    try {
      notary.signer(now.program().terms().probers(), event.text(), event.signature());
    } catch (RefusedException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    return Heard.against(now.run(), event.testimony(), now.at());
  }

  /** Whether somebody else looks at this. */
  boolean looksAt(Question question) {
    return !probers.isEmpty() && question.asksMailHosts();
  }

  /** Whether nobody has told yet. */
  boolean lacks(Question question) {
    return looksAt(question) && statement(question).isEmpty();
  }

  Optional<Statement> statement(Question question) {
    return testimony.stream()
        .flatMap(all -> all.statements().stream())
        .filter(one -> one.question().equals(question))
        .findFirst();
  }

  /** What is waited for. */
  String awaited() {
    return "waits for a look by " + names(probers) + why;
  }

  static String names(List<PublicKey> keys) {
    return keys.stream().map(PublicKey::shown).collect(Collectors.joining(" or "));
  }
}
