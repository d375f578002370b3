package org.mxshift.engine;

/** What happens to a move. */
public enum Trigger {
  /** Everything that must hold before holds; the write comes next. */
  INTEND,
  /** There is nothing to write, or the zone already shows it. */
  NOTHING_TO_WRITE,
  /** The provider has taken the write. */
  WRITTEN,
  /** The provider will not do it, or a stranger has changed the set; nothing was written. */
  REFUSED,
  /** The provider is busy or not reached; nothing was written, and it is tried again. */
  POSTPONED,
  /** Nobody knows whether the write happened. */
  UNSURE,
  /** Only a person can make this change, and has been asked to. */
  ASKED,
  /** Looked: the set is as it is to be. */
  FOUND_AFTER,
  /** Looked: the set is as it was. */
  FOUND_BEFORE,
  /** Looked: the set is neither. */
  FOUND_FOREIGN,
  /** Every name server answers it. */
  EVERYWHERE,
  /** A name server no longer answers it. */
  LOST,
  /** Everything that must hold after holds. */
  SETTLE,
  /** A person does without it, for a reason. */
  SKIP,
  /** It cannot go on. */
  FAIL,
  /** A person says: again. */
  RETRY
}
