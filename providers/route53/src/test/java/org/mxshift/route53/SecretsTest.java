package org.mxshift.route53;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mxshift.claims.Claims.assertThat;
import static org.mxshift.route53.Hosted.NAME;
import static org.mxshift.route53.Hosted.mx;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.sandbox.Route53Fault;
import org.mxshift.spi.Account;
import org.mxshift.spi.Desired;
import org.mxshift.spi.ProviderException;
import org.mxshift.spi.Snapshot;

/**
 * Whatever happens, no planted secret stands in what we print, keep or throw. What libraries log is
 * searched with the program's own settings of logs, in cli's {@code EchoedSecretsTest}.
 */
class SecretsTest {
  private static final RecordSet OLD = mx(300, "10 a.mail.example.");
  private static final RecordSet NEW = mx(60, "5 b.mail.example.");

  /** AWS repeats signed headers when a signature does not match; the token is one of them. */
  private static final String TELLTALE =
      "The Canonical String for this request should have been 'x-amz-security-token:"
          + Hosted.TOKEN
          + "' key "
          + Hosted.WRITER
          + " and, for once, "
          + Hosted.SECRET;

  private final Hosted hosted = new Hosted();
  private final StringWriter everything = new StringWriter();
  private final PrintWriter out = new PrintWriter(everything);

  @AfterEach
  void close() {
    hosted.close();
  }

  @Test
  @ResourceLock(Resources.SYSTEM_ERR)
  void noSecretIsShownWhateverGoesWrong() throws ProviderException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(printed, true, UTF_8));
    try {
      misadventures();
    } finally {
      System.setErr(before);
    }
    out.flush();
    assertThat(everything.toString())
        .contains("SignatureDoesNotMatch", "***", "Connection refused");
    assertThat(everything + printed.toString(UTF_8))
        .doesNotContain(Hosted.SECRET, Hosted.TOKEN, Hosted.WRITER);
  }

  private void misadventures() throws ProviderException {
    hosted.edit(OLD);
    Account account = Hosted.account(Hosted.WRITER, hosted.fake.endpoint());
    Snapshot snapshot = hosted.reader().read(NAME, RecordType.MX);
    out.println(account);
    out.println(snapshot);
    for (int status : List.of(400, 403, 404, 500)) {
      for (String code :
          List.of(
              "SignatureDoesNotMatch", "AccessDenied", "Throttling", "InvalidChangeBatch", "X")) {
        hosted.fake.next(
            "ChangeResourceRecordSets",
            new Route53Fault.Refused(status, code, TELLTALE, Optional.empty()));
        attempt(hosted.fake.endpoint(), snapshot);
      }
    }
    hosted.fake.next("ChangeResourceRecordSets", new Route53Fault.LostRequest());
    attempt(hosted.fake.endpoint(), snapshot);
    hosted.fake.next("ChangeResourceRecordSets", new Route53Fault.Silence());
    attempt(hosted.fake.endpoint(), snapshot);
    attempt(Hosted.nobody(), snapshot);
    attempt(URI.create("https://127.0.0.1:" + hosted.fake.endpoint().getPort()), snapshot);
    out.println(hosted.writer().swap(snapshot, Desired.of(NEW), "marker"));
    out.println(hosted.fake.batches());
  }

  private void attempt(URI endpoint, Snapshot snapshot) {
    try (var writer = Hosted.writer(Hosted.impatient(endpoint))) {
      out.println(writer.swap(snapshot, Desired.of(NEW), "marker"));
      out.println("no failure, where one was planned");
    } catch (ProviderException e) {
      out.println(e.failure());
      e.printStackTrace(out);
    }
  }
}
