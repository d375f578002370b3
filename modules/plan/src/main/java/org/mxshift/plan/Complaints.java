package org.mxshift.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong in one file, so that all of it is told at once. */
public final class Complaints {

  /** After this many a file is not read on. */
  public static final int MOST = 20;

  private final String file;
  private final List<Complaint> found = new ArrayList<>();

  /** Nothing wrong yet. */
  public Complaints(String file) {
    this.file = file;
  }

  /** Notes what is wrong and what to do about it. */
  public void add(Place place, String what, String remedy) {
    add(new Complaint(file, place, what, remedy));
  }

  /** Notes what is wrong in another file that this one names. */
  public void add(Complaint complaint) {
    if (found.size() < MOST) {
      found.add(complaint);
    }
  }

  /** All that was found, in the order of the text. */
  public PlanException all() {
    return new PlanException(
        found.stream()
            .sorted(Comparator.comparing(Complaint::file).thenComparing(Complaint::place))
            .toList());
  }

  /** Ends the reading when something is wrong. */
  public void throwIfAny() throws PlanException {
    if (!found.isEmpty()) {
      throw all();
    }
  }

  /** Ends the reading here and now. */
  public PlanException stop(Place place, String what, String remedy) {
    add(place, what, remedy);
    return all();
  }
}
