package org.mxshift.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.mxshift.claims.Claims.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** SMTP line by line. */
final class Conversation implements AutoCloseable {
  private Socket socket;

  Conversation(InetSocketAddress host) throws IOException {
    socket = new Socket(host.getAddress(), host.getPort());
    socket.setSoTimeout(5000);
  }

  void expect(String start) throws IOException {
    assertThat(reply()).first().asString().startsWith(start);
  }

  List<String> say(String line) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write((line + "\r\n").getBytes(US_ASCII));
    out.flush();
    return reply();
  }

  X509Certificate secure(SSLContext context) throws IOException {
    SSLSocket secure =
        (SSLSocket)
            context.getSocketFactory().createSocket(socket, "mail.test", socket.getPort(), true);
    secure.startHandshake();
    socket = secure;
    return (X509Certificate) secure.getSession().getPeerCertificates()[0];
  }

  /** Reads octet by octet, so as to take nothing of what TLS says next. */
  private List<String> reply() throws IOException {
    List<String> lines = new ArrayList<>();
    do {
      StringBuilder line = new StringBuilder();
      for (int c = socket.getInputStream().read(); c != '\n'; c = socket.getInputStream().read()) {
        assertThat(c).isNotNegative();
        line.append((char) c);
      }
      lines.add(line.toString().strip());
    } while (lines.get(lines.size() - 1).charAt(3) == '-');
    return lines;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
