package org.mxshift.acceptance;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stranger's mail server on a real Postfix: looks up MX through its network's resolver, keeps a
 * queue, and tries again every few seconds. Bounces to its own domain are dropped, but logged.
 */
final class SendingHost implements AutoCloseable {
  private final String domain;
  private final Postfix postfix;
  private final AtomicInteger submitted = new AtomicInteger();

  private SendingHost(String domain, Postfix postfix) {
    this.domain = domain;
    this.postfix = postfix;
  }

  /** Starts it as mail server of {@code domain}, from which its messages come. */
  static SendingHost start(Endpoint at, String hostname, String domain) {
    Servers.require(Binary.POSTFIX, Binary.SENDMAIL);
    Map<String, String> main = new LinkedHashMap<>();
    main.put("enable_long_queue_ids", "yes"); // never the same one twice
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
    postfix.sendmail(message, "-i", "-f", sender, recipient);
    submitted.incrementAndGet();
  }

  SenderLog attempts() {
    return SenderLog.of(postfix.log());
  }

  /** Waits until every message submitted so far was delivered or bounced, and the log says so. */
  void awaitEmptyQueue(Duration limit) {
    int expected = submitted.get();
    Await.until("an empty queue", limit, () -> SenderLog.complete(log(), expected), this::log);
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
}
