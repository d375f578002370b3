package org.mxshift.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.mxshift.sandbox.Behaviour.Phase;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/**
 * One time of listening of a {@link MailHost}: SubEthaSMTP, which starts only once, and the door
 * before its banner. Closing cuts every session.
 */
final class SmtpListening implements AutoCloseable, SessionHandler {
  private static final int SESSIONS = 200;
  private static final int IDLE_MILLIS = 60_000;

  private final MailHost host;
  private final SMTPServer server;
  private final CountDownLatch over = new CountDownLatch(1);

  private SmtpListening(MailHost host, MailHost.Setup setup, int port) {
    this.host = host;
    SMTPServer.Builder builder =
        SMTPServer.port(port)
            .bindAddress(setup.at().getAddress())
            .hostName(setup.name())
            .softwareName("mxshift sandbox")
            .serverThreadName("smtp-" + setup.name())
            .executorService(threads("smtp-" + setup.name()))
            .maxConnections(SESSIONS)
            .connectionTimeoutMs(IDLE_MILLIS)
            .maxMessageSize(setup.largest())
            .insertReceivedHeaders(false)
            .fromAddressValidator(sender -> true)
            .sessionHandler(this)
            .messageHandlerFactory(context -> new MailSession(host, (Session) context, this));
    setup.tls().ifPresent(tls -> builder.enableTLS().startTlsSocketFactory(s -> secure(s, tls)));
    this.server = builder.build();
  }

  static SmtpListening open(MailHost host, MailHost.Setup setup, int port) throws IOException {
    SmtpListening listening = new SmtpListening(host, setup, port);
    try {
      listening.server.start();
      return listening;
    } catch (RuntimeException e) {
      if (e.getCause() instanceof IOException cause) {
        String at = setup.at().getAddress().getHostAddress() + " port " + port;
        throw new IOException(
            "Cannot listen as " + setup.name() + " on " + at + ": " + cause.getMessage(), cause);
      }
      throw e;
    }
  }

  int port() {
    return server.getPortAllocated();
  }

  /** Whether the time passed before the listening was over. */
  boolean waited(Duration time) {
    try {
      return !over.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    over.countDown();
    server.stop();
  }

  @Override
  public SessionAcceptance accept(Session session) {
    Behaviour now = host.behaviour();
    if (now instanceof Behaviour.Reply reply && reply.phase() == Phase.CONNECT) {
      return SessionAcceptance.failure(reply.code(), reply.text());
    }
    if (now instanceof Behaviour.Silent) {
      awaitItsLeaving(session);
      return SessionAcceptance.failure(421, "4.4.2 Nobody spoke");
    }
    if (now instanceof Behaviour.Tarpit tarpit && !waited(tarpit.delay())) {
      return SessionAcceptance.failure(421, "4.3.2 Closing");
    }
    return SessionAcceptance.success();
  }

  @Override
  public void onSessionEnd(Session session) {
    // Nothing is kept for a session.
  }

  /** Reads and ignores until the client gives up, or nothing comes for the idle time. */
  private static void awaitItsLeaving(Session session) {
    try (Socket socket = session.getSocket()) {
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // Gone, or silent for as long as we: either way it is over.
    }
  }

  /** Without asking anybody for the client's name, which SubEthaSMTP's own way does. */
  private static SSLSocket secure(Socket plain, SSLContext tls) throws IOException {
    String client = plain.getInetAddress().getHostAddress();
    SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(plain, client, plain.getPort(), true);
    socket.setUseClientMode(false);
    return socket;
  }

  private static ExecutorService threads(String name) {
    return Executors.newCachedThreadPool(
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
