package org.mxshift.notation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.mxshift.engine.Cause;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.Round;
import org.mxshift.engine.Testimony;
import org.mxshift.engine.Trigger;
import org.mxshift.engine.Wanted;
import org.mxshift.engine.Written;
import org.mxshift.model.Image;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Other;
import org.mxshift.model.PublicKey;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.model.Txt;
import org.mxshift.model.Window;
import org.mxshift.model.Windows;
import org.mxshift.program.Change;
import org.mxshift.program.Condition;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Program;
import org.mxshift.program.Step;
import org.mxshift.program.Terms;
import org.mxshift.spi.Native;
import org.mxshift.spi.Observation;
import org.mxshift.spi.Question;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Route;
import org.mxshift.spi.Sent;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.Verdict;

/** Draws anything the log can hold, from a seed. */
final class Draw {

  private static final String LETTERS = "abz019 äß\"\\\n\t\u0000\u2028 {}[],:'é漢";

  private static final PublicKey KEY =
      PublicKey.parse(
          "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGzKlNgUpvWAyDcOBKNs1QQ8CfUYeSRBrYnbBMbMjQnC a: b");

  private final Random random;

  Draw(long seed) {
    random = new Random(seed);
  }

  Entry entry() {
    Instant at = Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE), random.nextInt(1000));
    return new Entry(1 + random.nextInt(99_999), at, "anna@" + name(), event(random.nextInt(14)));
  }

  Event event(int kind) {
    return switch (kind) {
      case 0 -> new Event.Started(program(), text(), maybe(this::time));
      case 1 -> new Event.Lived(id(), of(Trigger.values()), text(), maybe(this::written));
      case 2 ->
          new Event.Probed(
              id(),
              of(Round.values()),
              of(Verdict.values()),
              text(),
              many(this::text),
              maybe(this::key),
              maybe(this::time),
              many(this::text),
              random.nextInt(5) == 0 ? many(this::sent) : List.of(),
              random.nextInt(3) == 0 ? Optional.of(many(this::text)) : Optional.empty());
      case 3 -> new Event.Approved(of(Effect.values()), text());
      case 4 -> new Event.Confirmed(text());
      case 5 -> new Event.Paused(text());
      case 6 -> new Event.Resumed();
      case 7 -> new Event.Turned(program(), of(Cause.values()), maybe(this::id), text());
      case 8 -> new Event.Released();
      case 9 -> new Event.Replanned(program(), text());
      case 11 -> handedIn();
      case 13 -> new Event.Jumped(Duration.ofSeconds(random.nextInt(1_000_000)));
      case 12 -> new Event.Unchecked(many(this::text), text());
      default -> new Event.Abandoned(text());
    };
  }

  private Event.HandedIn handedIn() {
    Testimony testimony = testimony();
    return new Event.HandedIn(testimony, Testimonies.text(testimony), text(), KEY);
  }

  Testimony testimony() {
    Instant at = Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE));
    List<Testimony.Statement> all =
        IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(n -> statement(at)).toList();
    List<Question> questions = all.stream().map(Testimony.Statement::question).toList();
    return new Testimony(new Wanted(name(), at, text(), id(), questions), at, all);
  }

  private Testimony.Statement statement(Instant at) {
    Question.Delivers sends = new Question.Delivers(route(), address(), maybe(this::address));
    Question asks = new Question.Accepts(name(), many(this::address), maybe(this::address));
    Verdict verdict = of(Verdict.values());
    Observation seen =
        Observation.of(verdict, text(), many(this::text), at).remarking(many(this::text));
    boolean real = random.nextBoolean();
    Optional<String> digest =
        real && verdict == Verdict.PASS ? Optional.of(Sent.digest(text())) : Optional.empty();
    return new Testimony.Statement(real ? sends : asks, seen, digest);
  }

  Program program() {
    return new Program(
        name(),
        name(),
        of(Program.Direction.values()),
        terms(),
        moves("m/"),
        moves("o/"),
        random.nextInt(3) == 0 ? moves("e/") : List.of());
  }

  RecordSet set() {
    return set(key());
  }

  private RecordSet set(SetKey key) {
    List<Rdata> values = many(() -> value(key.type()));
    return new RecordSet(key.owner(), key.type(), ttl(), values);
  }

  private Rdata value(RecordType type) {
    if (type.equals(RecordType.MX)) {
      return random.nextInt(5) == 0 ? Mx.NULL : new Mx(random.nextInt(65_536), name());
    }
    return type.equals(RecordType.TXT) ? txt() : new Other("192.0.2." + random.nextInt(256));
  }

  private Txt txt() {
    List<String> strings = new ArrayList<>(many(this::octets));
    return new Txt(strings.isEmpty() ? List.of("") : strings);
  }

  private String octets() {
    StringBuilder octets = new StringBuilder();
    random.ints(random.nextInt(256), 0, 256).forEach(octet -> octets.append((char) octet));
    return octets.toString();
  }

  private Image image(SetKey key, Optional<String> prefix) {
    RecordSet set = set(key);
    return prefix.isEmpty()
        ? Image.whole(set)
        : Image.sharing(
            set.withValues(
                set.txt().stream().map(txt -> Txt.of(prefix.get() + " " + txt.joined())).toList()),
            prefix.get());
  }

  private Image image() {
    SetKey key = key();
    return image(key, prefix(key));
  }

  private Change change() {
    SetKey key = key();
    Optional<String> prefix = prefix(key);
    return new Change(image(key, prefix), image(key, prefix));
  }

  private Optional<String> prefix(SetKey key) {
    return key.type().equals(RecordType.TXT) ? maybe(() -> "v=spf1") : Optional.empty();
  }

  private List<Move> moves(String prefix) {
    return IntStream.range(0, random.nextInt(4)).mapToObj(n -> move(prefix + n)).toList();
  }

  private Move move(String id) {
    return new Move(
        id,
        of(Step.values()),
        of(Effect.values()),
        maybe(this::change),
        many(this::condition),
        many(this::image),
        many(this::condition),
        text());
  }

  private Condition condition() {
    return switch (random.nextInt(6)) {
      case 5 -> new Condition.Awaited(time(), time(), many(this::question));
      case 0 -> new Condition.Approved(of(Effect.values()));
      case 1 -> new Condition.Proven(many(this::question));
      case 2 -> new Condition.Confirmed(random.nextInt(9));
      case 3 -> new Condition.Waited(time(), maybe(this::key));
      default -> new Condition.Observed(time(), time(), random.nextInt(9), many(this::question));
    };
  }

  private Question question() {
    return switch (random.nextInt(7)) {
      case 6 -> new Question.Fit(name(), name(), address(), maybe(this::address), many(this::name));
      case 5 -> new Question.Secured(name(), maybe(this::name));
      case 3 -> new Question.Policy(name(), many(this::name), many(this::name));
      case 0 -> new Question.Served(name(), image(), many(this::name));
      case 1 -> new Question.Cached(key());
      case 2 -> new Question.Accepts(name(), many(this::address), maybe(this::address));
      default ->
          new Question.Delivers(route(), address(), maybe(this::address), random.nextInt(5) == 0);
    };
  }

  private Sent sent() {
    return Sent.of(text(), Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE)), route());
  }

  private Route route() {
    return switch (random.nextInt(3)) {
      case 0 -> new Route.Direct(name());
      case 1 -> new Route.Routed(name(), many(this::name));
      default -> new Route.Through(name());
    };
  }

  private static final Windows WINDOWS =
      new Windows(
          ZoneId.of("Europe/Berlin"),
          List.of(Window.parse("0 22 * * MON-THU for 4h")),
          List.of(Window.parse("0 0 20 DEC * for 18d")));

  private Terms terms() {
    TreeMap<Name, String> vouched = new TreeMap<>();
    many(this::name).forEach(host -> vouched.put(host, text()));
    return new Terms(
        many(this::address),
        address(),
        maybe(this::address),
        random.nextBoolean(),
        vouched,
        new TreeSet<>(many(() -> of(Effect.values()))),
        time(),
        1 + random.nextInt(9),
        time(),
        time(),
        maybe(this::time),
        time(),
        time(),
        random.nextBoolean(),
        many(this::name),
        random.nextInt(5) == 0,
        random.nextInt(5) == 0 ? List.of(KEY) : List.of(),
        random.nextInt(5) == 0 ? WINDOWS : Windows.ALWAYS);
  }

  private Written written() {
    SetKey key = key();
    Snapshot before = new Snapshot(set(key), new Native(text(), text()));
    return new Written(before, set(key), maybe(() -> new Receipt("serial " + random.nextInt())));
  }

  private SetKey key() {
    return new SetKey(name(), of(RecordType.MX, RecordType.TXT, RecordType.A, RecordType.AAAA));
  }

  private Name name() {
    return Name.of(of("mail", "*", "_mta-sts", "xn--bcher-kva") + "." + of("example", "test"));
  }

  private MailAddress address() {
    return MailAddress.of(of("a", "first.last", "x+tag") + "@b.example");
  }

  private Ttl ttl() {
    return new Ttl(random.nextInt(Integer.MAX_VALUE));
  }

  private Duration time() {
    return Duration.ofSeconds(random.nextInt(500_000), random.nextInt(3) * 1_000_000L);
  }

  private String id() {
    return of("prepare/mx", "swap", "back/mx.2");
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    random
        .ints(random.nextInt(12), 0, LETTERS.length())
        .forEach(at -> text.append(LETTERS.charAt(at)));
    return text.toString();
  }

  private <T> Optional<T> maybe(Supplier<T> drawn) {
    return random.nextBoolean() ? Optional.of(drawn.get()) : Optional.empty();
  }

  private <T> List<T> many(Supplier<T> drawn) {
    List<T> list = new ArrayList<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      list.add(drawn.get());
    }
    return list;
  }

  @SafeVarargs
  private <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
