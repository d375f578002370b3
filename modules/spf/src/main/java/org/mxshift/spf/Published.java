package org.mxshift.spf;

import java.util.List;
import java.util.Optional;

/** The one SPF record among the texts of a domain (RFC 7208 section 4.5). */
final class Published {

  private Published() {}

  static Optional<SpfRecord> record(String domain, Answer texts) throws Stopped {
    List<String> records = texts.values().stream().filter(SpfRecord::isSpf).toList();
    if (records.size() > 1) {
      throw Stopped.permanently(
          domain + " has " + records.size() + " SPF records, and one is allowed");
    }
    try {
      return records.stream().findFirst().map(SpfRecord::parse);
    } catch (SpfException e) {
      throw Stopped.permanently("the SPF record of " + domain + ": " + e.getMessage());
    }
  }
}
