package org.mxshift.spi;

import java.util.List;
import java.util.Optional;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Name;

/**
 * What every address of a mail host says in an SMTP session: greeting, extensions, TLS, and whom it
 * would take mail for. It ends before DATA, so nobody gets mail.
 *
 * @param host the mail host
 * @param domain whose mail it is to take
 * @param sender the envelope sender; empty is the null sender
 * @param recipients who is to be accepted; besides them those of {@link SmtpTalk.Purpose} are asked
 *     for
 */
public record Spoken(
    Name host, Name domain, Optional<MailAddress> sender, List<MailAddress> recipients)
    implements Inquiry<List<SmtpTalk>> {

  /** Copies the list. */
  public Spoken {
    recipients = List.copyOf(recipients);
  }

  @Override
  public String sentence() {
    return "what " + host + " says by SMTP";
  }
}
