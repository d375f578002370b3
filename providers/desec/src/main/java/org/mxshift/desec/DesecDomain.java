package org.mxshift.desec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.mxshift.adapter.Held;
import org.mxshift.adapter.JsonApi;
import org.mxshift.adapter.SetApi;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.model.Ttl;
import org.mxshift.spi.Desired;
import org.mxshift.spi.Failure;
import org.mxshift.spi.Guarantee;
import org.mxshift.spi.Limits;
import org.mxshift.spi.ProviderException;

/** One domain as deSEC says it. */
final class DesecDomain implements SetApi {

  /** What everybody has who has not asked deSEC for less. */
  private static final Ttl USUAL = new Ttl(3600);

  private final Name domain;
  private final JsonApi api;
  private Ttl floor = USUAL;

  DesecDomain(Settings settings) {
    this.domain = settings.domain();
    this.api =
        new JsonApi(
            "deSEC",
            settings.endpoint().resolve("domains/" + domain.text() + "/"),
            settings.timeout(),
            settings);
  }

  @Override
  public Name zone() {
    return domain;
  }

  /** Asks for the smallest TTL that the domain takes. */
  @Override
  public void learn() throws ProviderException {
    String what = "Asked for the domain " + domain;
    JsonNode least = api.look(what, "").path("minimum_ttl");
    if (!least.isInt() || least.asInt() < 0) {
      throw new ProviderException(Failure.BUSY, what + ", deSEC told no smallest TTL");
    }
    floor = new Ttl(least.asInt());
  }

  /** A set is replaced as a whole, and nothing is compared by deSEC. */
  @Override
  public Limits limits() {
    return new Limits(floor, Guarantee.TRANSACTIONAL);
  }

  @Override
  public List<JsonNode> sets(Name owner) throws ProviderException {
    String what = "Asked for the sets of " + owner;
    return api.elements(what, api.look(what, "rrsets/?subname=" + subname(owner)));
  }

  @Override
  public Held held(SetKey key, JsonNode set) throws ProviderException {
    return Held.of(key, set.path("ttl"), set.path("records"), value -> value, "");
  }

  /**
   * One call, whose answer is the set as it then is. A set that came in between is not overwritten
   * by creating ({@code POST}), nor is one that went brought back by replacing ({@code PUT}).
   */
  Held change(Held live, Desired desired) throws ProviderException {
    RecordSet next = desired.set();
    String what = "To make it '" + next + "'";
    String subname = subname(next.owner());
    String at = "rrsets/" + (subname.isEmpty() ? "@" : subname) + "/" + next.type() + "/";
    try {
      if (next.isAbsent()) {
        api.change(what, "DELETE", at, MissingNode.getInstance());
        return live.next(next);
      }
      JsonNode now =
          live.set().isAbsent()
              ? api.change(what, "POST", "rrsets/", body(next, subname))
              : api.change(what, "PUT", at, body(next, subname));
      if (!now.path("records").isArray()) {
        throw new ProviderException(Failure.UNSURE, what + ", deSEC answered with no set");
      }
      return held(next.key(), now);
    } catch (ProviderException objection) {
      throw objection.failure() == Failure.REFUSED ? explained(objection, next) : objection;
    }
  }

  private String subname(Name owner) {
    String text = owner.text();
    return owner.equals(domain)
        ? ""
        : text.substring(0, text.length() - domain.text().length() - 1);
  }

  private static JsonNode body(RecordSet set, String subname) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("subname", subname).put("type", set.type().mnemonic());
    body.put("ttl", set.ttl().seconds());
    set.values().forEach(value -> body.withArray("/records").add(value.text()));
    return body;
  }

  private ProviderException explained(ProviderException objection, RecordSet next)
      throws ProviderException {
    learn();
    if (next.isAbsent() || next.ttl().compareTo(floor) >= 0) {
      return objection;
    }
    return ProviderException.refused(
        "deSEC takes no TTL below "
            + floor
            + " for this domain, and "
            + next.key()
            + " was to have "
            + next.ttl()
            + "; write a longer 'ttl: {during: ...}' in the plan, or ask deSEC's support for less");
  }
}
