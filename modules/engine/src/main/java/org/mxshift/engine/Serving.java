package org.mxshift.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.Image;
import org.mxshift.model.RecordSet;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Question;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Verdict;

/** Whether every name server answers what the move wants served. */
final class Serving {

  /** A name server may lag for so many looks before anybody wonders whose write it shows. */
  private static final int POLLS = 12;

  private Serving() {}

  /**
   * From the write to the moment when every name server answers it. The provider is asked as rarely
   * as that takes: name servers cost nothing, so they are asked first.
   */
  static Act awaited(Now now) {
    Optional<Act> spreading = spreading(now);
    if (spreading.isPresent()) {
      return spreading.get();
    }
    Looks.Answer answer = look(now);
    if (answer.verdict() == Verdict.PASS) {
      return syncing(now)
          .orElseGet(() -> Act.log(now.lived(Trigger.EVERYWHERE, answer.event().summary())));
    }
    Optional<Act> foreign = fresh(now) ? Optional.empty() : foreign(now);
    if (foreign.isPresent()) {
      return foreign.get();
    }
    if (answer.verdict() == Verdict.PENDING && late(now)) {
      return Act.log(now.lived(Trigger.FAIL, "a name server lags: " + answer.event().summary()));
    }
    return noted(now, answer);
  }

  /** One that is lost and found again at once. */
  static Act byTurns(Now now) {
    String why = "a name server answers old and new by turns: " + now.life().why();
    return Act.rest(Rest.time(why, now.at().plus(now.poll())));
  }

  /** The time that a host needs anyway, before which nobody is asked. */
  private static Optional<Act> spreading(Now now) {
    Instant due = spread(now);
    boolean early = receipt(now).isPresent() && now.at().isBefore(due);
    return early
        ? Optional.of(Act.rest(Rest.time("the provider is telling its servers", due)))
        : Optional.empty();
  }

  private static Instant spread(Now now) {
    return now.life().since().plus(now.world().writer().spread());
  }

  private static Optional<Receipt> receipt(Now now) {
    return now.life().written().flatMap(Written::receipt);
  }

  /** So soon after a write, a name server that answers the set before lags and nothing else. */
  private static boolean fresh(Now now) {
    Instant until = spread(now).plus(now.poll().multipliedBy(POLLS));
    return receipt(now).isPresent() && now.at().isBefore(until);
  }

  private static boolean late(Now now) {
    return now.life().since().plus(now.program().terms().lag()).isBefore(now.at());
  }

  /**
   * From then on; empty when all is well. What could not be asked is no loss: nobody knows, so
   * nothing is over until it is known.
   */
  static Optional<Act> kept(Now now) {
    Looks.Answer answer = look(now);
    if (answer.verdict() == Verdict.PASS) {
      return now.life().served().filter(v -> v == Verdict.PASS).isPresent()
          ? Optional.empty()
          : Optional.of(Act.log(answer.event()));
    }
    if (answer.verdict() == Verdict.PENDING) {
      return Optional.of(
          foreign(now).orElseGet(() -> Act.log(now.lived(Trigger.LOST, answer.event().summary()))));
    }
    return Optional.of(noted(now, answer));
  }

  private static Looks.Answer look(Now now) {
    List<Question.Served> questions =
        now.move().served().stream()
            .map(
                image ->
                    new Question.Served(now.program().zone(), image, now.program().terms().lame()))
            .toList();
    return now.looks().ask(now, Round.SERVED, questions);
  }

  private static Act noted(Now now, Looks.Answer answer) {
    boolean news = !now.life().served().equals(Optional.of(answer.verdict()));
    Instant due = now.at().plus(now.poll());
    List<Event> events = news ? List.of(answer.event()) : List.of();
    String why = answer.event().summary();
    return new Act(
        events,
        Optional.of(
            answer.verdict() == Verdict.PENDING
                ? Rest.time(why, due)
                : new Rest(Rest.Kind.FROZEN, why, Optional.of(due), now.command("explain"))));
  }

  private static Optional<Act> syncing(Now now) {
    Optional<Receipt> receipt = receipt(now);
    try {
      if (receipt.isEmpty() || now.world().writer().inSync(receipt.get())) {
        return Optional.empty();
      }
      String why = "the provider has not yet told all its servers";
      return Optional.of(
          late(now)
              ? Act.log(now.lived(Trigger.FAIL, why))
              : Act.rest(Rest.time(why, now.at().plus(now.poll()))));
    } catch (ProviderException e) {
      return Optional.of(Outside.away(now, e));
    }
  }

  /**
   * Servers that answer something else either lag behind the provider, or a stranger has written
   * there. Where the provider itself is read from these servers and they do not agree, they lag.
   */
  private static Optional<Act> foreign(Now now) {
    try {
      for (Image image : now.move().served()) {
        RecordSet live = now.world().reader().read(image.key().owner(), image.key().type()).set();
        if (!image.standsIn(live)) {
          return Optional.of(Act.log(now.lived(Trigger.FAIL, Outside.foreign(now, image, live))));
        }
      }
      return Optional.empty();
    } catch (ProviderException e) {
      return e.failure() == Failure.UNSURE
          ? Optional.empty()
          : Optional.of(Outside.unread(now, e, Trigger.FAIL));
    }
  }
}
