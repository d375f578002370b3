package org.mxshift.spi;

/**
 * One look at the world with a typed answer, as pure data: equal inquiries are made once, whoever
 * wants them. An {@link Observer} looks, a check judges what it saw.
 *
 * <p>To add one: a record of its own file here, its name below, and a line in {@code
 * org.mxshift.probe.Lookout}.
 *
 * @param <A> what was seen
 */
public sealed interface Inquiry<A>
    permits Delegated,
        Delivered,
        Everywhere,
        Hosted,
        Landed,
        Outgoing,
        PolicyFile,
        Presented,
        Published,
        Resolved,
        Spoken,
        Traffic,
        Validated {

  /** What is looked at, in words that follow "could not look at". */
  String sentence();
}
