package org.mxshift.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.RecordSet;
import org.mxshift.program.Change;
import org.mxshift.program.Condition;
import org.mxshift.spi.Errand;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.Verdict;

/**
 * From the moment a person was asked to make a change until the name servers show it.
 *
 * <p>People change record by record and mistype. While they do, whatever is made of records of the
 * two images, at whatever TTL, is on its way and waited for, with what is still wrong in the
 * message; a record that has nothing to do with either is somebody else's, and stops the run.
 */
final class Asking {

  private Asking() {}

  /** Looks whether it is there. */
  static Act look(Now now) {
    Change change = now.move().change().orElseThrow();
    try {
      Snapshot live = now.world().reader().read(change.key().owner(), change.key().type());
      return switch (judge(now, change, live.set())) {
        case AFTER ->
            Act.log(
                now.lived(
                    Trigger.FOUND_AFTER,
                    change.key() + " is as it is to be",
                    Writing.found(now, live)));
        case BEFORE -> Guard.beside(now, awaited(now, change, live.set()));
        case FOREIGN ->
            Act.log(now.lived(Trigger.FOUND_FOREIGN, Outside.foreign(now, change, live.set())));
      };
    } catch (ProviderException e) {
      return e.failure() == Failure.UNSURE
          ? Act.rest(rest(now, String.valueOf(e.getMessage()), asked(now)))
          : Outside.unread(now, e, Trigger.FOUND_FOREIGN);
    }
  }

  /** As the change judges; but where people write, half done is not yet done. */
  static Change.Standing judge(Now now, Change change, RecordSet live) {
    Change.Standing standing = change.judge(live);
    boolean half =
        standing == Change.Standing.FOREIGN
            && now.world().reader().limits().guarantee().byHand()
            && change.isHalfway(live);
    return half ? Change.Standing.BEFORE : standing;
  }

  private static Act awaited(Now now, Change change, RecordSet live) {
    Optional<String> braked = now.run().braked();
    if (braked.isPresent()) {
      String why = "paused: " + braked.get() + "; leave " + change.key() + " as it is";
      return Act.rest(Rest.person(why, now.command("resume")));
    }
    List<Event> events = new ArrayList<>(higher(now, change, live));
    boolean untouched = change.judge(live) == Change.Standing.BEFORE;
    Optional<Act> doubt = untouched ? proof(now, change) : Optional.empty();
    if (doubt.isPresent() && doubt.get().rest().isPresent()) {
      return doubt.get();
    }
    doubt.ifPresent(act -> events.addAll(act.events()));
    Errand errand = new Errand(now.program().zone(), live, change.after().over(live));
    String why =
        untouched
            ? "a person is to change " + change.key() + " at the DNS host"
            : change.key() + " is not yet as asked: " + errand.difference();
    return new Act(events, Optional.of(rest(now, why, errand)));
  }

  private static Rest rest(Now now, String why, Errand errand) {
    return Rest.asked(why, now.at().plus(now.pace().again()), now.command("advance"), errand);
  }

  private static Errand asked(Now now) {
    Written written = now.life().written().orElseThrow();
    return new Errand(now.program().zone(), written.before().set(), written.after());
  }

  /** Caches may hold for that long what a person gave too high a TTL for a while. */
  private static List<Event> higher(Now now, Change change, RecordSet live) {
    Duration served = live.ttl().duration();
    Duration known =
        Optional.ofNullable(now.run().highWater().get(change.key())).orElse(Duration.ZERO);
    boolean planned =
        live.ttl().compareTo(change.before().set().ttl().max(change.after().set().ttl())) <= 0;
    return planned || served.compareTo(known) <= 0
        ? List.of()
        : List.of(
            new Event.Probed(
                now.move().id(),
                Round.CACHED,
                Verdict.PASS,
                change.key() + " was served with TTL " + live.ttl() + " on its way",
                List.of(live.toString()),
                Optional.of(change.key()),
                Optional.of(served),
                List.of()));
  }

  /** People may take days: while nothing has begun, what opened the move is proven again. */
  private static Optional<Act> proof(Now now, Change change) {
    Watch watch = now.life().watch();
    Duration fresh = watch.red() ? now.pace().again() : Watch.GAP;
    if (watch.last().isEmpty()) {
      return Optional.empty();
    }
    if (watch.last().get().plus(fresh).isAfter(now.at())) {
      return watch.red() ? Optional.of(frozen(now, change, watch, List.of())) : Optional.empty();
    }
    List<Event> events = new ArrayList<>();
    for (Condition condition : now.move().opens()) {
      if (condition instanceof Condition.Proven proven) {
        Looks.Answer answer = now.looks().ask(now, Round.PROOF, proven.questions());
        events.addAll(answer.caches());
        if (answer.newsOfMail(now) || !answer.waits()) {
          events.add(answer.event());
        }
        if (answer.waits()) {
          return Optional.of(new Act(events, Optional.of(unproven(now, change, answer))));
        }
        watch = watch.with(answer.verdict(), answer.event().summary(), now.at());
        if (answer.verdict() != Verdict.PASS) {
          return Optional.of(frozen(now, change, watch, events));
        }
      }
    }
    return Optional.of(new Act(events, Optional.empty()));
  }

  /** A message takes its time: that is no failure. */
  private static Rest unproven(Now now, Change change, Looks.Answer answer) {
    String why = notYet(change, answer.event().summary());
    return answer.rest(why, now.at().plus(now.pace().again()));
  }

  private static String notYet(Change change, String why) {
    return "do not change " + change.key() + " yet: " + why;
  }

  private static Act frozen(Now now, Change change, Watch watch, List<Event> events) {
    String why = notYet(change, watch.summary());
    Rest rest =
        new Rest(
            Rest.Kind.FROZEN,
            why,
            Optional.of(now.at().plus(now.pace().again())),
            now.command("explain"));
    return new Act(events, Optional.of(rest));
  }
}
