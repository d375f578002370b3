package org.mxshift.notation;

import static org.mxshift.notation.Family.kind;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.mxshift.engine.Cause;
import org.mxshift.engine.Event;
import org.mxshift.engine.Round;
import org.mxshift.engine.Trigger;
import org.mxshift.engine.Written;
import org.mxshift.model.PublicKey;
import org.mxshift.program.Effect;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Verdict;

/** The JSON of events. */
final class Events {

  static final Family<Event> FAMILY =
      new Family<>(
          kind("started", Event.Started.class, Events::started, Events::started),
          kind("lived", Event.Lived.class, Events::lived, Events::lived),
          kind("probed", Event.Probed.class, Events::probed, Events::probed),
          kind("approved", Event.Approved.class, Events::approved, Events::approved),
          kind(
              "confirmed",
              Event.Confirmed.class,
              (event, node) -> node.put("token", event.token()),
              fields -> new Event.Confirmed(fields.text("token"))),
          kind("handed-in", Event.HandedIn.class, Events::handedIn, Events::handedIn),
          kind(
              "jumped",
              Event.Jumped.class,
              (event, node) -> node.put("by", event.by().toString()),
              fields -> new Event.Jumped(fields.as("by", Duration::parse))),
          kind(
              "unchecked",
              Event.Unchecked.class,
              (event, node) -> {
                node.set("checks", Records.texts(event.checks()));
                node.put("reason", event.reason());
              },
              fields -> new Event.Unchecked(fields.texts("checks"), fields.text("reason"))),
          kind(
              "paused",
              Event.Paused.class,
              (event, node) -> node.put("reason", event.reason()),
              fields -> new Event.Paused(fields.text("reason"))),
          kind("resumed", Event.Resumed.class, (e, n) -> {}, fields -> new Event.Resumed()),
          kind("turned", Event.Turned.class, Events::turned, Events::turned),
          kind("released", Event.Released.class, (e, n) -> {}, fields -> new Event.Released()),
          kind("replanned", Event.Replanned.class, Events::replanned, Events::replanned),
          kind(
              "abandoned",
              Event.Abandoned.class,
              (event, node) -> node.put("reason", event.reason()),
              fields -> new Event.Abandoned(fields.text("reason"))));

  private Events() {}

  private static void started(Event.Started event, ObjectNode node) {
    node.set("program", Programs.write(event.program()));
    node.put("plan", event.plan());
    event.cachedFor().ifPresent(time -> node.put("cachedFor", time.toString()));
  }

  private static Event.Started started(Fields fields) {
    return new Event.Started(
        Programs.read(fields.object("program")),
        fields.text("plan"),
        fields.maybe("cachedFor", Duration::parse));
  }

  private static void lived(Event.Lived event, ObjectNode node) {
    node.put("move", event.move());
    node.put("trigger", Words.of(event.trigger()));
    node.put("why", event.why());
    event
        .written()
        .ifPresent(
            written -> {
              ObjectNode write = node.putObject("written");
              write.set("before", Records.write(written.before()));
              write.set("after", Records.write(written.after()));
              written.receipt().ifPresent(receipt -> write.put("receipt", receipt.text()));
            });
  }

  private static Event.Lived lived(Fields fields) {
    return new Event.Lived(
        fields.text("move"),
        fields.word("trigger", Trigger.values()),
        fields.text("why"),
        fields.maybeObject("written").map(Events::written));
  }

  private static Written written(Fields fields) {
    return new Written(
        Records.readSnapshot(fields.object("before")),
        Records.read(fields.object("after")),
        fields.maybe("receipt", Receipt::new));
  }

  private static void probed(Event.Probed event, ObjectNode node) {
    node.put("move", event.move());
    node.put("round", Words.of(event.round()));
    node.put("verdict", Words.of(event.verdict()));
    node.put("summary", event.summary());
    node.set("evidence", Records.texts(event.evidence()));
    event.set().ifPresent(set -> node.set("set", Records.key(set)));
    event.cachedFor().ifPresent(time -> node.put("cachedFor", time.toString()));
    node.set("tokens", Records.texts(event.tokens()));
    if (!event.awaited().isEmpty()) {
      ArrayNode awaited = node.putArray("awaited");
      event.awaited().forEach(message -> Questions.sent(message, awaited.addObject()));
    }
    event.remarks().ifPresent(lines -> node.set("remarks", Records.texts(lines)));
  }

  private static Event.Probed probed(Fields fields) {
    return new Event.Probed(
        fields.text("move"),
        fields.word("round", Round.values()),
        fields.word("verdict", Verdict.values()),
        fields.text("summary"),
        fields.texts("evidence"),
        fields.maybeObject("set").map(Records::readKey),
        fields.maybe("cachedFor", Duration::parse),
        fields.texts("tokens"),
        fields.maybeObjects("awaited").stream()
            .map(message -> message.make(() -> Questions.sent(message)))
            .toList(),
        fields.maybeTexts("remarks"));
  }

  private static void approved(Event.Approved event, ObjectNode node) {
    node.put("gate", Words.of(event.gate()));
    node.put("fingerprint", event.fingerprint());
  }

  private static Event.Approved approved(Fields fields) {
    return new Event.Approved(fields.word("gate", Effect.values()), fields.text("fingerprint"));
  }

  private static void handedIn(Event.HandedIn event, ObjectNode node) {
    node.put("by", event.by().toString());
    Testimonies.put(event.text(), event.signature(), node);
  }

  private static Event.HandedIn handedIn(Fields fields) {
    Testimonies.Signed signed = Testimonies.signed(fields);
    return new Event.HandedIn(
        signed.testimony(), signed.text(), signed.signature(), fields.as("by", PublicKey::parse));
  }

  private static void turned(Event.Turned event, ObjectNode node) {
    node.put("cause", Words.of(event.cause()));
    node.put("why", event.why());
    event.halt().ifPresent(halt -> node.put("halt", halt));
    node.set("program", Programs.write(event.program()));
  }

  private static Event.Turned turned(Fields fields) {
    return new Event.Turned(
        Programs.read(fields.object("program")),
        fields.word("cause", Cause.values()),
        fields.maybeText("halt"),
        fields.text("why"));
  }

  private static void replanned(Event.Replanned event, ObjectNode node) {
    node.set("program", Programs.write(event.program()));
    node.put("plan", event.plan());
  }

  private static Event.Replanned replanned(Fields fields) {
    return new Event.Replanned(Programs.read(fields.object("program")), fields.text("plan"));
  }
}
