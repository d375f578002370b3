package org.mxshift.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Rest;
import org.mxshift.engine.Run;
import org.mxshift.engine.Tick;

/**
 * What a tick came to.
 *
 * @param outlook how the run stands now
 * @param worked what {@code advance} says: whether this tick did what was due
 * @param waits whether time alone, or the next try, takes it further
 * @param entries what it wrote down
 * @param last what is to be said at the end of a run
 */
record Ticked(
    Outlook outlook,
    ExitCode worked,
    boolean waits,
    List<Entry> entries,
    Optional<LastWords> last) {

  static Ticked of(Tick tick) {
    Rest rest = tick.rest();
    ExitCode worked =
        switch (rest.kind()) {
          case DENIED -> ExitCode.CREDENTIALS;
          case BUSY -> ExitCode.UNREACHABLE;
          case LIMITED -> ExitCode.NOT_NOW;
          default -> tick.failed() ? ExitCode.STOPPED : ExitCode.OK;
        };
    boolean waits =
        switch (rest.kind()) {
          case TIME, FROZEN, BUSY, LIMITED, CLOSED, ASKED -> true;
          case PERSON, DENIED, STOPPED, ENDED -> false;
        };
    return new Ticked(
        Outlook.of(tick.run()).resting(rest),
        worked,
        waits,
        tick.entries(),
        LastWords.of(tick.run()));
  }

  /** Only looked at in the log. */
  static Ticked found(Run run, Instant now) {
    Outlook outlook = Outlook.of(run, now);
    boolean time = outlook.code() == ExitCode.OK || outlook.code() == ExitCode.NOT_NOW;
    boolean waits = !run.standing().ended() && (time || outlook.errand().isPresent());
    return new Ticked(outlook, ExitCode.OK, waits, List.of(), Optional.empty());
  }

  /** The zone could not even be opened. */
  static Ticked closed(Run run, FailedException why) {
    boolean again = why.code() == ExitCode.UNREACHABLE || why.code() == ExitCode.NOT_NOW;
    Outlook outlook = Outlook.of(run).is("waiting", why.code(), why.message(), why.next());
    return new Ticked(outlook, why.code(), again, List.of(), Optional.empty());
  }

  /** Both, one after the other. What went wrong and is well again by the end is forgiven. */
  Ticked then(Ticked next) {
    List<Entry> all = Stream.concat(entries.stream(), next.entries.stream()).toList();
    boolean open = next.waits || next.outlook.code() == ExitCode.STOPPED;
    ExitCode code = open ? ExitCode.worst(List.of(worked, next.worked)) : next.worked;
    return new Ticked(next.outlook, code, next.waits, all, next.last);
  }

  Optional<Instant> due() {
    return outlook.due();
  }

  /** When to look again, and who does: whoever waits for a person, stays for no looks. */
  Optional<String> next(Times times) {
    return due().map(at -> times.due(at) + (waits ? "" : ", if somebody calls 'mxshift advance'"));
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>(outlook.json());
    json.put("exitCode", worked.number());
    last.ifPresent(words -> json.put("lastWords", words.json()));
    json.put("did", entries.stream().map(entry -> entry.event().sentence()).toList());
    return json;
  }

  /**
   * In words.
   *
   * @param told whether what happened was told already, while it happened
   */
  void show(Page page, boolean told) {
    List<Entry> news = told ? List.of() : entries;
    news.forEach(
        entry ->
            page.line(
                outlook.domain()
                    + ": "
                    + Words.typeable(entry.event().sentence(), outlook.domain())));
    String why = outlook.why().isEmpty() ? "" : ": " + outlook.why();
    page.styled(outlook.style(), outlook.domain() + " is " + outlook.state() + why);
    next(page.times()).ifPresent(next -> page.line("  next due " + next));
    if (!outlook.unblock().isEmpty()) {
      page.line("  a person can: " + outlook.unblock());
    }
    outlook.errand().ifPresent(errand -> Errands.show(page, errand));
    last.ifPresent(words -> words.show(page));
  }
}
