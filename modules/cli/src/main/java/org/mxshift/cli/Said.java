package org.mxshift.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mxshift.engine.Run;

/** The answer to a person's verb: it is in the log now, and who carries it out. */
final class Said {

  private Said() {}

  static Answer answer(String what, Run run) {
    return answer(what, List.of(run));
  }

  static Answer answer(String what, List<Run> runs) {
    List<Outlook> outlooks = runs.stream().map(Outlook::of).toList();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("said", what);
    json.put("domains", outlooks.stream().map(Outlook::json).toList());
    return Answer.ok(json, page -> show(page, what, outlooks));
  }

  private static void show(Page page, String what, List<Outlook> outlooks) {
    List<String> going = new ArrayList<>();
    for (Outlook one : outlooks) {
      page.line(one.domain() + ": " + what + ".");
      page.line("  now " + one.state() + (one.why().isEmpty() ? "" : ": " + one.why()));
      if (one.code() == ExitCode.OK && !one.step().equals("-")) {
        going.add(one.domain().toString());
      }
    }
    if (!going.isEmpty()) {
      page.line("'mxshift advance " + String.join(" ", going) + "' carries it out.");
    }
  }
}
