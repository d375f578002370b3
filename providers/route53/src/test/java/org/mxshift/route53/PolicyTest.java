package org.mxshift.route53;

import static org.mxshift.claims.Claims.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.sandbox.Route53Change;
import org.mxshift.sandbox.Route53Set;
import org.mxshift.spi.Desired;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;

/** The policy in the README allows what the provider does, and nothing else. */
class PolicyTest {
  private static final String KEY = "route53:ChangeResourceRecordSets";

  private final JsonNode policy = policy();

  @Test
  void allowsExactlyTheCallsThatAreMade() throws ProviderException {
    Set<String> made = new TreeSet<>();
    try (Hosted hosted = new Hosted()) {
      Snapshot before = hosted.reader().read(Hosted.NAME, RecordType.MX);
      var receipt =
          hosted.writer().swap(before, Desired.of(Hosted.mx(300, "10 a.example.")), "marker");
      hosted.writer().inSync(receipt);
      hosted.fake.calls().keySet().forEach(action -> made.add("route53:" + action));
    }
    Set<String> allowed = new TreeSet<>();
    policy.get("Statement").forEach(one -> allowed.addAll(texts(one.get("Action"))));

    assertThat(allowed).isEqualTo(made);
  }

  @Test
  void writesAreBoundToOneZoneAndToNamesTypesAndActions() {
    JsonNode writing = statement(KEY);
    JsonNode condition = writing.get("Condition");

    assertThat(texts(writing.get("Resource")))
        .allMatch(arn -> arn.matches("arn:aws:route53:::hostedzone/Z[A-Z0-9]+"));
    assertThat(condition.fieldNames()).toIterable().containsExactly("ForAllValues:StringEquals");
    JsonNode keys = condition.get("ForAllValues:StringEquals");
    assertThat(texts(keys.get(KEY + "Actions"))).containsExactlyInAnyOrder("CREATE", "DELETE");
    assertThat(texts(keys.get(KEY + "RecordTypes"))).containsExactlyInAnyOrder("MX", "TXT");
    assertThat(texts(keys.get(KEY + "NormalizedRecordNames")))
        .isNotEmpty()
        .allMatch(name -> name.matches("([a-z0-9_-]+\\.)+[a-z0-9-]+"), "lower case, no final dot");
    assertThat(keys.size()).isEqualTo(3);
  }

  /** Each change of a batch is judged by itself, names without final dot. */
  @Test
  void letsThroughWhatIsSentAndNotWhatOthersSend() throws ProviderException {
    JsonNode keys = statement(KEY).get("Condition").get("ForAllValues:StringEquals");
    try (Hosted hosted = new Hosted()) {
      for (Name owner : List.of(Hosted.NAME, Hosted.NAME.child("_mta-sts"))) {
        for (RecordType type : List.of(RecordType.MX, RecordType.TXT)) {
          Rdata value = Rdata.parse(type, type.equals(RecordType.MX) ? "10 a." : "\"v=spf1 -all\"");
          RecordSet set = new RecordSet(owner, type, new Ttl(300), List.of(value));
          hosted.writer().swap(hosted.reader().read(owner, type), Desired.of(set), "");
          RecordSet low = set.withTtl(new Ttl(60));
          hosted.writer().swap(hosted.reader().read(owner, type), Desired.of(low), "");
        }
      }
      List<Route53Change> sent =
          hosted.fake.batches().stream().flatMap(batch -> batch.changes().stream()).toList();
      assertThat(sent).hasSize(12).allMatch(change -> isLetThrough(keys, change));
    }
    Route53Set mx = Route53Set.simple("example.test", "MX", 60, "10 a.");
    Route53Set other = Route53Set.simple("www.example.test", "MX", 60, "10 a.");
    Route53Set address = Route53Set.simple("example.test", "A", 60, "192.0.2.1");
    assertThat(
            List.of(
                new Route53Change("UPSERT", mx),
                new Route53Change("CREATE", other),
                new Route53Change("CREATE", address)))
        .noneMatch(change -> isLetThrough(keys, change));
  }

  private static boolean isLetThrough(JsonNode keys, Route53Change change) {
    String name =
        change.set().name().replaceFirst("\\.$", "").replace("example.test", "example.com");
    return texts(keys.get(KEY + "Actions")).contains(change.action())
        && texts(keys.get(KEY + "RecordTypes")).contains(change.set().type())
        && texts(keys.get(KEY + "NormalizedRecordNames")).contains(name);
  }

  @Test
  void everyStatementAllowsAndNothingIsOpenToEverything() {
    assertThat(policy.get("Version").asText()).isEqualTo("2012-10-17");
    for (JsonNode statement : policy.get("Statement")) {
      assertThat(statement.get("Effect").asText()).isEqualTo("Allow");
      assertThat(texts(statement.get("Action"))).noneMatch(action -> action.contains("*"));
    }
    assertThat(texts(statement("route53:ListResourceRecordSets").get("Resource")))
        .isEqualTo(texts(statement(KEY).get("Resource")));
  }

  private JsonNode statement(String action) {
    return StreamSupport.stream(policy.get("Statement").spliterator(), false)
        .filter(one -> texts(one.get("Action")).contains(action))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).toList()
        : List.of(node.asText());
  }

  private static JsonNode policy() {
    try {
      String page = Files.readString(Path.of("providers", "route53", "README.md"));
      Matcher block = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(page);
      assertThat(block.find()).isTrue();
      return new ObjectMapper().readTree(block.group(1));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
