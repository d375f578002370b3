package org.mxshift.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * A mail host on loopback: an SMTP server that keeps what it takes in memory, with a {@link
 * Behaviour} that can be changed while it runs. Transactions under way keep the behaviour they
 * began with. Safe for use by several threads.
 */
public final class MailHost implements AutoCloseable {
  /**
   * What does not change while a host runs.
   *
   * @param name how it calls itself in banner, EHLO and {@code Received}
   * @param at a loopback address, port 0 for any free one
   * @param mailboxes for whom it takes mail
   * @param largest the largest message in octets, announced as SIZE
   * @param tls with it STARTTLS is offered
   */
  public record Setup(
      String name,
      InetSocketAddress at,
      Mailboxes mailboxes,
      int largest,
      Optional<SSLContext> tls) {

    /** A host without TLS for messages of up to 10 MiB. */
    public static Setup plain(String name, InetSocketAddress at, Mailboxes mailboxes) {
      return new Setup(name, at, mailboxes, 10 << 20, Optional.empty());
    }

    /** The same host with this TLS, or without. */
    public Setup withTls(Optional<SSLContext> tls) {
      return new Setup(name, at, mailboxes, largest, tls);
    }
  }

  private final Setup setup;
  private final Consumer<StoredMessage> listener;
  private final InstantSource clock;
  private final Greylist greylist;
  private final Queue<StoredMessage> messages = new ConcurrentLinkedQueue<>();
  private final AtomicInteger passedOn = new AtomicInteger();
  private final InetSocketAddress address;
  private volatile Behaviour behaviour = new Behaviour.Accept();
  private Optional<SmtpListening> listening;

  private MailHost(Setup setup, Consumer<StoredMessage> listener, InstantSource clock)
      throws IOException {
    this.setup = setup;
    this.listener = listener;
    this.clock = clock;
    this.greylist = new Greylist(clock);
    SmtpListening first = SmtpListening.open(this, setup, setup.at().getPort());
    this.listening = Optional.of(first);
    this.address = new InetSocketAddress(setup.at().getAddress(), first.port());
  }

  /**
   * Starts a host that accepts.
   *
   * @param listener told of each message kept, before the client is
   * @param clock for arrivals and greylisting
   * @throws IOException if the address cannot be listened on
   */
  public static MailHost start(Setup setup, Consumer<StoredMessage> listener, InstantSource clock)
      throws IOException {
    return new MailHost(setup, listener, clock);
  }

  /** Where it listens, or did before it began to refuse. */
  public InetSocketAddress address() {
    return address;
  }

  /** How it calls itself. */
  public String name() {
    return setup.name();
  }

  /** What it keeps now, oldest first. */
  public List<StoredMessage> messages() {
    return List.copyOf(messages);
  }

  /** How many messages it has passed on to another host. */
  public int passedOn() {
    return passedOn.get();
  }

  /** How it behaves now. */
  public Behaviour behaviour() {
    return behaviour;
  }

  /**
   * From the next transaction on it behaves like this.
   *
   * @throws UncheckedIOException if it refused connections and its port is taken by now
   */
  public synchronized void behave(Behaviour next) {
    behaviour = next;
    if (next instanceof Behaviour.Refuse) {
      hangUp();
    } else if (listening.isEmpty()) {
      listening = Optional.of(listenAgain());
    }
  }

  @Override
  public synchronized void close() {
    hangUp();
  }

  Mailboxes mailboxes() {
    return setup.mailboxes();
  }

  int largest() {
    return setup.largest();
  }

  InstantSource clock() {
    return clock;
  }

  Greylist greylist() {
    return greylist;
  }

  void store(StoredMessage message) {
    messages.add(message);
    listener.accept(message);
  }

  void countPassedOn() {
    passedOn.incrementAndGet();
  }

  private SmtpListening listenAgain() {
    try {
      return SmtpListening.open(this, setup, address.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void hangUp() {
    listening.ifPresent(SmtpListening::close);
    listening = Optional.empty();
  }
}
