package org.mxshift.steps;

import java.util.ArrayList;
import java.util.List;

/** Gathers what stands in the way of a plan, so that all of it is told at once. */
final class Complaints {

  private final List<String> found = new ArrayList<>();

  /** Where it is, what is wrong, and what to do about it. */
  void add(String where, String what, String remedy) {
    found.add(where + ": " + what + "; " + remedy);
  }

  void throwIfAny() throws CompileException {
    if (!found.isEmpty()) {
      throw new CompileException(found);
    }
  }
}
