package org.mxshift.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mxshift.engine.Expectation;
import org.mxshift.model.Name;
import org.mxshift.model.RecordSet;
import org.mxshift.model.SetKey;
import org.mxshift.spi.Snapshot;

/**
 * One record set, as a run left it and as it is.
 *
 * @param domain whose run
 * @param set which one; what could not be read when none could
 * @param code whether it is as expected, changed, or could not be read
 * @param expected what the run owns there
 * @param found what stands in its place, or why nobody knows
 * @param others values beside it that no run owns, and that may come and go
 */
record Drift(Name domain, String set, ExitCode code, String expected, String found, int others) {

  static Drift of(Name domain, Expectation one, Map<SetKey, Snapshot> all) {
    Snapshot none = Snapshot.of(RecordSet.absent(one.key()));
    RecordSet live = all.getOrDefault(one.key(), none).set();
    return new Drift(
        domain,
        one.key().toString(),
        one.holds(live) ? ExitCode.OK : ExitCode.CHANGES,
        one.image().toString(),
        one.image().owned(live).toString(),
        one.image().foreign(live).size());
  }

  static Drift unseen(Name domain, FailedException why) {
    return new Drift(domain, "-", why.code(), "-", why.message(), 0);
  }

  private String state() {
    return switch (code) {
      case OK -> "as left";
      case CHANGES -> "changed";
      default -> "not seen";
    };
  }

  void into(Table table) {
    Style style = code == ExitCode.OK ? Style.PLAIN : Style.RED;
    String beside = others == 0 ? "" : "; " + others + " of others beside it";
    table.row(domain, set, new Table.Cell(state(), style), expected, found + beside);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("domain", domain.toString());
    json.put("set", set);
    json.put("state", state());
    json.put("exitCode", code.number());
    json.put("expected", expected);
    json.put("found", found);
    json.put("others", others);
    return json;
  }
}
