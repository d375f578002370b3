package org.mxshift.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.FromStringTerm;
import jakarta.mail.search.OrTerm;
import jakarta.mail.search.ReceivedDateTerm;
import jakarta.mail.search.SearchTerm;
import jakarta.mail.search.SubjectTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.mxshift.model.Name;
import org.mxshift.spi.Outgoing;
import org.mxshift.spi.Sent;

/**
 * One session with one mailbox: what lies in the inbox and in the spam folders that is ours.
 *
 * <p>Searches for the subject and the date, which every server can, then looks at the headers;
 * nothing is marked as read, and nothing is touched that does not bear the header with the token.
 */
final class ImapBox implements AutoCloseable {

  private static final int MOST_MESSAGES = 500;
  private static final int LARGEST_REPORT = 256 << 10;
  private static final int LONGEST_HEADER = 2000;
  private static final String INBOX = "INBOX";

  /** Of RFC 5530, such as {@code [UNAVAILABLE]}. */
  private static final Pattern RESPONSE_CODE = Pattern.compile("^\\[[A-Z]{3,24}\\]");

  private static final Pattern SPAM = Pattern.compile("(?i)(spam|junk|bulk).*");

  private final Store store;
  private final List<String> spamFolders;

  private ImapBox(Store store, List<String> spamFolders) {
    this.store = store;
    this.spamFolders = spamFolders;
  }

  /** Connects and logs in. */
  static ImapBox open(Inbox inbox, TimeLimits limits, BoundedSockets sockets)
      throws IOException, MessagingException {
    String protocol = inbox.tls() ? "imaps" : "imap";
    Properties settings = new Properties();
    String prefix = "mail." + protocol + ".";
    settings.put(prefix + "connectiontimeout", String.valueOf(limits.connect().toMillis()));
    settings.put(prefix + "timeout", String.valueOf(limits.command().toMillis()));
    settings.put(prefix + "socketFactory", sockets);
    settings.put(prefix + "socketFactory.fallback", "false");
    settings.put(prefix + "ssl.checkserveridentity", "true");
    boolean clear = !inbox.tls() && inbox.isHere();
    settings.put(prefix + "starttls.enable", String.valueOf(!clear));
    settings.put(prefix + "starttls.required", String.valueOf(!inbox.tls() && !clear));
    settings.put(prefix + "auth.mechanisms", inbox.token() ? "XOAUTH2" : "PLAIN LOGIN");
    Store store = Session.getInstance(settings).getStore(protocol);
    try {
      String secret = inbox.key().read().reveal();
      try {
        store.connect(inbox.host(), inbox.port(), inbox.user(), secret);
      } catch (MessagingException e) {
        throw new MessagingException(atLogin(e));
      }
      return new ImapBox(store, spamFolders(store));
    } catch (MessagingException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /**
   * Why there is no session, without the server's words: some repeat what they were told, and what
   * is told here is the secret.
   */
  private static String atLogin(MessagingException thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof IOException) {
        return each.getClass().getSimpleName() + ": " + each.getMessage();
      }
    }
    if (!(thrown instanceof AuthenticationFailedException)) {
      return "the server does not let the session begin";
    }
    Matcher code = RESPONSE_CODE.matcher(String.valueOf(thrown.getMessage()));
    return "the server refuses the login" + (code.find() ? " " + code.group() : "");
  }

  /** By what the server says they are for (RFC 6154), or by their names. */
  private static List<String> spamFolders(Store store) throws MessagingException {
    List<String> names = new ArrayList<>();
    for (Folder folder : store.getDefaultFolder().list("*")) {
      List<String> attributes = Arrays.asList(((IMAPFolder) folder).getAttributes());
      boolean holds = (folder.getType() & Folder.HOLDS_MESSAGES) != 0;
      boolean said = attributes.stream().anyMatch(it -> it.equalsIgnoreCase("\\Junk"));
      if (holds && (said || SPAM.matcher(folder.getName()).matches())) {
        names.add(folder.getFullName());
      }
    }
    return names;
  }

  /** Test messages since then, from the inbox and the spam folders. */
  List<Arrival> arrivals(Instant since) throws MessagingException {
    List<Arrival> found = new ArrayList<>();
    for (String name : folders()) {
      try (Opened opened = opened(name, Folder.READ_ONLY)) {
        for (Message message : ours(opened.folder(), since)) {
          Optional<String> token = token(message);
          if (token.isPresent()) {
            found.add(arrival(message, token.get(), name));
          }
        }
      }
    }
    return found;
  }

  /** Reports of failed delivery since then, from the inbox. */
  List<Bounce> bounces(Instant since) throws IOException, MessagingException {
    List<Bounce> found = new ArrayList<>();
    try (Opened opened = opened(INBOX, Folder.READ_ONLY)) {
      SearchTerm from =
          new OrTerm(new FromStringTerm("mailer-daemon"), new FromStringTerm("postmaster"));
      for (Message message : search(opened.folder(), from, since)) {
        String type = first(message, "Content-Type").toLowerCase(Locale.ROOT);
        if (type.contains("multipart/report") && message.getSize() <= LARGEST_REPORT) {
          ((IMAPMessage) message).setPeek(true);
          ByteArrayOutputStream text = new ByteArrayOutputStream();
          message.writeTo(text);
          Bounce.of(text.toString(ISO_8859_1)).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /** What people of this domain sent since then, from the inbox; test messages aside. */
  List<Outgoing.Message> from(Name domain, Instant since) throws MessagingException {
    List<Outgoing.Message> found = new ArrayList<>();
    try (Opened opened = opened(INBOX, Folder.READ_ONLY)) {
      FromStringTerm from = new FromStringTerm("@" + domain.text());
      for (Message message : search(opened.folder(), from, since)) {
        boolean own = author(message).matches("[^@<>\\s]+@" + Pattern.quote(domain.text()));
        if (own && token(message).isEmpty()) {
          String results = printable(first(message, "Authentication-Results"));
          found.add(new Outgoing.Message(results, trace(message).hosts(), at(message)));
        }
      }
    }
    return found;
  }

  private static String printable(String header) {
    String line = header.replaceAll("[^!-~]+", " ").strip();
    return line.substring(0, Math.min(LONGEST_HEADER, line.length()));
  }

  /** The one author, in lower case; empty where there is none, or nobody can tell. */
  private static String author(Message message) throws MessagingException {
    try {
      InternetAddress[] from = InternetAddress.parseHeader(first(message, "From"), false);
      return from.length == 1 ? String.valueOf(from[0].getAddress()).toLowerCase(Locale.ROOT) : "";
    } catch (AddressException e) {
      return "";
    }
  }

  /** Deletes test messages that came before then; how many. */
  int tidy(Instant since, Instant before) throws MessagingException {
    int count = 0;
    for (String name : folders()) {
      try (Opened opened = opened(name, Folder.READ_WRITE)) {
        List<Message> old = new ArrayList<>();
        for (Message message : ours(opened.folder(), since)) {
          Date at = message.getReceivedDate();
          if (token(message).isPresent() && at != null && at.toInstant().isBefore(before)) {
            old.add(message);
          }
        }
        delete((IMAPFolder) opened.folder(), old.toArray(Message[]::new));
        count += old.size();
      }
    }
    return count;
  }

  /** Takes out these and no others; without UIDPLUS (RFC 4315) it is left at the mark. */
  private static void delete(IMAPFolder folder, Message... messages) throws MessagingException {
    if (messages.length == 0) {
      return;
    }
    folder.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
    try {
      folder.expunge(messages);
    } catch (MessagingException e) {
      // They are marked as deleted; the next program that expunges takes them out.
    }
  }

  private List<String> folders() {
    List<String> names = new ArrayList<>(List.of(INBOX));
    names.addAll(spamFolders);
    return names;
  }

  /** A folder that is left as it is: the library's own way out takes all out that is marked. */
  private record Opened(Folder folder) implements AutoCloseable {
    @Override
    public void close() throws MessagingException {
      folder.close(false);
    }
  }

  private Opened opened(String name, int mode) throws MessagingException {
    Folder folder = store.getFolder(name);
    folder.open(mode);
    return new Opened(folder);
  }

  private static Message[] ours(Folder folder, Instant since) throws MessagingException {
    return search(folder, new SubjectTerm(TestMessage.SUBJECT), since);
  }

  private static Message[] search(Folder folder, SearchTerm what, Instant since)
      throws MessagingException {
    SearchTerm recent = new ReceivedDateTerm(ComparisonTerm.GE, Date.from(since));
    Message[] all = folder.search(new AndTerm(recent, what));
    Message[] last = Arrays.copyOfRange(all, Math.max(0, all.length - MOST_MESSAGES), all.length);
    FetchProfile profile = new FetchProfile();
    profile.add(IMAPFolder.FetchProfileItem.HEADERS);
    profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
    profile.add(FetchProfile.Item.SIZE);
    folder.fetch(last, profile);
    return last;
  }

  private static Optional<String> token(Message message) throws MessagingException {
    String token = first(message, TestMessage.TOKEN_HEADER).strip();
    return token.matches("[A-Za-z0-9]{8,64}") ? Optional.of(token) : Optional.empty();
  }

  private Arrival arrival(Message message, String token, String folder) throws MessagingException {
    String copy = first(message, TestMessage.COPY_HEADER);
    return new Arrival(
        Sent.digest(token),
        folder,
        spamFolders.contains(folder),
        Arrival.copy(copy),
        Arrival.copies(copy),
        trace(message),
        at(message));
  }

  private static Trace trace(Message message) throws MessagingException {
    String[] received = message.getHeader("Received");
    return Trace.of(received == null ? List.of() : List.of(received));
  }

  private static Optional<Instant> at(Message message) throws MessagingException {
    return Optional.ofNullable(message.getReceivedDate()).map(Date::toInstant);
  }

  private static String first(Message message, String header) throws MessagingException {
    String[] values = message.getHeader(header);
    return values == null || values.length == 0 ? "" : values[0];
  }

  @Override
  public void close() throws MessagingException {
    store.close();
  }
}
