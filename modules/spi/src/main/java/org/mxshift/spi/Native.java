package org.mxshift.spi;

/**
 * What a provider keeps beside owner, type, TTL and values: text made and read by the provider
 * alone, free of secrets, at most 64 KiB each.
 *
 * @param restore what must come back on the way back, such as comments or an automatic TTL;
 *     compared
 * @param identity what names this very state, such as record ids; never compared, never
 *     fingerprinted
 */
public record Native(String restore, String identity) {

  /** Nothing beside the set. */
  public static final Native NONE = new Native("", "");

  private static final int MOST = 64 * 1024;

  /** Refuses texts over 64 KiB. */
  public Native {
    if (restore.length() > MOST || identity.length() > MOST) {
      throw new IllegalArgumentException("native text of a record set is at most 64 KiB");
    }
  }
}
