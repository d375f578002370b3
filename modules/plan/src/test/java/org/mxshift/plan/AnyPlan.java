package org.mxshift.plan;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.PublicKey;
import org.mxshift.model.Ttl;
import org.mxshift.model.Window;
import org.mxshift.model.Windows;

/** Plans of every kind from one seed. */
final class AnyPlan {

  private static final List<String> WORDS =
      List.of(
          "a",
          "true",
          "no",
          "null",
          "1",
          "0x1f",
          "1e3",
          "x-1",
          "~",
          "don't \"say\" \\ this: # no",
          "é\u00a0😀",
          "- a",
          "[a]",
          "{a: b}",
          "*a",
          "&a",
          "!a",
          "%a",
          "@a",
          "a b",
          "a:",
          "a #b",
          ".5",
          "2026-01-01",
          " a ",
          "|",
          "'",
          "?");

  private static final PublicKey PROBER =
      PublicKey.parse(
          "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGzKlNgUpvWAyDcOBKNs1QQ8CfUYeSRBrYnbBMbMjQnC a: #b");

  private final RandomGenerator random;
  private final Name domain = Name.of("example.com");

  AnyPlan(RandomGenerator random) {
    this.random = random;
  }

  Plan next() {
    boolean toNull = random.nextInt(8) == 0;
    List<Mx> to = toNull ? List.of(Mx.NULL) : hosts("new", 1 + random.nextInt(3));
    boolean fromNull = !toNull && random.nextInt(8) == 0;
    List<Mx> from = fromNull ? List.of(Mx.NULL) : hosts("old", random.nextInt(4));
    boolean dead = !fromNull && !from.isEmpty() && random.nextBoolean();
    boolean exclusive = random.nextInt(4) == 0;
    Duration hold = seconds(1, 2_592_000);
    boolean isShort = hold.compareTo(Plan.SHORT_HOLD) < 0;
    return new Plan(
        domain,
        zone(),
        new From(from, dead),
        to(to, exclusive),
        dead ? new OldSide.Forward() : oldSide(),
        new SpfChange(
            some(List.of("a", "include:_spf.example.net", "~ip6:2001:db8::")),
            some(List.of("mx", "ip4:192.0.2.1/32")),
            seconds(0, 2_592_000)),
        new TtlRules(
            new Ttl(random.nextInt(86_401)),
            maybe(new Ttl(random.nextInt(Integer.MAX_VALUE))),
            some(List.of(domain, domain.child("mail"), domain.child("1"))),
            seconds(0, 31_557_600),
            seconds(0, 2_592_000)),
        hold,
        isShort ? Optional.of(line()) : maybe(line()),
        seconds(0, 2_592_000),
        maybe(seconds(0, 604_800)),
        exclusive ? Introduce.PREFERRED : one(Introduce.values()),
        verify(to, hold),
        some(List.of(Effect.values())),
        maybe(windows()),
        some(List.of(Name.of("ns1.example.net"), Name.of("2.example.net"))),
        one(OnFailure.values()));
  }

  private To to(List<Mx> mx, boolean exclusive) {
    PresetChoice preset =
        one(
            new PresetChoice("google", Map.of()),
            new PresetChoice("mimecast", Map.of("region", "eu")),
            new PresetChoice("cloudflare-routing", Map.of("p1", "7")));
    return new To(mx, exclusive, random.nextBoolean(), random.nextBoolean(), maybe(preset));
  }

  private ZoneRef zone() {
    Optional<String> account = maybe(one("prod", "null", "1", "A.b-c_d"));
    Optional<String> provider =
        account.isEmpty() ? Optional.of("rfc2136") : maybe(one("y", "rfc2136"));
    Map<String, String> settings = new TreeMap<>();
    IntStream.range(0, random.nextInt(4)).forEach(i -> settings.put("key_" + i, line()));
    return new ZoneRef(provider, account, random.nextBoolean() ? domain : Name.of("com"), settings);
  }

  private Windows windows() {
    List<Window> allow =
        some(
            List.of(Window.parse("0 22 * * MON-THU for 4h"), Window.parse("*/5 0 1,3 * * for 1d")));
    List<Window> deny = some(List.of(Window.parse("0 0 24 DEC * for 14d")));
    return new Windows(ZoneId.of(one("Europe/Berlin", "UTC", "Etc/GMT+5")), allow, deny);
  }

  private Verify verify(List<Mx> to, Duration hold) {
    Map<Name, String> vouched = new TreeMap<>();
    to.stream()
        .filter(mx -> !mx.isNull() && random.nextInt(3) == 0)
        .forEach(mx -> vouched.put(mx.exchange(), line()));
    List<MailAddress> addresses =
        List.of(address("info"), address("1"), address("*odd#{'~"), address("null"));
    Optional<MailAddress> sender = maybe(MailAddress.of(one("a@example.net", "'@example.net")));
    Verify.Arrival arrival = one(Verify.Arrival.values());
    return new Verify(
        addresses.subList(0, 1 + random.nextInt(addresses.size())),
        Optional.of(address(one("probe", "0x12", "-"))),
        sender,
        arrival,
        seconds(1, 21_600),
        1 + random.nextInt(100),
        seconds(0, Math.min(604_800, (int) hold.toSeconds())),
        vouched,
        reach(arrival == Verify.Arrival.IMAP, sender.isPresent()));
  }

  private Reach reach(boolean imap, boolean bounces) {
    Optional<ServerUrl> via = maybe(new ServerUrl("socks5", "192.0.2.9", 1080));
    Optional<Inbox> back = imap && bounces ? maybe(inbox()) : Optional.empty();
    Optional<Relay> relay =
        imap && bounces
            ? maybe(new Relay(new ServerUrl(one("smtp", "smtps"), "smtp.example", 2525), login()))
            : Optional.empty();
    boolean alone = via.isEmpty() && relay.isEmpty();
    return new Reach(
        imap ? Optional.of(inbox()) : Optional.empty(),
        back,
        via,
        relay,
        some(List.of("192.0.2.7", "2001:db8::7")),
        alone
            ? some(List.of(PROBER, new PublicKey(PROBER.key().replace("QnC", "QnD"), "")))
            : List.of());
  }

  private Inbox inbox() {
    ServerUrl url =
        new ServerUrl(
            one("imap", "imaps"),
            one("imap.example", "192.0.2.1", "::1"),
            1 + random.nextInt(65_535));
    return new Inbox(url, login());
  }

  private Login login() {
    SecretRef secret =
        switch (random.nextInt(3)) {
          case 0 -> new SecretRef(SecretRef.Place.ENV, List.of("A_1"));
          case 1 -> new SecretRef(SecretRef.Place.FILE, List.of(one("/run/secret", "a b: c")));
          default ->
              new SecretRef(SecretRef.Place.COMMAND, List.of("pass", one("-x", "y", "'#\"")));
        };
    return new Login(one("a@b.example", "1", "null"), one(Login.Means.values()), secret);
  }

  private OldSide oldSide() {
    OldSide does =
        one(
            new OldSide.Forward(),
            new OldSide.Sync(),
            new OldSide.RejectAfter(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(5_000))));
    return does.with(one(Optional.empty(), Optional.of(one("traffic.txt", "/a b/'c", "null"))));
  }

  private List<Mx> hosts(String side, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Mx(
                    random.nextInt(65_536),
                    Name.of(one("1", "mx", "_x") + i + "." + side + ".example")))
        .toList();
  }

  private MailAddress address(String local) {
    return new MailAddress(local, domain);
  }

  /** Words and letters in one line, as reasons and provider's settings are. */
  private String line() {
    return random.nextBoolean()
        ? one(WORDS.toArray(String[]::new))
        : one(WORDS.toArray(String[]::new)) + one(WORDS.toArray(String[]::new));
  }

  private Duration seconds(int least, int most) {
    return Duration.ofSeconds(random.nextInt(least, most + 1));
  }

  private <T> Optional<T> maybe(T value) {
    return random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  private <T> List<T> some(List<T> values) {
    return values.stream().filter(value -> random.nextBoolean()).toList();
  }

  @SafeVarargs
  private <T> T one(T... values) {
    return values[random.nextInt(values.length)];
  }
}
