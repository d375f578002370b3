package org.mxshift.notation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mxshift.claims.Claims.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.mxshift.engine.Entry;
import org.mxshift.model.RecordSet;

/** Whatever became of a file of the log: what is read is what it says, or a complaint comes out. */
class AnyLogTest {

  private static final Path FORMAT_1 = Path.of("modules/notation/src/test/resources/format-1");
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

  private static final List<String> WORDS =
      List.of(
          "",
          " ",
          "\0",
          "\n",
          "\u001b[2J",
          "\u202e",
          "PT-1S",
          "P9999999999999D",
          "PT1E9S",
          "10 .",
          "99999 a.",
          "10 mail.example.",
          "\"",
          "\\",
          "+1000000000-12-31T23:59:60Z",
          "x@y",
          ".",
          "-1",
          "written",
          "started",
          "MX",
          "\ud800",
          "../../x",
          "a".repeat(70_000));

  private static final String ZONE =
      """
      example.com.   3600   IN  MX    10 mail.old.example.
      example.com.   300    IN  TXT   "v=spf1 -all" "\\195\\188"
      ; _mta-sts.example.com.  TXT none
      """;

  private final List<String> golden = golden();
  private final List<String> seals = seals();

  @Property
  void bytesChanged(@ForAll long seed) {
    Random random = new Random(seed);
    readOrComplain(changed(one(golden, random), random));
  }

  @Property
  void treesChanged(@ForAll long seed) {
    Random random = new Random(seed);
    ObjectNode tree = Json.parse(one(golden, random));
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      change(tree, random);
    }
    readOrComplain(tree.toString());
  }

  @Property
  void sealsChanged(@ForAll long seed) {
    Random random = new Random(seed);
    ObjectNode tree = Json.parse(one(seals, random));
    change(tree, random);
    quietly(() -> Sealed.parse(tree.toString()));
    quietly(() -> Programs.parse(changed(tree.toString(), random)));
  }

  @Property
  void anyZoneText(@ForAll String text) {
    zoneOrComplain(text);
  }

  @Property
  void zoneTextChanged(@ForAll long seed) {
    zoneOrComplain(changed(ZONE, new Random(seed)));
  }

  @Example
  void theHugeAndTheDeepAreComplaintsToo() {
    String text = golden.get(0);
    String deep = "[".repeat(200_000);
    String digits = "9".repeat(1_000_000);
    for (String tail :
        List.of(
            deep, "{\"a\":".repeat(200_000), digits, "1e999999999", "1e" + digits, "\"" + deep)) {
      assertThatThrownBy(() -> Entries.parse("{\"a\":" + tail))
          .isInstanceOf(NotationException.class);
      String number = text.replaceFirst("\"number\" : \\d+", "\"number\" : " + tail);
      assertThatThrownBy(() -> Entries.parse(number)).isInstanceOf(NotationException.class);
    }
    zoneOrComplain("a ".repeat(5_000_000));
    zoneOrComplain("a. 1 IN TXT " + "\"".repeat(1_000_000));
  }

  private static void readOrComplain(String text) {
    quietly(() -> Entries.readLenient(text));
    quietly(
        () -> {
          Entry entry = Entries.parse(text);
          assertThat(Entries.parse(Entries.print(entry, "t"))).isEqualTo(entry);
        });
  }

  private static void zoneOrComplain(String text) {
    quietly(
        () -> {
          List<RecordSet> sets = MasterFile.parse(text);
          assertThat(MasterFile.parse(MasterFile.print(sets))).hasSameElementsAs(sets);
        });
  }

  private static void quietly(Runnable reading) {
    try {
      reading.run();
    } catch (NotationException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  /** Some bytes taken out, and others put in. */
  private static String changed(String text, Random random) {
    String octets = new String(text.getBytes(UTF_8), ISO_8859_1);
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      int from = random.nextInt(octets.length() + 1);
      int to = Math.min(octets.length(), from + random.nextInt(4));
      byte[] fresh = new byte[random.nextInt(3)];
      random.nextBytes(fresh);
      String between =
          random.nextBoolean()
              ? new String(fresh, ISO_8859_1)
              : String.valueOf("{}[]\",:\\0e-.\n".charAt(random.nextInt(13)));
      octets = octets.substring(0, from) + between + octets.substring(to);
    }
    return new String(octets.getBytes(ISO_8859_1), UTF_8);
  }

  /** One value somewhere in the tree becomes another, goes, or is there twice. */
  private static void change(ObjectNode tree, Random random) {
    List<Consumer<JsonNode>> places = new ArrayList<>();
    gather(tree, places, random);
    one(places, random).accept(value(tree, random));
  }

  private static void gather(JsonNode node, List<Consumer<JsonNode>> places, Random random) {
    if (node instanceof ObjectNode object) {
      for (String name : object.properties().stream().map(java.util.Map.Entry::getKey).toList()) {
        places.add(
            random.nextInt(4) == 0 ? value -> object.remove(name) : v -> object.set(name, v));
        gather(object.get(name), places, random);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int at = i;
        places.add(random.nextInt(4) == 0 ? array::add : value -> array.set(at, value));
        gather(array.get(i), places, random);
      }
    }
  }

  private static JsonNode value(ObjectNode tree, Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> MAKE.nullNode();
      case 1 -> MAKE.booleanNode(random.nextBoolean());
      case 2 -> MAKE.numberNode(random.nextInt());
      case 3 -> MAKE.numberNode(BigInteger.TWO.pow(random.nextInt(200)).negate());
      case 4 -> MAKE.numberNode(new BigDecimal("1e400"));
      case 5 -> MAKE.arrayNode().add(tree.deepCopy());
      case 6 -> MAKE.objectNode();
      default -> MAKE.textNode(one(WORDS, random));
    };
  }

  private static <T> T one(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  /** The shortest of some, since every reading makes the fingerprint anew. */
  private static List<String> seals() {
    return LongStream.range(0, 20)
        .mapToObj(seed -> Sealed.of(new Draw(seed).program(), "plan").print("t"))
        .sorted(Comparator.comparing(String::length))
        .limit(8)
        .toList();
  }

  private static List<String> golden() {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(FORMAT_1)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        texts.add(Files.readString(file, UTF_8));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return texts;
  }
}
