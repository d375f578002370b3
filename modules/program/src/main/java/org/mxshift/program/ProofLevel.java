package org.mxshift.program;

import java.util.Locale;

/** How well it is known that a host takes the domain's mail; the best comes first. */
public enum ProofLevel {
  /** A message by way of it was found in the mailbox, by the program or by a person. */
  ARRIVED,
  /** It took every declared recipient and a message on every address it has. */
  ACCEPTED,
  /** A person answers for it, with a reason that stands in the plan. */
  VOUCHED;

  /** Its word in plans and logs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
