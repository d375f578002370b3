package org.mxshift.probe;

import java.net.Inet4Address;
import java.net.InetAddress;
import org.mxshift.model.RecordType;

/** The two kinds of addresses a host may have. */
public enum Family {

  /** IPv4, found by A records. */
  V4("IPv4"),

  /** IPv6, found by AAAA records. */
  V6("IPv6");

  private final String word;

  Family(String word) {
    this.word = word;
  }

  /** The family of an address. */
  public static Family of(InetAddress address) {
    return address instanceof Inet4Address ? V4 : V6;
  }

  /** The type of the records that hold such addresses. */
  RecordType type() {
    return this == V4 ? RecordType.A : RecordType.AAAA;
  }

  @Override
  public String toString() {
    return word;
  }
}
