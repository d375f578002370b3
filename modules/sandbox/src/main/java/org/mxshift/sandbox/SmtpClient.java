package org.mxshift.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.mxshift.sandbox.Behaviour.Phase;

/** One message, one connection, in plain text: as much of SMTP as a sandbox sender needs. */
final class SmtpClient {
  private static final int REPLY_LINES = 100;

  /**
   * How long to wait.
   *
   * @param connect for the connection
   * @param reply for each line of a reply
   */
  record Patience(Duration connect, Duration reply) {}

  /**
   * What is sent.
   *
   * @param helo the name the client gives itself
   * @param text CRLF line ends, dots not yet doubled
   */
  record Mail(String helo, String sender, List<String> recipients, String text) {}

  /** What came of it. */
  sealed interface Outcome {}

  /** The host has taken the message. */
  record Delivered(String reply) implements Outcome {}

  /** The host has said no, for now (4xx) or for good (5xx). */
  record Refused(Phase phase, int code, String reply) implements Outcome {
    boolean forGood() {
      return code >= 500;
    }
  }

  /** No conversation, or one that broke before the final dot. */
  record Unreachable(String reason) implements Outcome {}

  /** The connection broke after the final dot: the host may have the message, or not. */
  record Unsure(String reason) implements Outcome {}

  private final InetSocketAddress host;
  private final BufferedReader in;
  private final OutputStream out;
  private boolean dotSent;

  private SmtpClient(InetSocketAddress host, Socket socket) throws IOException {
    this.host = host;
    this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    this.out = socket.getOutputStream();
  }

  static Outcome deliver(InetSocketAddress host, Mail mail, Patience patience) {
    try (Socket socket = new Socket()) {
      socket.connect(host, (int) patience.connect().toMillis());
      socket.setSoTimeout((int) patience.reply().toMillis());
      return new SmtpClient(host, socket).deliver(mail);
    } catch (IOException e) {
      return new Unreachable(host + ": " + e.getMessage());
    }
  }

  private Outcome deliver(Mail mail) {
    try {
      return converse(mail);
    } catch (IOException e) {
      String reason = host + ": " + e.getMessage();
      return dotSent ? new Unsure(reason) : new Unreachable(reason);
    }
  }

  private Outcome converse(Mail mail) throws IOException {
    try {
      expect(Phase.CONNECT, 2);
      say(Phase.HELLO, 2, "EHLO " + mail.helo());
      say(Phase.MAIL, 2, "MAIL FROM:<" + mail.sender() + ">");
      for (String recipient : mail.recipients()) {
        say(Phase.RCPT, 2, "RCPT TO:<" + recipient + ">");
      }
      say(Phase.DATA, 3, "DATA");
      dotSent = true; // from here on the last octets may be the ones that arrive
      String reply = say(Phase.DATA, 2, stuffed(mail.text()) + ".");
      write("QUIT");
      return new Delivered(reply);
    } catch (No no) {
      return no.refused;
    }
  }

  private String say(Phase phase, int kind, String line) throws IOException, No {
    write(line);
    return expect(phase, kind);
  }

  private void write(String line) throws IOException {
    out.write((line + "\r\n").getBytes(ISO_8859_1));
    out.flush();
  }

  private String expect(Phase phase, int kind) throws IOException, No {
    String line = "";
    for (int lines = 0; lines < REPLY_LINES; lines++) {
      line = readLine();
      if (line.length() < 4 || line.charAt(3) != '-') {
        int code = codeOf(line);
        if (code / 100 != kind) {
          throw new No(new Refused(phase, code, line));
        }
        return line;
      }
    }
    throw new IOException("a reply without end: " + line);
  }

  private String readLine() throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new IOException("connection closed by the host");
    }
    return line;
  }

  private static int codeOf(String line) throws IOException {
    if (!line.matches("[2-5]\\d\\d( .*)?")) {
      throw new IOException("not an SMTP reply: " + line);
    }
    return Integer.parseInt(line.substring(0, 3));
  }

  private static String stuffed(String text) {
    String whole = text.endsWith("\r\n") ? text : text + "\r\n";
    String doubled = whole.replace("\r\n.", "\r\n..");
    return doubled.startsWith(".") ? "." + doubled : doubled;
  }

  /** The host said no; caught where the conversation began. */
  private static final class No extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Refused refused;

    No(Refused refused) {
      super(refused.reply(), null, false, false);
      this.refused = refused;
    }
  }
}
