package org.mxshift.plan;

import java.util.List;
import java.util.Optional;
import org.mxshift.model.TimeText;
import org.mxshift.model.Windows;

/** Writes a plan as commented YAML, so that {@link Plans} reads an equal one. */
public final class PlanText {

  private final YamlLines lines = new YamlLines();
  private final Plan plan;

  private PlanText(Plan plan) {
    this.plan = plan;
  }

  /** The plan as text, every default written out. */
  public static String of(Plan plan) {
    PlanText text = new PlanText(plan);
    text.start();
    text.records();
    text.oldSide();
    text.times();
    text.verify();
    text.decisions();
    return text.lines.text();
  }

  private void start() {
    lines.comment(
        "Moves the mail of " + plan.domain() + ". Every key is explained in plans/README.md.");
    lines.raw("mxshift", Integer.toString(Plan.VERSION));
    lines.word("domain", plan.domain().text());
    lines
        .gap()
        .comment("Where the records live; secrets stand in mxshift.yaml, never here.")
        .open("zone");
    plan.zone().provider().ifPresent(provider -> lines.word("provider", provider));
    plan.zone().account().ifPresent(account -> lines.word("account", account));
    lines.word("name", plan.zone().name().text());
    plan.zone().settings().forEach(lines::word);
    lines.close();
  }

  private void records() {
    lines.gap().comment("What is published today; anything else is refused.").open("from");
    lines.words("mx", plan.from().mx());
    if (plan.from().dead()) {
      lines.raw("dead", "true");
    }
    lines.close();
    lines.gap().comment("What is published at the end.").open("to");
    to();
    lines.close();
  }

  /**
   * Whatever a preset proposed is written out, so that a later one with other words matters not.
   */
  private void to() {
    To to = plan.to();
    boolean all = to.preset().isPresent();
    to.preset().ifPresent(this::preset);
    lines.words("mx", to.mx());
    flag("exclusive", to.exclusive(), all);
    flag("fixed", to.fixed(), all);
    flag("verify_by_mx", to.verifyByMx(), all);
    to.activation().ifPresent(this::activation);
  }

  private void activation(Activation activation) {
    lines.open("activation");
    lines.quoted("reason", activation.reason());
    lines.raw("within", TimeText.print(activation.within()));
    lines.close();
  }

  private void preset(PresetChoice preset) {
    lines.word("preset", preset.name());
    if (!preset.inputs().isEmpty()) {
      lines.open("inputs");
      preset.inputs().forEach(lines::word);
      lines.close();
    }
  }

  private void flag(String key, boolean value, boolean always) {
    if (value || always) {
      lines.raw(key, Boolean.toString(value));
    }
  }

  private void oldSide() {
    if (!plan.from().dead()) {
      lines
          .gap()
          .comment("What the old hosts do with late mail: forward, sync, or reject_after a day.");
      Optional<String> traffic = plan.oldSide().traffic();
      if (traffic.isPresent()) {
        lines.open("old_side");
        lines.word("does", plan.oldSide().text());
        lines.word("traffic", traffic.get());
        lines.close();
      } else {
        lines.word("old_side", plan.oldSide().text());
      }
    }
    if (!plan.spf().equals(SpfChange.NONE) || plan.to().preset().isPresent()) {
      lines
          .gap()
          .comment("New senders join before the move, old ones leave at the end.")
          .open("spf");
      lines.words("add", plan.spf().add());
      lines.words("remove", plan.spf().remove());
      lines.raw("queue", TimeText.print(plan.spf().queue()));
      lines.close();
    }
  }

  private void times() {
    lines.gap().comment("TTL while the move runs.").open("ttl");
    lines.raw("during", plan.ttl().during().toString());
    plan.ttl().previous().ifPresent(ttl -> lines.raw("previous", ttl.toString()));
    lines.words("also", plan.ttl().also());
    if (!plan.ttl().policy().equals(TtlRules.DAY)) {
      lines.raw("policy", TimeText.print(plan.ttl().policy()));
    }
    if (!plan.ttl().watch().equals(TtlRules.TWO_DAYS)) {
      lines.raw("watch", TimeText.print(plan.ttl().watch()));
    }
    lines.close();
    lines
        .gap()
        .comment(
            "Observed green before the old hosts leave DNS, and how long they go on after that.");
    lines.raw("hold", TimeText.print(plan.hold()));
    plan.acceptShortHold().ifPresent(reason -> lines.quoted("accept_short_hold", reason));
    lines.raw("drain", TimeText.print(plan.drain()));
    plan.margin().ifPresent(margin -> lines.raw("margin", TimeText.print(margin)));
    lines
        .gap()
        .comment("New hosts come in at better preference (preferred) or at worse (standby).");
    lines.raw("introduce", Scalars.word(plan.introduce()));
  }

  private void verify() {
    Verify verify = plan.verify();
    lines
        .gap()
        .comment("How delivery is proven: addresses by RCPT only, the mailbox gets real messages.")
        .open("verify");
    lines.words("addresses", verify.addresses());
    verify.mailbox().ifPresent(mailbox -> lines.word("mailbox", mailbox.toString()));
    verify.sender().ifPresent(sender -> lines.word("sender", sender.toString()));
    if (verify.arrival() != Verify.Arrival.IMAP) {
      lines.comment("With arrival: imap they are looked for in the mailbox:");
      lines.comment("inbox: {url: imaps://HOST, user: NAME, password: {file: PATH}}");
    }
    lines.raw("arrival", Scalars.word(verify.arrival()));
    reach(verify.reach());
    lines.raw("every", TimeText.print(verify.every()));
    lines.raw("greens", Integer.toString(verify.greens()));
    lines.raw("span", TimeText.print(verify.span()));
    if (!verify.vouched().isEmpty()) {
      lines.open("vouched");
      verify.vouched().forEach((host, reason) -> lines.quoted(host.text(), reason));
      lines.close();
    }
    lines.close();
  }

  private void reach(Reach reach) {
    reach.inbox().ifPresent(inbox -> server("inbox", inbox.url(), inbox.login()));
    reach.bounces().ifPresent(inbox -> server("bounces", inbox.url(), inbox.login()));
    reach.via().ifPresent(proxy -> lines.word("via", proxy.toString()));
    reach.relay().ifPresent(relay -> server("relay", relay.url(), relay.login()));
    if (!reach.exits().isEmpty()) {
      lines.words("exits", reach.exits());
    }
    if (!reach.probers().isEmpty()) {
      lines.words("probers", reach.probers());
    }
  }

  private void server(String key, ServerUrl url, Login login) {
    lines.open(key);
    lines.word("url", url.toString());
    login(login);
    lines.close();
  }

  private void login(Login login) {
    lines.word("user", login.user());
    lines.open(Scalars.word(login.means()));
    SecretRef secret = login.secret();
    String place = Scalars.word(secret.place());
    if (secret.place() == SecretRef.Place.COMMAND) {
      lines.words(place, secret.words());
    } else {
      lines.word(place, secret.words().get(0));
    }
    lines.close();
  }

  private void windows(Windows windows) {
    lines.gap().comment("When these effects may begin; {}: at any time.");
    if (windows.areAlways()) {
      lines.raw("windows", "{}");
      return;
    }
    lines.open("windows");
    lines.word("timezone", windows.zone().getId());
    lines.words("allow", windows.allow());
    lines.words("deny", windows.deny());
    lines.close();
  }

  private void decisions() {
    List<String> gates = plan.gates().stream().map(Scalars::word).toList();
    lines.gap().comment("Effects that wait for a person's approval.");
    lines.raw("gates", "[" + String.join(", ", gates) + "]");
    plan.windows().ifPresent(this::windows);
    lines.words("accept_lame", plan.acceptLame());
    lines.gap().comment("When mail bounces at a new host: retreat from it, or only stop.");
    lines.raw("on_failure", Scalars.word(plan.onFailure()));
  }
}
