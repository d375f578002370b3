package org.mxshift.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mxshift.spi.Failure;
import org.mxshift.spi.ProviderException;

/**
 * Counts every touch of the world, and lets something happen at chosen ones.
 *
 * <p>Counting makes tests exhaustive: run once, see how many touches there were, then strike at
 * each of them in turn.
 */
public final class Faults {

  private final List<Touch> touches = new ArrayList<>();
  private final Map<Integer, Fault> planned = new HashMap<>();
  private final List<Always> always = new ArrayList<>();

  /** What happens at a touch. */
  public interface Fault {

    /**
     * Happens.
     *
     * @throws ProviderException to fail a touch of the provider; elsewhere it is not noticed
     */
    void strike(Touch touch) throws ProviderException;
  }

  private record Always(Touch touch, Fault fault) {}

  /** The process ends. */
  public static Fault crash() {
    return touch -> {
      throw new Crash("at " + touch);
    };
  }

  /** The provider fails in this way. */
  public static Fault failure(Failure failure) {
    return touch -> {
      throw new ProviderException(failure, "the virtual provider says " + failure + " at " + touch);
    };
  }

  /** Something else happens in the world just then, and the touch itself succeeds. */
  public static Fault meanwhile(Runnable event) {
    return touch -> event.run();
  }

  /**
   * Lets this happen at the touch of that number, counted from 1 since the world began.
   *
   * @return this
   */
  public Faults at(int number, Fault fault) {
    planned.put(number, fault);
    return this;
  }

  /**
   * Lets this happen at every such touch until {@link #mend}.
   *
   * @return this
   */
  public Faults whenever(Touch touch, Fault fault) {
    always.add(new Always(touch, fault));
    return this;
  }

  /** Nothing happens any more. */
  public void mend() {
    planned.clear();
    always.clear();
  }

  /** Every touch so far, in order. */
  public List<Touch> touches() {
    return List.copyOf(touches);
  }

  /** How many touches there were so far. */
  public int count() {
    return touches.size();
  }

  /**
   * A touch of the provider.
   *
   * @throws ProviderException when a fault says so
   */
  public void provider(Touch touch) throws ProviderException {
    touches.add(touch);
    Fault fault = planned.get(touches.size());
    if (fault != null) {
      fault.strike(touch);
    }
    for (Always each : List.copyOf(always)) {
      if (each.touch() == touch) {
        each.fault().strike(touch);
      }
    }
  }

  /** A touch of something that has no failures of its own kind. */
  void other(Touch touch) {
    try {
      provider(touch);
    } catch (ProviderException e) {
      // A provider's failure means nothing where no provider is asked.
      return;
    }
  }
}
