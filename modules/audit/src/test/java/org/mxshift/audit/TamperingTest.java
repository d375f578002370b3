package org.mxshift.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.contract.JournalContract.entry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mxshift.contract.Scratch;
import org.mxshift.engine.Event;

/**
 * Whatever is changed in a log, {@code audit verify} says which commit or object, and what.
 *
 * <p>A build takes a sample of commits and objects; {@code -Dmxshift.tampering=all} takes each.
 */
class TamperingTest {

  private static final boolean ALL = "all".equals(System.getProperty("mxshift.tampering"));
  private static final System.Logger LOG = System.getLogger("tampering");
  private static final AtomicInteger TAMPERED = new AtomicInteger();

  @Scratch Path folder;
  private Path log;
  private GitJournal journal;
  private Store store;
  private List<Path> original;
  private final Random random = new Random(12);

  @BeforeEach
  void tell() throws Exception {
    log = Quick.layOut(folder.resolve("audit.git"));
    journal = GitJournal.open(log, "mxshift test", Optional.empty());
    store = Store.open(log, place -> {});
    Story.tell(journal);
    original = objects();
  }

  @AfterAll
  static void count() {
    LOG.log(System.Logger.Level.INFO, "{0} ways to tamper, each found and named", TAMPERED);
  }

  @AfterEach
  void close() {
    store.close();
    journal.close();
  }

  /** But for the padding at the end of a compressed stream, which no reader ever looks at. */
  @Test
  void aFlippedBitInAnyObjectIsFoundAndTheObjectIsNamed() throws Exception {
    for (Path file : sample(original)) {
      byte[] whole = Files.readAllBytes(file);
      byte[] flipped = flipped(whole);
      write(file, flipped);
      if (!Arrays.equals(whole, flipped) && !sameContent(whole, flipped)) {
        assertThat(verify()).as(() -> name(file)).anySatisfy(f -> names(f, file));
        TAMPERED.incrementAndGet();
      }
      write(file, whole);
    }
    assertThat(verify()).isEmpty();
  }

  /** Well compressed, well formed, and not what it was: only its name gives it away. */
  @Test
  void anObjectWithOtherContentUnderItsOldNameIsFound() throws Exception {
    for (Path file : sample(original)) {
      byte[] whole = Files.readAllBytes(file);
      byte[] inflated = inflated(whole);
      int from = new String(inflated, UTF_8).indexOf('\0') + 1;
      inflated[from + random.nextInt(inflated.length - from)] ^= 1;
      Files.delete(file);
      try (var out = new DeflaterOutputStream(Files.newOutputStream(file))) {
        out.write(inflated);
      }
      assertThat(verify())
          .as(() -> name(file))
          .anySatisfy(fault -> names(fault, file))
          .anySatisfy(fault -> assertThat(fault.toString()).contains("damaged"));
      TAMPERED.incrementAndGet();
      write(file, whole);
    }
  }

  @Test
  void aRemovedOrCutOffObjectIsFoundAndNamed() throws Exception {
    for (Path file : sample(original)) {
      byte[] whole = Files.readAllBytes(file);
      Files.delete(file);
      if (random.nextBoolean()) {
        Files.write(file, Arrays.copyOf(whole, random.nextInt(whole.length)));
      }
      assertThat(verify()).as(() -> name(file)).anySatisfy(fault -> names(fault, file));
      TAMPERED.incrementAndGet();
      write(file, whole);
    }
  }

  /** Git itself finds nothing wrong with such a log. */
  @Test
  void anEditOfAnyCommitIsFoundThoughAllThatFollowsWasWrittenAnew() throws Exception {
    List<UnaryOperator<String>> edits =
        List.of(
            this::edited,
            this::edited,
            text -> text.replace("anna", "bert"),
            text -> text.replace("+0000", "+0100"),
            text -> text.replace("\n\n", "\nx-note y\n\n"),
            text -> text.replaceFirst("author .*\n", ""),
            text -> text + "Mx-Actor: root\n");
    for (int at : sample(commits(0))) {
      for (int times = 0; times < 3; times++) {
        UnaryOperator<String> edit = edits.get(random.nextInt(edits.size()));
        found(at, forger -> forger.edit(at, edit));
      }
    }
  }

  @Test
  void anEditOfAnyFileIsFoundThoughAllThatFollowsWasWrittenAnew() throws Exception {
    for (int at : sample(commits(0))) {
      for (String path : opened(forger -> forger.changed(at))) {
        Optional<Item> item = Optional.of(opened(forger -> forger.item(at, path)));
        Item run = new Item(FileMode.EXECUTABLE_FILE, item.orElseThrow().id());
        List<Forging> edits =
            List.of(
                forger -> forger.replace(at, path, flipped(forger.content(at, path))),
                forger -> forger.put(at, path, item, Optional.of(run)),
                forger -> forger.put(at, path, item, Optional.empty()),
                forger -> forger.put(at, path + ".x", Optional.empty(), item));
        found(at, edits.get(random.nextInt(edits.size())));
      }
    }
  }

  @Test
  void commitsLeftOutRepeatedReorderedAndCutOffAreFound() throws Exception {
    for (int at : sample(commits(1))) {
      List<Forging> edits =
          List.of(
              forger -> forger.drop(at),
              forger -> forger.swap(at),
              forger -> forger.repeat(at),
              forger -> forger.cut(at + 1));
      found(at, edits.get(at % edits.size()));
      found(at, edits.get((at + 1) % edits.size()));
    }
  }

  @Test
  void whatDiffersIsSaid() throws Exception {
    assertThat(after(forger -> forger.edit(2, text -> text.replace("author anna", "author bert"))))
        .singleElement()
        .asString()
        .endsWith(
            "has the header 'author bert <mxshift@localhost> 1795334403 +0000', and its event makes"
                + " 'author anna <mxshift@localhost> 1795334403 +0000'");
    String plan = "domains/a3/example.com/runs/1/plan.yaml";
    assertThat(after(forger -> forger.replace(0, plan, "domain: evil.example\n".getBytes(UTF_8))))
        .singleElement()
        .asString()
        .endsWith(
            plan + " line 1 is 'domain: evil.example', the event makes 'domain: example.com'");
    assertThat(after(forger -> forger.edit(6, text -> text.replace("Mx-Event: 7", "Mx-Event: 8"))))
        .singleElement()
        .asString()
        .endsWith(
            "its message is not that of its event: line 6 is 'Mx-Event: 8', the event makes"
                + " 'Mx-Event: 7'");
  }

  /** Nothing in it contradicts anything; only what was published does. */
  @Test
  void aStoryThatWasMadeUpAnewIsFoundByWhatWasPublished() throws Exception {
    store.move(Store.PUBLISHED, Optional.empty(), store.tip().orElseThrow());
    ObjectId last = store.tip().orElseThrow();
    new Forger(store).cut(14).forge();
    assertThat(verify())
        .singleElement()
        .satisfies(fault -> assertThat(fault.commit()).isEqualTo(last.name()))
        .asString()
        .contains("was published (example.com: back/prepare/spf: written)", "cut back");
    new Forger(store).cut(9).forge();
    try (GitJournal journal = GitJournal.open(log, "mxshift test", Optional.empty())) {
      journal.append(Story.DOMAIN, entry(10, new Event.Paused("nothing to see here")));
    }
    assertThat(verify())
        .singleElement()
        .asString()
        .contains("introduce: rejected", "and 5 more", "the branch was rewritten after");
  }

  @Test
  void aBranchThatNamesNothingIsAFault() throws Exception {
    Path ref = log.resolve(Store.TIP);
    for (String text : List.of("", "junk\n", "0".repeat(39) + "1\n")) {
      Files.writeString(ref, text);
      assertThat(verify()).as(text).isNotEmpty();
    }
  }

  /** All but the last so many. */
  private static List<Integer> commits(int less) {
    return IntStream.range(0, Story.entries().size() - less).boxed().toList();
  }

  /** Some in a build, others in each test, and all of them where all are wanted. */
  private <T> List<T> sample(List<T> all) {
    return ALL ? all : all.stream().filter(one -> random.nextInt(8) == 0).toList();
  }

  private interface Forging {
    void on(Forger forger) throws IOException;
  }

  private interface Look<T> {
    T at(Forger forger) throws IOException;
  }

  /** One commit or the other is named: the one that now stands there, or the one that did. */
  private void found(int number, Forging forging) throws Exception {
    ObjectId tip = store.tip().orElseThrow();
    store.move(Store.PUBLISHED, store.ref(Store.PUBLISHED), tip);
    try (Store fresh = Store.open(log, place -> {})) {
      Forger forger = new Forger(fresh);
      List<ObjectId> was = forger.ids();
      String before = forger.commit(number);
      forging.on(forger);
      List<ObjectId> is = forger.forge();
      if (!is.equals(was)) {
        List<String> names = new ArrayList<>();
        was.stream().skip(number).limit(2).map(ObjectId::name).forEach(names::add);
        is.stream().skip(number).limit(2).map(ObjectId::name).forEach(names::add);
        assertThat(verify())
            .as(() -> number + " was " + before)
            .isNotEmpty()
            .anySatisfy(fault -> assertThat(names).contains(fault.commit()));
        TAMPERED.incrementAndGet();
      }
    }
    store.move(Store.TIP, store.tip(), tip);
    tidy();
  }

  /** The faults of a log that was forged and never published. */
  private List<Fault> after(Forging forging) throws Exception {
    Optional<ObjectId> tip = store.tip();
    Forger forger = new Forger(store);
    forging.on(forger);
    forger.forge();
    List<Fault> faults = verify();
    store.move(Store.TIP, store.tip(), tip.orElseThrow());
    return faults;
  }

  private <T> T opened(Look<T> look) throws IOException {
    return look.at(new Forger(store));
  }

  /** Another character somewhere below the tree and the parent. */
  private String edited(String commit) {
    int from = commit.indexOf("author ");
    int at = from + random.nextInt(commit.length() - from);
    char other = (char) (commit.charAt(at) ^ (1 + random.nextInt(31)));
    return commit.substring(0, at) + other + commit.substring(at + 1);
  }

  private byte[] flipped(byte[] content) {
    byte[] other = content.clone();
    other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
    return other;
  }

  private List<Fault> verify() {
    return journal.verify().faults();
  }

  /** What was forged would be read and checked again and again. */
  private void tidy() throws IOException {
    for (Path file : objects()) {
      if (!original.contains(file)) {
        Files.delete(file);
      }
    }
  }

  private static boolean sameContent(byte[] one, byte[] other) {
    try {
      return Arrays.equals(inflated(one), inflated(other));
    } catch (IOException e) {
      return false;
    }
  }

  private static byte[] inflated(byte[] deflated) throws IOException {
    try (var in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
      return in.readAllBytes();
    }
  }

  private List<Path> objects() throws IOException {
    try (Stream<Path> files = Files.walk(log.resolve("objects"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Objects are read-only files. */
  private static void write(Path file, byte[] content) throws IOException {
    Files.deleteIfExists(file);
    Files.write(file, content);
  }

  private static String name(Path file) {
    return file.getName(file.getNameCount() - 2) + "" + file.getFileName();
  }

  private static void names(Fault fault, Path file) {
    assertThat(fault.commit() + fault.file().replace("/", "") + fault.what()).contains(name(file));
  }
}
