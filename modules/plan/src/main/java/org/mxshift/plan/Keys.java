package org.mxshift.plan;

import java.util.List;
import java.util.Map;

/** The keys of the plan language, in the order in which a plan is written. */
final class Keys {

  static final List<String> PLAN =
      List.of(
          "mxshift",
          "domain",
          "owners",
          "zone",
          "from",
          "to",
          "old_side",
          "spf",
          "ttl",
          "hold",
          "accept_short_hold",
          "drain",
          "margin",
          "introduce",
          "verify",
          "gates",
          "windows",
          "accept_lame",
          "on_failure");

  /** Besides these, {@code zone} takes the keys of its provider. */
  static final List<String> ZONE = List.of("provider", "account", "name");

  static final List<String> FROM = List.of("mx", "dead");
  static final List<String> TO =
      List.of("preset", "inputs", "mx", "exclusive", "fixed", "verify_by_mx", "activation");

  /** Where it is more than one word. */
  static final List<String> OLD_SIDE = List.of("does", "traffic");

  static final List<String> ACTIVATION = List.of("reason", "within");
  static final List<String> SPF = List.of("add", "remove", "queue");
  static final List<String> TTL = List.of("during", "previous", "also", "policy", "watch");
  static final List<String> VERIFY =
      List.of(
          "addresses",
          "mailbox",
          "sender",
          "arrival",
          "inbox",
          "bounces",
          "via",
          "relay",
          "exits",
          "probers",
          "every",
          "greens",
          "span",
          "vouched");
  static final List<String> ADDRESSES = List.of("file");

  /** Of mailboxes, and of the relay. */
  static final List<String> INBOX = List.of("url", "user", "password", "token");

  /** Where a secret is found: one of these. */
  static final List<String> SECRET = List.of("env", "file", "command");

  /** All keys by the path of the mapping that holds them. */
  static final Map<String, List<String>> ALL =
      Map.ofEntries(
          Map.entry("", PLAN),
          Map.entry("zone", ZONE),
          Map.entry("from", FROM),
          Map.entry("to", TO),
          Map.entry("old_side", OLD_SIDE),
          Map.entry("to.activation", ACTIVATION),
          Map.entry("spf", SPF),
          Map.entry("ttl", TTL),
          Map.entry("windows", WindowsReader.KEYS),
          Map.entry("verify", VERIFY),
          Map.entry("verify.addresses", ADDRESSES),
          Map.entry("verify.inbox", INBOX),
          Map.entry("verify.relay", INBOX));

  /** Keys of the language which this version refuses by name, with what to do instead. */
  static final Map<String, String> LATER =
      Map.of("from.role", "take it out; list the hosts that are published in MX");

  private Keys() {}
}
