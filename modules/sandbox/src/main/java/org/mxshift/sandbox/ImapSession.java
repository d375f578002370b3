package org.mxshift.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mxshift.sandbox.ImapHost.Folder;
import org.mxshift.sandbox.ImapHost.Kept;

/** One client of an {@link ImapHost}: a line comes, a line or more go back. */
final class ImapSession {

  private static final String CAPABILITY =
      "CAPABILITY IMAP4rev1 SPECIAL-USE UIDPLUS AUTH=PLAIN AUTH=XOAUTH2 SASL-IR";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);
  private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");
  private static final Pattern PART =
      Pattern.compile("BODY(?:\\.PEEK)?\\[(HEADER)?](?:<(\\d+)\\.(\\d+)>)?");

  private final ImapHost host;
  private final BufferedReader in;
  private final OutputStream out;
  private Folder selected = new Folder("", "");
  private List<Kept> seen = List.of();
  private boolean welcome;
  private boolean writable;

  ImapSession(ImapHost host, Socket socket) throws IOException {
    this.host = host;
    this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    this.out = socket.getOutputStream();
  }

  void talk() throws IOException {
    say("* OK [" + CAPABILITY + "] mxshift sandbox");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] parts = line.split(" ", 3);
      String rest = parts.length > 2 ? parts[2] : "";
      String command = parts.length > 1 ? parts[1].toUpperCase(Locale.ROOT) : "";
      if (command.equals("UID")) {
        String[] more = rest.split(" ", 2);
        command = "UID " + more[0].toUpperCase(Locale.ROOT);
        rest = more.length > 1 ? more[1] : "";
      }
      say(parts[0] + " " + answer(command, rest));
      if (command.equals("LOGOUT")) {
        return;
      }
    }
  }

  private String answer(String command, String rest) throws IOException {
    switch (command) {
      case "CAPABILITY" -> say("* " + CAPABILITY);
      case "NOOP" -> refresh();
      case "LOGOUT" -> say("* BYE");
      case "LOGIN" -> welcome = host.knows(words(rest).get(0), words(rest).get(1));
      case "AUTHENTICATE" -> authenticate(rest);
      default -> {
        return welcome ? inside(command, rest) : "BAD not before LOGIN";
      }
    }
    boolean entering = command.equals("LOGIN") || command.equals("AUTHENTICATE");
    return entering && !welcome ? "NO [AUTHENTICATIONFAILED] wrong" : "OK done";
  }

  private String inside(String command, String rest) throws IOException {
    switch (command) {
      case "LIST" -> list();
      case "SELECT", "EXAMINE" -> {
        writable = command.equals("SELECT");
        return select(words(rest).get(0));
      }
      case "SEARCH" -> say("* SEARCH" + numbers(ImapSearch.parse(words(rest))));
      case "FETCH" -> fetch(rest);
      case "STORE" -> at(rest).forEach(number -> selected.mark(seen.get(number - 1)));
      case "UID EXPUNGE" -> expunge(uids(rest)::contains);
      case "EXPUNGE" -> expunge(uid -> true);
      case "CLOSE" -> close();
      case "UNSELECT" -> seen = List.of();
      default -> {
        return "BAD unknown here: " + command;
      }
    }
    return "OK done";
  }

  private void authenticate(String rest) throws IOException {
    String[] parts = rest.split(" ", 2);
    String code = parts.length > 1 ? parts[1] : asked();
    String text = new String(Base64.getDecoder().decode(code), UTF_8);
    if (parts[0].equalsIgnoreCase("PLAIN")) {
      String[] fields = text.split("\u0000", 3);
      welcome = fields.length == 3 && host.knows(fields[1], fields[2]);
      return;
    }
    Matcher token = Pattern.compile("user=(.*?)\u0001auth=Bearer (.*?)\u0001\u0001").matcher(text);
    welcome = token.matches() && host.knows(token.group(1), token.group(2));
    if (!welcome) {
      say("+ eyJzdGF0dXMiOiI0MDEifQ==");
      in.readLine();
    }
  }

  private String asked() throws IOException {
    say("+ ");
    return in.readLine();
  }

  private void list() throws IOException {
    for (Folder folder : host.folders()) {
      say(
          "* LIST (\\HasNoChildren"
              + blank(folder.attribute())
              + ") \"/\" \""
              + folder.name()
              + "\"");
    }
  }

  private static String blank(String word) {
    return word.isEmpty() ? "" : " " + word;
  }

  private String select(String name) throws IOException {
    if (!host.has(name)) {
      return "NO no such folder";
    }
    selected = host.folder(name);
    say("* FLAGS (\\Deleted \\Seen)");
    refresh();
    say("* OK [UIDVALIDITY 1] same");
    say("* OK [UIDNEXT 999999] next");
    return "OK [READ-WRITE] done";
  }

  private void refresh() throws IOException {
    seen = selected.messages();
    say("* " + seen.size() + " EXISTS");
    say("* 0 RECENT");
  }

  private String numbers(ImapSearch search) {
    return IntStream.rangeClosed(1, seen.size())
        .filter(number -> search.finds(seen.get(number - 1)))
        .mapToObj(number -> " " + number)
        .collect(Collectors.joining());
  }

  private void fetch(String rest) throws IOException {
    for (int number : at(rest)) {
      Kept message = seen.get(number - 1);
      List<String> items = new ArrayList<>();
      items.add("UID " + message.uid());
      items.add("INTERNALDATE \"" + DATE.format(message.at()) + "\"");
      items.add("RFC822.SIZE " + message.octets().length);
      items.add("FLAGS ()");
      Matcher part = PART.matcher(rest);
      if (part.find()) {
        items.add(part(part, message));
      }
      say("* " + number + " FETCH (" + String.join(" ", items) + ")");
    }
  }

  private static String part(Matcher part, Kept message) {
    boolean header = part.group(1) != null;
    String text = header ? message.header() : message.text();
    String name = header ? "BODY[HEADER]" : "BODY[]";
    if (part.group(2) != null) {
      int from = Math.min(Integer.parseInt(part.group(2)), text.length());
      text = text.substring(from, Math.min(text.length(), from + Integer.parseInt(part.group(3))));
      name = name + "<" + from + ">";
    }
    return name + " {" + text.length() + "}\r\n" + text;
  }

  private void expunge(IntPredicate meant) throws IOException {
    Set<Integer> gone = selected.expunge(meant);
    for (int number = seen.size(); number > 0; number--) {
      if (gone.contains(seen.get(number - 1).uid())) {
        say("* " + number + " EXPUNGE");
      }
    }
    seen = selected.messages();
  }

  /** Takes out, without a word, all that is marked, by whomever (RFC 3501 section 6.4.2). */
  private void close() {
    if (writable) {
      selected.expunge(uid -> true);
    }
    seen = List.of();
  }

  private Set<Integer> uids(String rest) {
    return Set.copyOf(numbers(rest, Integer.MAX_VALUE - 1));
  }

  /** The message numbers of {@code 1,3:5}. */
  private List<Integer> at(String rest) {
    return numbers(rest, seen.size());
  }

  private static List<Integer> numbers(String rest, int most) {
    List<Integer> numbers = new ArrayList<>();
    for (String range : rest.split(" ", 2)[0].split(",")) {
      String[] ends = range.split(":");
      int first = Integer.parseInt(ends[0]);
      String last = ends[ends.length - 1];
      int end = last.equals("*") ? most : Integer.parseInt(last);
      IntStream.rangeClosed(first, Math.min(end, most)).forEach(numbers::add);
    }
    return numbers;
  }

  static List<String> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(it -> it.group(2) == null ? it.group(1).replaceAll("\\\\(.)", "$1") : it.group(2))
        .toList();
  }

  private void say(String line) throws IOException {
    out.write((line + "\r\n").getBytes(ISO_8859_1));
    out.flush();
  }
}
