package org.mxshift.spf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** One document of a suite in the form of openspf.org: zone data, and sessions to be judged. */
record Scenario(String description, ZoneData zone, List<Case> cases) {

  /** One session, the results that are right, and the explanation if it matters. */
  record Case(String name, Session session, List<String> results, Optional<String> explanation) {}

  static List<Scenario> read(InputStream suite) throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    List<Scenario> scenarios = new ArrayList<>();
    for (JsonNode document : yaml.readerFor(JsonNode.class).<JsonNode>readValues(suite).readAll()) {
      List<Case> cases = new ArrayList<>();
      document
          .path("tests")
          .properties()
          .forEach(test -> cases.add(read(test.getKey(), test.getValue())));
      scenarios.add(
          new Scenario(
              document.path("description").asText(),
              new ZoneData(document.path("zonedata")),
              cases));
    }
    return scenarios;
  }

  private static Case read(String name, JsonNode test) {
    Session session =
        new Session(
            IpAddress.parse(test.path("host").asText()),
            test.path("helo").asText(),
            test.path("mailfrom").asText());
    JsonNode result = test.path("result");
    List<String> results =
        result.isArray()
            ? StreamSupport.stream(result.spliterator(), false).map(JsonNode::asText).toList()
            : List.of(result.asText());
    return new Case(
        name,
        session,
        results,
        Optional.of(test.path("explanation")).filter(JsonNode::isTextual).map(JsonNode::asText));
  }
}
