package org.mxshift.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One call as it came over HTTP.
 *
 * @param action which one, such as {@code GetChange}
 * @param id of the zone or change it is about; empty when it is about none
 * @param parameters of the query
 * @param accessKey who signed; empty when nobody did
 * @param content what was sent
 */
record Route53Call(
    String action, String id, Map<String, String> parameters, String accessKey, String content) {

  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/\\d{8}/us-east-1/route53/aws4_request,.*");

  private static final Map<String, Pattern> ACTIONS =
      Map.of(
          "ListHostedZonesByName", Pattern.compile("GET /2013-04-01/hostedzonesbyname()"),
          "ListResourceRecordSets", Pattern.compile("GET /2013-04-01/hostedzone/(\\w+)/rrset/?"),
          "ChangeResourceRecordSets", Pattern.compile("POST /2013-04-01/hostedzone/(\\w+)/rrset/?"),
          "GetChange", Pattern.compile("GET /2013-04-01/change/(\\w+)"));

  static Route53Call of(HttpListener.Request request) {
    String line = request.method() + " " + request.path();
    String action = "Unknown";
    String id = "";
    for (Map.Entry<String, Pattern> entry : ACTIONS.entrySet()) {
      Matcher matcher = entry.getValue().matcher(line);
      if (matcher.matches()) {
        action = entry.getKey();
        id = matcher.group(1);
      }
    }
    return new Route53Call(
        action, id, parameters(request.query()), signer(request), request.body());
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> found = new HashMap<>();
    for (String pair : query.split("&")) {
      String[] sides = pair.split("=", 2);
      found.put(sides[0], sides.length == 2 ? URLDecoder.decode(sides[1], UTF_8) : "");
    }
    return found;
  }

  private static String signer(HttpListener.Request request) {
    Matcher matcher = CREDENTIAL.matcher(request.headers().getOrDefault("authorization", ""));
    return matcher.matches() ? matcher.group(1) : "";
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** How many items are asked for, at most so many. */
  int most(int limit) {
    String asked = parameter("maxitems");
    return asked.isEmpty() ? limit : Math.min(limit, Integer.parseInt(asked));
  }
}
