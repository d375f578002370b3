package org.mxshift.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The language page, the schema and the reader tell the same language. */
class LanguagePageTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z_.]+)` \\| .+? \\| (.*?) \\| .*\\|$");
  private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");

  private final String page = Files.readString(Path.of("plans", "README.md"));

  LanguagePageTest() throws IOException {}

  @Test
  void haveTheSameKeys() throws PlanException {
    Set<String> reader = new TreeSet<>();
    Keys.ALL.forEach(
        (path, keys) -> keys.forEach(key -> reader.add(path.isEmpty() ? key : path + "." + key)));
    assertThat(rows().keySet()).isEqualTo(reader);
    assertThat(schemaDefaults().keySet()).isEqualTo(reader);
  }

  @Test
  void haveTheSameDefaults() throws PlanException {
    Map<String, String> schema = schemaDefaults();
    schema.put("owners", "[\"@\"]");
    schema.put("from.dead", "false");
    schema.values().removeIf(String::isEmpty);
    Map<String, String> told = rows();
    told.values().removeIf(text -> !text.matches("`[^`]+`"));
    told.replaceAll((key, text) -> text.replace("`", ""));
    assertThat(told).isEqualTo(schema);
  }

  @Test
  void theReaderFillsInTheDefaultsThatThePageTells() throws PlanException {
    String verify = "verify: {addresses: [a@example.com], mailbox: b@example.com";
    StringBuilder inVerify = new StringBuilder(verify);
    Map<String, String> lines = new LinkedHashMap<>();
    rows()
        .forEach(
            (key, told) -> {
              String value = told.replace("`", "");
              if (key.startsWith("verify.") && told.matches("`[^`]+`")) {
                inVerify.append(", ").append(key.substring(7)).append(": ").append(value);
              } else if (key.equals("ttl.during")) {
                lines.put("ttl", "ttl: {during: " + value + "}");
              } else if (told.matches("`[^`]+`") && !key.contains(".")) {
                lines.put(key, key + ": " + value);
              }
            });
    lines.put("verify", inVerify + "}");
    assertThat(lines).containsKeys("hold", "drain", "gates", "introduce", "old_side", "on_failure");
    assertThat(Documents.plan(lines.values().toArray(String[]::new)))
        .isEqualTo(Documents.plan(verify + "}"));
  }

  @Test
  void itsExamplesAreReadAndTheLastShowsEveryKey() throws PlanException {
    var examples = YAML.matcher(page).results().map(match -> match.group(1)).toList();
    assertThat(examples).hasSize(2);
    for (String example : examples) {
      assertThat(Plans.read("README.md", example.getBytes(UTF_8), Documents::addresses))
          .isNotNull();
    }
    assertThat(rows().keySet())
        .allSatisfy(
            key ->
                assertThat(examples.get(1))
                    .contains(key.substring(key.lastIndexOf('.') + 1) + ":"));
  }

  /** Key to default, as the table tells it. */
  private Map<String, String> rows() {
    Map<String, String> rows = new TreeMap<>();
    for (MatchResult row : ROW.matcher(page).results().toList()) {
      assertThat(rows.put(row.group(1), row.group(2).strip())).as(row.group(1)).isNull();
    }
    return rows;
  }

  private static Map<String, String> schemaDefaults() throws PlanException {
    byte[] schema = Plans.schema().getBytes(UTF_8);
    Map<String, String> defaults = new TreeMap<>();
    collect("", TreeReader.read("s.json", schema, new Complaints("s.json")), defaults);
    return defaults;
  }

  private static void collect(String path, Node schema, Map<String, String> found) {
    if (schema instanceof Node.Mapping mapping) {
      Node.Entry properties = mapping.entries().get("properties");
      if (properties != null && properties.value() instanceof Node.Mapping keys) {
        keys.entries()
            .forEach(
                (key, entry) -> {
                  String full = path.isEmpty() ? key : path + "." + key;
                  found.put(full, defaultOf(entry.value()));
                  collect(full, entry.value(), found);
                });
      }
      Node.Entry choice = mapping.entries().get("oneOf");
      if (choice != null && choice.value() instanceof Node.Sequence either) {
        either.items().forEach(one -> collect(path, one, found));
      }
    }
  }

  private static String defaultOf(Node schema) {
    Node.Entry entry = ((Node.Mapping) schema).entries().get("default");
    if (entry == null) {
      return "";
    }
    return entry.value() instanceof Node.Sequence list
        ? list.items().stream().map(item -> ((Node.Scalar) item).text()).toList().toString()
        : ((Node.Scalar) entry.value()).text();
  }
}
