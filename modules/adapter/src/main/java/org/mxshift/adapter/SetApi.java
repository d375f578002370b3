package org.mxshift.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.mxshift.model.Name;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Limits;
import org.mxshift.spi.ProviderException;

/**
 * One zone behind an API that has record sets: how this host says it. How sets are read and swapped
 * is the same for all, in {@link SetReader}, {@link LookingWriter} and {@link ExactWriter}.
 */
public interface SetApi {

  /** The apex. */
  Name zone();

  /** What the host calls the zone, where a writer needs it; asked for once. */
  default String id() throws ProviderException {
    return "";
  }

  /** All sets of one owner; each has a field {@code type}. */
  List<JsonNode> sets(Name owner) throws ProviderException;

  /**
   * What one of them means.
   *
   * @throws ProviderException when it must not be touched
   */
  Held held(SetKey key, JsonNode set) throws ProviderException;

  /** Asks what {@link #limits} has to know, before a reader's first look. */
  default void learn() throws ProviderException {}

  /** What this host can and cannot do, as far as it is known. */
  Limits limits();
}
