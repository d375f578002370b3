package org.mxshift.probe;

import static org.mxshift.claims.Claims.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mxshift.probe.Phase.Step;

/** Replies as widespread mail hosts give them. */
class RefusalTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
        "550 5.7.1 Service unavailable, Client host [192.0.2.1] blocked using Spamhaus",
        "550 5.7.606 Access denied, banned sending IP [192.0.2.1]",
        "550-5.7.26 This mail has been blocked because the sender is unauthenticated.",
        "450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.1]",
        "550 5.7.1 Our system has detected that your IP has no PTR record",
        "554 5.7.1 Rejected for policy reasons",
        "504 5.5.2 <probe>: Helo command rejected: need fully-qualified hostname",
        "550 Sender verify failed",
        "550 5.1.8 <a@b.test>: Sender address rejected: Domain not found",
        "451 4.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
        "421 4.7.28 Our system has detected an unusual rate of mail; rate limit",
      })
  void theProberIsMeant(String line) {
    assertThat(refusal(line).isAboutProber()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 5.1.1 <policy@example.test>: Recipient address rejected: User unknown",
        "550 5.1.1 The email account does not exist. See https://help.test/policy",
        "554 5.7.1 <ann@example.test>: Relay access denied",
        "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain",
        "550 5.4.1 Recipient address rejected: Access denied",
        "550 5.7.1 No mail is taken here",
        "552 5.2.2 Mailbox full, per policy",
        "550 relay not permitted",
        "451 4.3.0 Temporary lookup failure",
        "451 4.7.1 Service unavailable - try again later",
        "451 4.7.0 Temporary lookup failure",
        "450 4.7.1 Internal error",
        "550 5.1.10 RESOLVER.ADR.RecipientNotFound; blocked by reputation",
      })
  void theHostIsMeant(String line) {
    assertThat(refusal(line).isAboutProber()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "450 4.2.0 <a@b.test>: Recipient address rejected: Greylisted, see http://p.test/help | -1",
        "451 4.7.1 Greylisting in action, please come back in 00:05:30                       | 330",
        "450 4.7.1 Greylisted for 5 minutes                                                  | 300",
        "450 4.2.0 Greylisted, come again in 2 seconds                                       | 2",
        "451 Graylisting: retry in 1 hour                                                    | 3600",
      })
  void aGreylistSaysWhenToComeAgain(String line, long seconds) {
    Refusal refusal = refusal(line);
    assertThat(refusal.isGreylist()).isTrue();
    assertThat(refusal.isAboutProber()).isFalse();
    assertThat(refusal.statedWait())
        .isEqualTo(seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)));
  }

  private static Refusal refusal(String line) {
    int code = Integer.parseInt(line.substring(0, 3));
    return new Refusal(Step.RCPT, new SmtpReply(code, List.of(line.substring(4))));
  }
}
