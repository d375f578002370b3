package org.mxshift.notation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;
import org.mxshift.model.PublicKey;
import org.mxshift.model.Window;
import org.mxshift.model.Windows;
import org.mxshift.program.Effect;
import org.mxshift.program.Terms;

/** The JSON of a program's terms. */
final class TermsNotation {

  private TermsNotation() {}

  static ObjectNode write(Terms terms) {
    ObjectNode node = Json.object();
    node.set(
        "recipients",
        Records.texts(terms.recipients().stream().map(MailAddress::toString).toList()));
    node.put("mailbox", terms.mailbox().toString());
    Questions.sender(terms.sender(), node);
    node.put("confirm", terms.confirm());
    ObjectNode vouched = node.putObject("vouched");
    terms.vouched().forEach((host, reason) -> vouched.put(host.absolute(), reason));
    node.set("gates", Records.texts(terms.gates().stream().map(Words::of).toList()));
    node.put("every", terms.every().toString());
    node.put("greens", terms.greens());
    node.put("hold", terms.hold().toString());
    node.put("drain", terms.drain().toString());
    terms.margin().ifPresent(margin -> node.put("margin", margin.toString()));
    node.put("lag", terms.lag().toString());
    node.put("deferred", terms.deferred().toString());
    node.put("retreats", terms.retreats());
    node.set("lame", Records.names(terms.lame()));
    if (terms.arrives()) {
      node.put("arrives", true);
    }
    if (!terms.probers().isEmpty()) {
      node.set(
          "probers", Records.texts(terms.probers().stream().map(PublicKey::toString).toList()));
    }
    if (!terms.windows().areAlways()) {
      node.set("windows", windows(terms.windows()));
    }
    return node;
  }

  private static ObjectNode windows(Windows windows) {
    ObjectNode node = Json.object();
    node.put("zone", windows.zone().getId());
    node.set("allow", Records.texts(windows.allow().stream().map(Window::toString).toList()));
    node.set("deny", Records.texts(windows.deny().stream().map(Window::toString).toList()));
    return node;
  }

  private static Windows windows(Fields fields) {
    return new Windows(
        fields.as("zone", ZoneId::of),
        fields.list("allow", Window::parse),
        fields.list("deny", Window::parse));
  }

  static Terms read(Fields fields) {
    return fields.make(
        () ->
            new Terms(
                fields.list("recipients", MailAddress::of),
                fields.as("mailbox", MailAddress::of),
                Questions.sender(fields),
                fields.flag("confirm"),
                vouched(fields.object("vouched")),
                new TreeSet<>(fields.list("gates", word -> gate(fields, word))),
                Records.time(fields, "every"),
                fields.number("greens"),
                Records.time(fields, "hold"),
                Records.time(fields, "drain"),
                fields.maybe("margin", Duration::parse),
                Records.time(fields, "lag"),
                Records.time(fields, "deferred"),
                fields.flag("retreats"),
                fields.list("lame", Name::of),
                fields.maybeFlag("arrives"),
                fields.maybeList("probers", PublicKey::parse),
                fields.maybeObject("windows").map(TermsNotation::windows).orElse(Windows.ALWAYS)));
  }

  private static Effect gate(Fields fields, String word) {
    return Fields.constant(fields.place("gates"), word, Effect.values());
  }

  private static SortedMap<Name, String> vouched(Fields fields) {
    SortedMap<Name, String> hosts = new TreeMap<>();
    fields
        .node()
        .fieldNames()
        .forEachRemaining(host -> hosts.put(fields.make(() -> Name.of(host)), fields.text(host)));
    return hosts;
  }
}
