package org.mxshift.program;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mxshift.model.Image;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;

/**
 * What lives: at most one record set changed, with what must hold before and after; without a
 * change it only looks.
 *
 * @param id unique in its program, such as {@code prepare/mx}
 * @param step the chapter it belongs to
 * @param effect what it does to people's mail
 * @param change the write; empty for a look
 * @param opens what must hold before the write
 * @param served images that every name server must answer from the write on; losing one starts the
 *     clock again
 * @param settles what must hold, counted from the moment they do
 * @param why one sentence for people
 */
public record Move(
    String id,
    Step step,
    Effect effect,
    Optional<Change> change,
    List<Condition> opens,
    List<Image> served,
    List<Condition> settles,
    String why) {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9./-]{0,99}");

  /** Copies the lists and refuses an id that could not be a file name or a word in a message. */
  public Move {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("'" + id + "' is not the id of a move");
    }
    opens = List.copyOf(opens);
    served = List.copyOf(served);
    settles = List.copyOf(settles);
  }

  /** Whether this move changes the zone. */
  public boolean writes() {
    return change.isPresent() && !change.get().isNothing();
  }

  /**
   * Whether this move changes which hosts take the mail, not only how long that is cached. A domain
   * without MX records is its own mail host (RFC 5321 section 5.1): writing that down moves
   * nothing.
   */
  public boolean movesHosts() {
    return change.filter(Move::isOfHosts).isPresent();
  }

  private static boolean isOfHosts(Change change) {
    RecordSet before = change.before().set();
    RecordSet after = change.after().set();
    return before.type().equals(RecordType.MX)
        && !before.values().equals(after.values())
        && !(isItself(before) && isItself(after));
  }

  private static boolean isItself(RecordSet set) {
    return set.mx().stream().allMatch(mx -> mx.exchange().equals(set.owner()));
  }
}
