package org.mxshift.spi;

import java.time.Instant;
import java.util.List;
import org.mxshift.model.Name;

/**
 * What the latest run of a domain has seen of the messages it sent, as its log tells; nothing is
 * sent for this. Empty where there is no run, or it has sent none.
 *
 * @param domain whose mail the run moves
 */
public record Delivered(Name domain) implements Inquiry<List<Delivered.Look>> {

  /**
   * One look of the run, its messages taken together.
   *
   * @param routes the ways they went
   * @param verdict what the worst of them came to, arrival included where the plan looks for it
   * @param summary the sentence of the worst
   * @param evidence what was said and found
   * @param at when
   */
  public record Look(
      List<Route> routes, Verdict verdict, String summary, List<String> evidence, Instant at) {
    /** Copies the lists. */
    public Look {
      routes = List.copyOf(routes);
      evidence = List.copyOf(evidence);
    }
  }

  @Override
  public String sentence() {
    return "what the run of " + domain + " has seen of its messages";
  }
}
