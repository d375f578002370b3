package org.mxshift.checks;

/** What a check came to. */
public enum Outcome {
  /** It looked, and found it wrong. */
  FAIL,
  /** It looked, and found something that should be better. */
  WARN,
  /** It could not look; says nothing about how it is, and is never green. */
  INCONCLUSIVE,
  /** It looked, and all is well. */
  PASS,
  /** There is nothing here that it looks at. */
  NOT_APPLICABLE
}
