package org.mxshift.notation;

import static org.mxshift.notation.Family.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.mxshift.program.Condition;
import org.mxshift.program.Effect;

/** The JSON of conditions. */
final class Conditions {

  static final Family<Condition> FAMILY =
      new Family<>(
          kind("approved", Condition.Approved.class, Conditions::approved, Conditions::approved),
          kind("proven", Condition.Proven.class, Conditions::proven, Conditions::proven),
          kind(
              "confirmed", Condition.Confirmed.class, Conditions::confirmed, Conditions::confirmed),
          kind("waited", Condition.Waited.class, Conditions::waited, Conditions::waited),
          kind("observed", Condition.Observed.class, Conditions::observed, Conditions::observed),
          kind("awaited", Condition.Awaited.class, Conditions::awaited, Conditions::awaited));

  private Conditions() {}

  private static void approved(Condition.Approved condition, ObjectNode node) {
    node.put("gate", Words.of(condition.gate()));
  }

  private static Condition.Approved approved(Fields fields) {
    return new Condition.Approved(fields.word("gate", Effect.values()));
  }

  private static void proven(Condition.Proven condition, ObjectNode node) {
    node.set("questions", Questions.FAMILY.array(condition.questions()));
  }

  private static Condition.Proven proven(Fields fields) {
    return new Condition.Proven(Questions.FAMILY.list(fields, "questions"));
  }

  private static void confirmed(Condition.Confirmed condition, ObjectNode node) {
    node.put("messages", condition.messages());
  }

  private static Condition.Confirmed confirmed(Fields fields) {
    return new Condition.Confirmed(fields.number("messages"));
  }

  private static void waited(Condition.Waited condition, ObjectNode node) {
    node.put("length", condition.length().toString());
    condition.set().ifPresent(set -> node.set("set", Records.key(set)));
  }

  private static Condition.Waited waited(Fields fields) {
    return new Condition.Waited(
        Records.time(fields, "length"), fields.maybeObject("set").map(Records::readKey));
  }

  private static void observed(Condition.Observed condition, ObjectNode node) {
    node.put("span", condition.span().toString());
    node.put("every", condition.every().toString());
    node.put("greens", condition.greens());
    node.set("watch", Questions.FAMILY.array(condition.watch()));
  }

  private static Condition.Observed observed(Fields fields) {
    return new Condition.Observed(
        Records.time(fields, "span"),
        Records.time(fields, "every"),
        fields.number("greens"),
        Questions.FAMILY.list(fields, "watch"));
  }

  private static void awaited(Condition.Awaited condition, ObjectNode node) {
    node.put("limit", condition.limit().toString());
    node.put("every", condition.every().toString());
    node.set("questions", Questions.FAMILY.array(condition.questions()));
  }

  private static Condition.Awaited awaited(Fields fields) {
    return new Condition.Awaited(
        Records.time(fields, "limit"),
        Records.time(fields, "every"),
        Questions.FAMILY.list(fields, "questions"));
  }
}
