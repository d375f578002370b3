package org.mxshift.plan;

/**
 * A rule of the plan language that a plan breaks.
 *
 * @param path the key, such as {@code verify.mailbox} or {@code to.mx[1]}
 * @param what what is wrong
 * @param remedy what to do about it
 */
public record Flaw(String path, String what, String remedy) {

  @Override
  public String toString() {
    return path + ": " + what + "; " + remedy;
  }
}
