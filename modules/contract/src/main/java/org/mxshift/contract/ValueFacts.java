package org.mxshift.contract;

import static org.mxshift.claims.Claims.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.mxshift.model.Image;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.SetKey;
import org.mxshift.model.Txt;
import org.mxshift.spi.Desired;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;

/** What goes in comes out: values and owners of every kind a mail domain has. */
public interface ValueFacts extends ZoneFacts {

  /** Each set is created, read back to the octet, given another TTL and removed; one by one. */
  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  default Stream<DynamicTest> takesEveryKindOfSet() {
    return Stream.of(
        mx("preferences at both ends", "ends", "0 a.mail.example.", "65535 b.mail.example."),
        mx("equal preferences", "equal", "10 a.mail.example.", "10 b.mail.example."),
        mx("ten hosts", "ten", ten()),
        mx("null MX", "null", "0 ."),
        mx("owner two labels down", "b.a", "10 a.mail.example."),
        mx("wildcard owner", "*.wild", "10 a.mail.example."),
        mx("owner from Unicode", "b\u00fccher", "10 a.mail.example."),
        mx("host from Unicode", "host", "10 b\u00fccher.mail.example."),
        of("IPv4 addresses", "v4", RecordType.A, "192.0.2.1", "192.0.2.2"),
        of("IPv6 addresses", "v6", RecordType.AAAA, "2001:db8::1", "2001:db8:0:1::"),
        txt("policy id", "_mta-sts", List.of("v=STSv1; id=20261122T000000;")),
        txt("string of 255 octets", "full", List.of("x".repeat(255))),
        txt("400 octets in two strings", "cut", List.of("x".repeat(255), "y".repeat(145))),
        txt("400 octets cut elsewhere", "cut2", List.of("x".repeat(40), "y".repeat(200), "z")),
        txt("quotes and backslashes", "quoted", List.of("a \"b\" \\ ; c")),
        txt("octets beyond ASCII", "octets", List.of("gr\u00c3\u00bc\u00c3\u009fe \u00ff")));
  }

  /** Other people's texts beside SPF stay as they are. */
  @Test
  default void keepsTextsBesideSpf() throws ProviderException {
    Trial trial = new Trial(zone(), zone().name().child("spf"), RecordType.TXT);
    Snapshot before =
        trial.given(
            trial.set(
                "\"v=spf1 ip4:192.0.2.10 -all\"",
                "\"Site-Verification=AbC\\\\dEf\"",
                "\"MS=ms123\" \"456\""));
    Image image = Image.sharing(trial.set("\"v=spf1 a -all\""), "v=spf1");
    RecordSet desired = image.over(before.set());
    trial.becomes(before, Desired.of(desired));
    assertThat(texts(image.foreign(trial.live()))).isEqualTo(texts(image.foreign(before.set())));
    assertThat(trial.live().values()).hasSize(3);
  }

  /** The apex itself has sets. */
  @Test
  default void takesSetsOfTheApex() throws ProviderException {
    Trial trial = new Trial(zone(), zone().name(), RecordType.MX);
    Snapshot before = trial.given(trial.set("10 a.mail.example."));
    trial.becomes(before, Desired.of(trial.set("5 b.mail.example.", "10 a.mail.example.")));
    trial.becomes(trial.read(), Desired.restoring(before));
  }

  /** Several sets at once are what each is; beside an alias that was asked for there is nothing. */
  @Test
  default void readsSeveralSetsAsItReadsEach() throws ProviderException {
    Trial mx = new Trial(zone(), "several");
    Trial txt = new Trial(zone(), zone().name().child("several"), RecordType.TXT);
    Trial none = new Trial(zone(), zone().name().child("several"), RecordType.CNAME);
    Trial alias = new Trial(zone(), zone().name().child("several-alias"), RecordType.CNAME);
    Trial beside = new Trial(zone(), "several-alias");
    Map<SetKey, RecordSet> expected =
        Stream.of(
                mx.given(mx.set("10 a.mail.example.")).set(),
                txt.given(txt.set("\"v=spf1 -all\"")).set(),
                none.absent(),
                alias.given(alias.set("elsewhere.example.")).set())
            .collect(Collectors.toMap(RecordSet::key, Function.identity()));
    List<SetKey> asked =
        Stream.concat(expected.keySet().stream(), Stream.of(beside.absent().key())).toList();
    Map<SetKey, RecordSet> read =
        zone().reader().readAll(asked).values().stream()
            .map(Snapshot::set)
            .collect(Collectors.toMap(RecordSet::key, Function.identity()));
    assertThat(read).isEqualTo(expected);
    zone().edit(alias.absent());
  }

  private DynamicTest mx(String name, String label, String... values) {
    return of(name, label, RecordType.MX, values);
  }

  private DynamicTest txt(String name, String label, List<String> strings) {
    return of(name, label, RecordType.TXT, new Txt(strings).text());
  }

  private DynamicTest of(String name, String label, RecordType type, String... values) {
    return DynamicTest.dynamicTest(
        name, () -> roundTrip(new Trial(zone(), zone().name().child(label), type), values));
  }

  private static void roundTrip(Trial trial, String... values) throws ProviderException {
    RecordSet set = trial.set(values);
    trial.becomes(trial.given(trial.absent()), Desired.of(set));
    assertThat(texts(trial.live().values())).isEqualTo(texts(set.values()));
    trial.becomes(trial.read(), Desired.of(set.withTtl(trial.longer())));
    assertThat(texts(trial.live().values())).isEqualTo(texts(set.values()));
    trial.becomes(trial.read(), Desired.of(trial.absent()));
  }

  private static List<String> texts(List<Rdata> values) {
    return values.stream().map(Rdata::text).toList();
  }

  private static String[] ten() {
    return IntStream.rangeClosed(1, 10)
        .mapToObj(i -> 10 * i + " mx" + i + ".mail.example.")
        .toArray(String[]::new);
  }
}
