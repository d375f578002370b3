package org.mxshift.acceptance;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A stranger's mail server on a real Postfix: looks up MX through its network's resolver, keeps a
 * queue, and tries again every few seconds. Bounces to its own domain are dropped, but logged.
 */
final class SendingHost implements AutoCloseable {
  private final String domain;
  private final Postfix postfix;

  private SendingHost(String domain, Postfix postfix) {
    this.domain = domain;
    this.postfix = postfix;
  }

  /** Starts it as mail server of {@code domain}, from which its messages come. */
  static SendingHost start(Endpoint at, String hostname, String domain) {
    Servers.require(Binary.POSTFIX, Binary.POSTQUEUE, Binary.SENDMAIL);
    Map<String, String> main = new LinkedHashMap<>();
    main.put("mynetworks", "127.0.0.0/8");
    main.put("smtp_host_lookup", "dns");
    main.put("smtp_tls_security_level", "may");
    main.put("minimal_backoff_time", "2s");
    main.put("maximal_backoff_time", "4s");
    main.put("queue_run_delay", "2s");
    main.put("transport_maps", "inline:{ { " + domain + " = discard: } }");
    WorkDirectory work = WorkDirectory.create("postfix");
    return new SendingHost(domain, Postfix.start(at, hostname, work, main));
  }

  /** Queues one message that carries {@code number} in its {@link Maildir#HEADER}. */
  void submit(int number, String recipient) {
    String sender = "probe@" + domain;
    String message =
        "From: %1$s\nTo: %2$s\nSubject: probe %3$d\n%4$s: %3$d\n\nNumber %3$d.\n"
            .formatted(sender, recipient, number, Maildir.HEADER);
    postfix.tool(Binary.SENDMAIL, message, "-i", "-f", sender, recipient);
  }

  SenderLog attempts() {
    return SenderLog.of(postfix.log());
  }

  /** Waits until every message was delivered or bounced. */
  void awaitEmptyQueue(Duration limit) {
    Await.until("an empty queue", limit, () -> queue().contains("queue is empty"), this::queue);
  }

  String log() {
    return postfix.log();
  }

  Endpoint endpoint() {
    return postfix.endpoint();
  }

  @Override
  public void close() {
    postfix.close();
  }

  private String queue() {
    return postfix.tool(Binary.POSTQUEUE, "", "-p").output();
  }
}
