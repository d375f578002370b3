package org.mxshift.notation;

import static org.mxshift.notation.Family.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;
import org.mxshift.spi.Question;
import org.mxshift.spi.Route;
import org.mxshift.spi.Sent;

/** The JSON of questions and of the ways that test messages take. */
final class Questions {

  static final Family<Route> ROUTES =
      new Family<>(
          kind("direct", Route.Direct.class, (r, n) -> host(r.host(), n), Questions::direct),
          kind("routed", Route.Routed.class, Questions::routed, Questions::routed),
          kind("through", Route.Through.class, (r, n) -> host(r.host(), n), Questions::through));

  static final Family<Question> FAMILY =
      new Family<>(
          kind("served", Question.Served.class, Questions::served, Questions::served),
          kind("cached", Question.Cached.class, Questions::cached, Questions::cached),
          kind("accepts", Question.Accepts.class, Questions::accepts, Questions::accepts),
          kind("delivers", Question.Delivers.class, Questions::delivers, Questions::delivers),
          kind("policy", Question.Policy.class, Questions::policy, Questions::policy),
          kind("secured", Question.Secured.class, Questions::secured, Questions::secured),
          kind("fit", Question.Fit.class, Questions::fit, Questions::fit));

  private Questions() {}

  private static void served(Question.Served question, ObjectNode node) {
    node.put("zone", question.zone().absolute());
    node.set("image", Records.write(question.image()));
    node.set("lame", Records.names(question.lame()));
  }

  private static Question.Served served(Fields fields) {
    return new Question.Served(
        zone(fields), Records.readImage(fields.object("image")), fields.list("lame", Name::of));
  }

  private static Name zone(Fields fields) {
    return fields.as("zone", Name::of);
  }

  private static void cached(Question.Cached question, ObjectNode node) {
    node.set("set", Records.key(question.set()));
  }

  private static Question.Cached cached(Fields fields) {
    return new Question.Cached(Records.readKey(fields.object("set")));
  }

  private static void accepts(Question.Accepts question, ObjectNode node) {
    host(question.host(), node);
    node.set(
        "recipients",
        Records.texts(question.recipients().stream().map(MailAddress::toString).toList()));
    sender(question.sender(), node);
  }

  private static Question.Accepts accepts(Fields fields) {
    List<MailAddress> recipients = fields.list("recipients", MailAddress::of);
    return new Question.Accepts(host(fields), recipients, sender(fields));
  }

  private static void delivers(Question.Delivers question, ObjectNode node) {
    node.put("mailbox", question.mailbox().toString());
    sender(question.sender(), node);
    ROUTES.put(question.route(), node.putObject("route"));
    if (question.arrives()) {
      node.put("arrives", true);
    }
  }

  private static Question.Delivers delivers(Fields fields) {
    Route route = ROUTES.read(fields.object("route"));
    MailAddress mailbox = fields.as("mailbox", MailAddress::of);
    return new Question.Delivers(route, mailbox, sender(fields), fields.maybeFlag("arrives"));
  }

  static void sent(Sent message, ObjectNode node) {
    node.put("digest", message.digest());
    node.put("at", message.at().toString());
    ROUTES.put(message.route(), node.putObject("route"));
  }

  static Sent sent(Fields fields) {
    return new Sent(
        fields.text("digest"),
        fields.as("at", Instant::parse),
        ROUTES.read(fields.object("route")));
  }

  private static void policy(Question.Policy question, ObjectNode node) {
    node.put("domain", question.domain().absolute());
    node.set("hosts", Records.names(question.hosts()));
    node.set("gone", Records.names(question.gone()));
  }

  private static Question.Policy policy(Fields fields) {
    return new Question.Policy(
        fields.as("domain", Name::of),
        fields.list("hosts", Name::of),
        fields.list("gone", Name::of));
  }

  private static void secured(Question.Secured question, ObjectNode node) {
    host(question.host(), node);
    question.domain().ifPresent(domain -> node.put("domain", domain.absolute()));
  }

  private static Question.Secured secured(Fields fields) {
    return new Question.Secured(host(fields), fields.maybe("domain", Name::of));
  }

  private static void fit(Question.Fit question, ObjectNode node) {
    host(question.host(), node);
    node.put("domain", question.domain().absolute());
    node.put("known", question.known().toString());
    sender(question.sender(), node);
    node.set("before", Records.names(question.before()));
  }

  private static Question.Fit fit(Fields fields) {
    return new Question.Fit(
        host(fields),
        fields.as("domain", Name::of),
        fields.as("known", MailAddress::of),
        sender(fields),
        fields.list("before", Name::of));
  }

  private static Route.Direct direct(Fields fields) {
    return new Route.Direct(host(fields));
  }

  private static Route.Through through(Fields fields) {
    return new Route.Through(host(fields));
  }

  private static void routed(Route.Routed route, ObjectNode node) {
    node.put("domain", route.domain().absolute());
    node.set("hosts", Records.names(route.hosts()));
  }

  private static Route.Routed routed(Fields fields) {
    return new Route.Routed(fields.as("domain", Name::of), fields.list("hosts", Name::of));
  }

  private static void host(Name host, ObjectNode node) {
    node.put("host", host.absolute());
  }

  private static Name host(Fields fields) {
    return fields.as("host", Name::of);
  }

  /** The envelope sender; without the field it is the null sender. */
  static void sender(Optional<MailAddress> sender, ObjectNode node) {
    sender.ifPresent(address -> node.put("sender", address.toString()));
  }

  static Optional<MailAddress> sender(Fields fields) {
    return fields.maybe("sender", MailAddress::of);
  }
}
