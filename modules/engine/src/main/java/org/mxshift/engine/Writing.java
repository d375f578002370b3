package org.mxshift.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mxshift.program.Change;
import org.mxshift.spi.Desired;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;

/** The write itself, and the look that resolves a doubt about it. */
final class Writing {

  private Writing() {}

  /** Carries out an intent of this very tick, if its window is still open. */
  static Act write(Now now) {
    if (!now.program().windows(now.move()).isOpen(now.at())) {
      return Act.log(now.lived(Trigger.POSTPONED, "the window closed before the write"));
    }
    Written written = now.life().written().orElseThrow();
    try {
      Receipt receipt =
          now.world().writer().swap(written.before(), desired(now, written), marker(now));
      Written done = new Written(written.before(), written.after(), Optional.of(receipt));
      return Act.log(now.lived(Trigger.WRITTEN, written.after().toString(), done));
    } catch (ProviderException e) {
      return failed(now, e);
    } catch (RuntimeException e) {
      return Act.log(
          now.lived(
              Trigger.UNSURE, "the provider failed unexpectedly: " + e.getClass().getSimpleName()));
    }
  }

  private static Act failed(Now now, ProviderException e) {
    String why = String.valueOf(e.getMessage());
    return switch (e.failure()) {
      case REFUSED -> Act.log(now.lived(Trigger.REFUSED, why));
      case CONFLICT -> conflict(now, why);
      case UNSURE -> Act.log(now.lived(Trigger.UNSURE, why));
      case ASKED -> Act.log(now.lived(Trigger.ASKED, why, now.life().written().orElseThrow()));
      case BUSY, DENIED ->
          new Act(List.of(now.lived(Trigger.POSTPONED, why)), Outside.away(now, e).rest());
    };
  }

  /**
   * The provider says that the set is not as it was read. Where what the run owns is, only
   * another's value beside it has come or gone meanwhile: nothing was written, and the next tick
   * carries that along. Where it is as it is to be, the write may have been made before, by a call
   * that was made again on the way. Anything else a person must see.
   */
  private static Act conflict(Now now, String why) {
    Change change = now.move().change().orElseThrow();
    try {
      Snapshot live = now.world().reader().read(change.key().owner(), change.key().type());
      Change.Standing standing = change.judge(live.set());
      if (standing == Change.Standing.AFTER) {
        return Act.log(now.lived(Trigger.UNSURE, why));
      }
      if (standing == Change.Standing.BEFORE) {
        String beside = "somebody else's value beside it has just changed";
        Rest rest = Rest.time(beside, now.at().plus(now.pace().again()));
        return new Act(List.of(now.lived(Trigger.POSTPONED, beside)), Optional.of(rest));
      }
      return Act.log(now.lived(Trigger.REFUSED, Outside.foreign(now, change, live.set())));
    } catch (ProviderException e) {
      return Act.log(now.lived(Trigger.REFUSED, why));
    }
  }

  /**
   * On the way back what only the provider understands comes back too, when the set becomes what it
   * first was.
   */
  private static Desired desired(Now now, Written written) {
    Snapshot first = now.run().first().get(written.after().key());
    return first != null && first.set().equals(written.after())
        ? Desired.restoring(first)
        : Desired.of(written.after());
  }

  private static String marker(Now now) {
    return "mxshift "
        + now.program().domain()
        + " "
        + now.move().id()
        + " "
        + now.program().fingerprint();
  }

  /** Nobody knows whether it was written: look. */
  static Act look(Now now) {
    if (!now.move().writes()) {
      return Act.log(now.lived(Trigger.FOUND_BEFORE, "this move only looks"));
    }
    Change change = now.move().change().orElseThrow();
    try {
      Snapshot live = now.world().reader().read(change.key().owner(), change.key().type());
      return switch (Asking.judge(now, change, live.set())) {
        case BEFORE -> Act.log(now.lived(Trigger.FOUND_BEFORE, change.key() + " is as it was"));
        case AFTER ->
            Act.log(
                now.lived(
                    Trigger.FOUND_AFTER, change.key() + " is as it is to be", found(now, live)));
        case FOREIGN ->
            Act.log(now.lived(Trigger.FOUND_FOREIGN, Outside.foreign(now, change, live.set())));
      };
    } catch (ProviderException e) {
      return Outside.unread(now, e, Trigger.FOUND_FOREIGN);
    }
  }

  /**
   * The look after a write that this very tick has tried: what was not written is tried by the next
   * one, or a host that never gives a clear answer would be asked without a pause.
   */
  static Act lookAfter(Now now) {
    Act act = look(now);
    if (!Loop.triggers(act, Trigger.FOUND_BEFORE)) {
      return act;
    }
    Instant due = now.at().plus(now.pace().again());
    String next = now.command("advance");
    Rest rest = new Rest(Rest.Kind.BUSY, now.life().why(), Optional.of(due), next);
    return new Act(act.events(), Optional.of(rest));
  }

  static Written found(Now now, Snapshot live) {
    Snapshot before = now.life().written().map(Written::before).orElse(live);
    return new Written(before, live.set(), Optional.empty());
  }
}
