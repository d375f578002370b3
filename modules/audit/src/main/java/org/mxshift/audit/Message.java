package org.mxshift.audit;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.PersonIdent;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.model.Name;
import org.mxshift.notation.Entries;

/**
 * The message of a commit: a sentence for people, trailers for tools.
 *
 * <p>Whatever people typed becomes one line without control characters first, so that nobody can
 * write a trailer or a header by giving a reason.
 */
final class Message {

  private static final String MAIL = "mxshift@localhost";
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

  private Message() {}

  /**
   * The message.
   *
   * @param signed whether the commit is signed, so that the actor is more than a claim
   */
  static String of(
      Name domain,
      int run,
      Entry entry,
      String sentence,
      String fingerprint,
      String tool,
      boolean signed) {
    Event event = entry.event();
    StringBuilder text = new StringBuilder(domain + ": " + line(sentence) + "\n\n");
    why(event).filter(why -> !why.isBlank()).ifPresent(why -> text.append(why).append("\n\n"));
    trailer(text, "Mx-Run", Integer.toString(run));
    trailer(text, "Mx-Event", Integer.toString(entry.number()));
    move(event).ifPresent(move -> trailer(text, "Mx-Step", move));
    phase(event).ifPresent(phase -> trailer(text, "Mx-Phase", phase));
    trailer(text, "Mx-Plan", fingerprint);
    trailer(text, "Mx-Actor", entry.actor() + (signed ? "" : " (claimed)"));
    trailer(text, "Mx-Tool", tool);
    return text.toString();
  }

  static PersonIdent author(Entry entry) {
    String name = line(entry.actor());
    return new PersonIdent(name.isEmpty() ? "?" : name, MAIL, entry.at(), ZoneOffset.UTC);
  }

  static PersonIdent committer(Entry entry) {
    return new PersonIdent("mxshift", MAIL, entry.at(), ZoneOffset.UTC);
  }

  private static Optional<String> why(Event event) {
    if (event instanceof Event.Lived lived) {
      return Optional.of(line(lived.why()));
    }
    return event instanceof Event.Turned turned
        ? Optional.of(line(turned.why()))
        : Optional.empty();
  }

  private static Optional<String> move(Event event) {
    if (event instanceof Event.Lived lived) {
      return Optional.of(lived.move());
    }
    return event instanceof Event.Probed probed ? Optional.of(probed.move()) : Optional.empty();
  }

  private static Optional<String> phase(Event event) {
    return event instanceof Event.Lived ? Optional.of(Entries.word(event)) : Optional.empty();
  }

  private static void trailer(StringBuilder text, String key, String value) {
    text.append(key).append(": ").append(line(value)).append('\n');
  }

  /** One line: control characters, line separators and unpaired surrogates become blanks. */
  static String line(String text) {
    return UNSEEN.matcher(text).replaceAll(" ").strip();
  }
}
