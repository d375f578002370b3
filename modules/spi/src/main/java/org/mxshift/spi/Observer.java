package org.mxshift.spi;

/** Looks at the world as inquiries ask; never writes, and is safe for use by several threads. */
public interface Observer {

  /**
   * Looks once, within its own time limits. What could not be looked at is {@link Sighting.Unseen},
   * never an exception.
   */
  <A> Sighting<A> see(Inquiry<A> inquiry);
}
