package org.mxshift.spi;

import java.time.Instant;
import java.util.List;
import org.mxshift.model.Name;

/**
 * The certificates that every address of a mail host shows after STARTTLS; nobody gets mail.
 *
 * @param host the mail host
 */
public record Presented(Name host) implements Inquiry<List<Presented.Chain>> {

  /**
   * What one address showed.
   *
   * @param address which
   * @param answered whether it spoke SMTP at all
   * @param certificates the host's own first, each DER as Base64; empty without TLS
   * @param namesHost whether the first names the host
   * @param lines the session as evidence
   * @param at when
   */
  public record Chain(
      String address,
      boolean answered,
      List<String> certificates,
      boolean namesHost,
      List<String> lines,
      Instant at) {
    /** Copies the lists. */
    public Chain {
      certificates = List.copyOf(certificates);
      lines = List.copyOf(lines);
    }
  }

  @Override
  public String sentence() {
    return "the certificates of " + host;
  }
}
