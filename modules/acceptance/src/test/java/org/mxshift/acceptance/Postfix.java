package org.mxshift.acceptance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One Postfix instance with its own configuration, queue and log, listening on one address; what it
 * is for comes from {@link ReceivingHost} and {@link SendingHost}.
 */
final class Postfix implements AutoCloseable {
  private static final String SERVICES =
      """
      pickup   unix n - n 60 1 pickup
      cleanup  unix n - n - 0 cleanup
      qmgr     unix n - n 300 1 qmgr
      tlsmgr   unix - - n 1000? 1 tlsmgr
      rewrite  unix - - n - - trivial-rewrite
      bounce   unix - - n - 0 bounce
      defer    unix - - n - 0 bounce
      trace    unix - - n - 0 bounce
      verify   unix - - n - 1 verify
      flush    unix n - n 1000? 0 flush
      proxymap unix - - n - - proxymap
      smtp     unix - - n - - smtp
      relay    unix - - n - - smtp
      showq    unix n - n - - showq
      error    unix - - n - - error
      retry    unix - - n - - error
      discard  unix - - n - - discard
      virtual  unix - n n - - virtual
      anvil    unix - - n - 1 anvil
      scache   unix - - n - 1 scache
      postlog  unix-dgram n - n - 1 postlogd
      """;

  private final Endpoint endpoint;
  private final WorkDirectory work;
  private final ServerProcess process;

  private Postfix(Endpoint endpoint, WorkDirectory work, ServerProcess process) {
    this.endpoint = endpoint;
    this.work = work;
    this.process = process;
  }

  /**
   * Starts it in {@code work}, where {@code settings} (main.cf) may point to files; owns it then.
   */
  static Postfix start(
      Endpoint at, String hostname, WorkDirectory work, Map<String, String> settings) {
    Servers.require(Binary.POSTFIX, Binary.BASH);
    work.directory("queue");
    work.directory("data", "postfix");
    Map<String, String> main = new LinkedHashMap<>(common(at, hostname, work));
    main.putAll(settings);
    String lines =
        main.entrySet().stream()
            .map(setting -> setting.getKey() + " = " + setting.getValue() + "\n")
            .collect(Collectors.joining());
    work.directory("etc");
    work.agedFile("etc/main.cf", lines); // every tool waits two seconds on a file just changed
    work.file("etc/master.cf", at.port() + " inet n - n - - smtpd\n" + SERVICES);
    String[] command = {Binary.POSTFIX.path(), "-c", work.path("etc").toString(), "start-fg"};
    ServerProcess process = ServerProcess.start(hostname, at.network(), work, command);
    return new Postfix(at, work, process.ready(() -> greets(at, hostname)));
  }

  private static Map<String, String> common(Endpoint at, String hostname, WorkDirectory work) {
    Map<String, String> main = new LinkedHashMap<>();
    main.put("compatibility_level", "3.6");
    main.put("queue_directory", work.path("queue").toString());
    main.put("data_directory", work.path("data").toString());
    main.put("maillog_file", "/dev/stdout");
    main.put("inet_interfaces", at.address());
    main.put("inet_protocols", "ipv4");
    main.put("smtp_bind_address", at.address());
    main.put("myhostname", hostname);
    main.put("mydestination", "");
    main.put("mynetworks", "");
    main.put("alias_maps", "");
    main.put("alias_database", "");
    main.put("local_recipient_maps", "");
    main.put("smtpd_peername_lookup", "no");
    return main;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /** Queues {@code message} as a program on this host does. */
  void sendmail(String message, String... options) {
    List<String> words = new ArrayList<>(List.of(Binary.SENDMAIL.path(), "-C", config()));
    words.addAll(List.of(options));
    Command.attempt(endpoint.network().within(words), message).orFail();
  }

  private String config() {
    return work.path("etc").toString();
  }

  String log() {
    return process.log();
  }

  /** Kills it, keeping its files and its log. */
  void stop() {
    process.stop();
  }

  @Override
  public void close() {
    process.close();
  }

  /**
   * Whether the banner (RFC 5321 section 4.2) names {@code hostname}; asked by bash from inside.
   */
  private static boolean greets(Endpoint at, String hostname) {
    String ask =
        "read -t 2 -r line </dev/tcp/" + at.address() + "/" + at.port() + "; echo \"$line\"";
    List<String> words = at.network().within(List.of(Binary.BASH.path(), "-c", ask));
    return Command.attempt(words, "").output().startsWith("220 " + hostname);
  }
}
