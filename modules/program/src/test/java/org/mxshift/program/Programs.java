package org.mxshift.program;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mxshift.model.Image;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.model.Txt;
import org.mxshift.model.Windows;

/** Programs as short as they can be and still move mail: from o to n, with SPF. */
final class Programs {

  static final Name DOMAIN = Name.of("example.com");
  static final Duration HOLD = Duration.ofDays(3);

  private Programs() {}

  static Terms terms() {
    return terms(Windows.ALWAYS);
  }

  static Terms terms(Windows windows) {
    return new Terms(
        List.of(MailAddress.of("info@example.com")),
        MailAddress.of("probe@example.com"),
        Optional.empty(),
        false,
        new TreeMap<>(),
        new TreeSet<>(Set.of(Effect.MOVE, Effect.RETIRE)),
        Duration.ofMinutes(15),
        3,
        HOLD,
        HOLD,
        Optional.empty(),
        Duration.ofHours(4),
        Duration.ofHours(4),
        true,
        List.of(),
        false,
        List.of(),
        windows);
  }

  /** Such as {@code 300: 1 n, 10 o}; nothing after the colon is an absent set. */
  static Image mx(String text) {
    String[] parts = text.split(":", 2);
    List<Mx> records =
        Stream.of(parts[1].split(",")).filter(record -> !record.isBlank()).map(Mx::parse).toList();
    return Image.whole(RecordSet.mx(DOMAIN, new Ttl(Integer.parseInt(parts[0])), records));
  }

  static Image spf(int ttl, String text) {
    RecordSet set =
        new RecordSet(DOMAIN, RecordType.TXT, new Ttl(ttl), List.of(Txt.of("v=spf1 " + text)));
    return Image.sharing(set, "v=spf1");
  }

  static Move write(String id, Effect effect, Image before, Image after, Condition... opens) {
    Duration gone = terms().gone(before.set().ttl());
    return new Move(
        id,
        step(id),
        effect,
        Optional.of(new Change(before, after)),
        List.of(opens),
        List.of(after),
        effect == Effect.NONE
            ? List.of()
            : List.of(new Condition.Waited(gone, Optional.of(after.key()))),
        "because");
  }

  static Move look(String id, Image served, Condition... settles) {
    return new Move(
        id,
        step(id),
        Effect.NONE,
        Optional.empty(),
        List.of(),
        List.of(served),
        List.of(settles),
        "because");
  }

  private static Step step(String id) {
    return Step.of(id.split("/")[0]).orElseThrow();
  }

  static Program of(List<Move> moves) {
    return new Program(DOMAIN, DOMAIN, Program.Direction.FORWARD, terms(), moves, List.of());
  }

  static Program usual() {
    Image old = mx("86400: 10 o");
    Image low = mx("300: 10 o");
    Image moved = mx("300: 1 n, 10 o");
    Image next = mx("300: 1 n");
    List<Move> moves = new ArrayList<>();
    moves.add(look("preflight/zone", old));
    moves.add(write("prepare/spf", Effect.NONE, spf(3600, "a -all"), spf(300, "a b -all")));
    moves.add(write("prepare/mx", Effect.NONE, old, low));
    moves.add(look("await-ttl/caches", low, waited(Duration.ofMinutes(1584))));
    moves.add(write("introduce/mx", Effect.MOVE, low, moved, new Condition.Approved(Effect.MOVE)));
    moves.add(look("hold/green", moved, observed(HOLD, moved)));
    moves.add(write("retire/mx", Effect.RETIRE, moved, next));
    moves.add(look("drain/caches", next, observed(HOLD, next)));
    moves.add(write("narrow/spf", Effect.NARROW, spf(300, "a b -all"), spf(300, "b -all")));
    moves.add(write("restore/mx", Effect.NONE, next, mx("86400: 1 n")));
    moves.add(write("restore/spf", Effect.NONE, spf(300, "b -all"), spf(3600, "b -all")));
    return of(moves);
  }

  static Condition waited(Duration length) {
    return new Condition.Waited(length, Optional.of(mx("1: 1 n").key()));
  }

  static Condition observed(Duration span, Image image) {
    List<Name> hosts = image.set().mx().stream().map(Mx::exchange).toList();
    return new Condition.Observed(
        span, Duration.ofMinutes(15), 3, Proofs.accepting(terms(), hosts));
  }
}
