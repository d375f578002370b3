package org.mxshift.sandbox;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Route 53's XML, version 2013-04-01: batches read, answers written. */
final class Route53Xml {
  static final String NAMESPACE = "https://route53.amazonaws.com/doc/2013-04-01/";

  private Route53Xml() {}

  /**
   * A batch as it was sent.
   *
   * @param comment empty when there is none
   */
  record Batch(String comment, List<Route53Change> changes) {}

  /**
   * @throws IllegalArgumentException when it is no batch
   */
  static Batch batch(String body) {
    Element root = root(body);
    if (!"ChangeResourceRecordSetsRequest".equals(root.getLocalName())) {
      throw new IllegalArgumentException("no ChangeResourceRecordSetsRequest");
    }
    Element batch = children(root, "ChangeBatch").get(0);
    List<Route53Change> changes = new ArrayList<>();
    for (Element change : children(children(batch, "Changes").get(0), "Change")) {
      Element set = children(change, "ResourceRecordSet").get(0);
      changes.add(new Route53Change(text(change, "Action"), set(set)));
    }
    return new Batch(text(batch, "Comment"), changes);
  }

  private static Route53Set set(Element element) {
    List<String> values = new ArrayList<>();
    Map<String, String> routing = new HashMap<>();
    for (Element child : children(element, "*")) {
      switch (child.getLocalName()) {
        case "Name", "Type", "TTL" -> {}
        case "ResourceRecords" ->
            children(child, "ResourceRecord").forEach(record -> values.add(text(record, "Value")));
        default -> routing.put(child.getLocalName(), escaped(child.getTextContent()));
      }
    }
    String ttl = text(element, "TTL");
    return new Route53Set(
        text(element, "Name"),
        text(element, "Type"),
        ttl.isEmpty() ? 0 : Long.parseLong(ttl),
        values,
        routing);
  }

  private static Element root(String body) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      Element root =
          factory
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(body)))
              .getDocumentElement();
      if (!NAMESPACE.equals(root.getNamespaceURI())) {
        throw new IllegalArgumentException("not in the namespace " + NAMESPACE);
      }
      return root;
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException("no XML: " + e.getMessage(), e);
    }
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element
          && (name.equals("*") || name.equals(element.getLocalName()))) {
        found.add(element);
      }
    }
    return found;
  }

  private static String text(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? "" : found.get(0).getTextContent();
  }

  static String zones(String asked, List<Route53Zone> page, List<Route53Zone> rest, int most) {
    String next =
        rest.isEmpty()
            ? ""
            : element("NextDNSName", escaped(rest.get(0).name()))
                + element("NextHostedZoneId", rest.get(0).id());
    return root(
        "ListHostedZonesByNameResponse",
        element("HostedZones", page.stream().map(Route53Xml::zone).collect(Collectors.joining()))
            + element("DNSName", escaped(asked))
            + element("IsTruncated", "" + !rest.isEmpty())
            + next
            + element("MaxItems", "" + most));
  }

  private static String zone(Route53Zone zone) {
    String linked =
        zone.linkedTo().isEmpty()
            ? ""
            : element("LinkedService", element("ServicePrincipal", escaped(zone.linkedTo())));
    return element(
        "HostedZone",
        element("Id", "/hostedzone/" + zone.id())
            + element("Name", escaped(zone.name()))
            + element("CallerReference", zone.id())
            + element("Config", element("PrivateZone", "" + zone.isPrivate()))
            + element("ResourceRecordSetCount", "" + zone.size())
            + linked);
  }

  static String sets(List<Route53Set> page, boolean truncated, int most) {
    return root(
        "ListResourceRecordSetsResponse",
        element(
                "ResourceRecordSets",
                page.stream().map(Route53Xml::set).collect(Collectors.joining()))
            + element("IsTruncated", "" + truncated)
            + element("MaxItems", "" + most));
  }

  private static String set(Route53Set set) {
    String routing =
        set.routing().entrySet().stream()
            .map(entry -> element(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining());
    String records =
        set.values().stream()
            .map(value -> element("ResourceRecord", element("Value", escaped(value))))
            .collect(Collectors.joining());
    String data =
        set.values().isEmpty()
            ? ""
            : element("TTL", "" + set.ttl()) + element("ResourceRecords", records);
    return element(
        "ResourceRecordSet",
        element("Name", escaped(set.name().replace("*", "\\052")))
            + element("Type", set.type())
            + routing
            + data);
  }

  static String change(String root, String id, String status, String at, String comment) {
    return root(
        root,
        element(
            "ChangeInfo",
            element("Id", "/change/" + id)
                + element("Status", status)
                + element("SubmittedAt", at)
                + (comment.isEmpty() ? "" : element("Comment", escaped(comment)))));
  }

  static String error(String code, String message) {
    return root(
        "ErrorResponse",
        element(
                "Error",
                element("Type", "Sender")
                    + element("Code", code)
                    + element("Message", escaped(message)))
            + element("RequestId", "00000000-0000-0000-0000-000000000000"));
  }

  private static String root(String name, String inside) {
    return "<?xml version=\"1.0\"?>\n<"
        + name
        + " xmlns=\""
        + NAMESPACE
        + "\">"
        + inside
        + "</"
        + name
        + ">";
  }

  private static String element(String name, String inside) {
    return "<" + name + ">" + inside + "</" + name + ">";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
