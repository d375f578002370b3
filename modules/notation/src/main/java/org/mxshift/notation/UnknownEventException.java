package org.mxshift.notation;

/**
 * The text is sound, but a later version wrote something into it that this one does not know.
 *
 * <p>Nobody may act on a run while this stands (exit code 65); looking is served by {@link
 * Entries#readLenient}.
 */
public final class UnknownEventException extends NotationException {

  private static final long serialVersionUID = 1;

  private final String writtenBy;

  UnknownEventException(String what, String writtenBy) {
    super(
        what
            + " is not known to this version; it was written by '"
            + writtenBy
            + "': use that version or a later one");
    this.writtenBy = writtenBy;
  }

  /** The tool and version that wrote the text. */
  public String writtenBy() {
    return writtenBy;
  }
}
