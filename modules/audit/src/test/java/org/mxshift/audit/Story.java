package org.mxshift.audit;

import static org.mxshift.contract.JournalContract.entry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mxshift.engine.Cause;
import org.mxshift.engine.Entry;
import org.mxshift.engine.Event;
import org.mxshift.engine.Journal;
import org.mxshift.engine.JournalException;
import org.mxshift.engine.Round;
import org.mxshift.engine.Trigger;
import org.mxshift.engine.Written;
import org.mxshift.model.Image;
import org.mxshift.model.MailAddress;
import org.mxshift.model.Mx;
import org.mxshift.model.Name;
import org.mxshift.model.Rdata;
import org.mxshift.model.RecordSet;
import org.mxshift.model.RecordType;
import org.mxshift.model.Ttl;
import org.mxshift.model.Txt;
import org.mxshift.model.Windows;
import org.mxshift.program.Change;
import org.mxshift.program.Effect;
import org.mxshift.program.Move;
import org.mxshift.program.Program;
import org.mxshift.program.Step;
import org.mxshift.program.Terms;
import org.mxshift.spi.Native;
import org.mxshift.spi.Receipt;
import org.mxshift.spi.Snapshot;
import org.mxshift.spi.Verdict;

/** A small migration with two writes, turned back after the second: every kind of commit. */
final class Story {

  static final Name DOMAIN = Name.of("example.com");
  static final String SPF = "v=spf1";

  private Story() {}

  static RecordSet mx(int ttl, String... values) {
    return RecordSet.mx(DOMAIN, new Ttl(ttl), List.of(values).stream().map(Mx::parse).toList());
  }

  static RecordSet txt(String... values) {
    return new RecordSet(
        DOMAIN,
        RecordType.TXT,
        new Ttl(3600),
        List.of(values).stream().<Rdata>map(Txt::of).toList());
  }

  static Program program() {
    MailAddress mailbox = new MailAddress("probe", DOMAIN);
    Duration hour = Duration.ofHours(1);
    Terms terms =
        new Terms(
            List.of(mailbox),
            mailbox,
            Optional.empty(),
            false,
            new TreeMap<>(),
            new TreeSet<>(List.of(Effect.MOVE)),
            Duration.ofMinutes(5),
            3,
            hour,
            hour,
            Optional.empty(),
            hour,
            hour,
            true,
            List.of(),
            false,
            List.of(),
            Windows.ALWAYS);
    Image spf = Image.sharing(txt("v=spf1 mx -all"), SPF);
    Image wide = Image.sharing(txt("v=spf1 mx include:new.example -all"), SPF);
    Image old = Image.whole(mx(3600, "10 old.example.com."));
    Image both = Image.whole(mx(300, "10 new.example.", "20 old.example.com."));
    List<Move> moves =
        List.of(
            move("prepare/spf", Step.PREPARE, Effect.NONE, new Change(spf, wide)),
            move("introduce", Step.INTRODUCE, Effect.MOVE, new Change(old, both)));
    return new Program(DOMAIN, DOMAIN, Program.Direction.FORWARD, terms, moves, List.of());
  }

  private static Move move(String id, Step step, Effect effect, Change change) {
    return new Move(
        id, step, effect, Optional.of(change), List.of(), List.of(), List.of(), "A move.");
  }

  /** The events in order, numbered from 1. */
  static List<Entry> entries() {
    Program program = program();
    RecordSet live = txt("v=spf1 mx -all", "google-site-verification=x");
    RecordSet wide = program.move("prepare/spf").change().orElseThrow().after().over(live);
    RecordSet noticed = wide.withValues(txt("v=spf1 mx include:new.example -all", "ms=1").values());
    RecordSet back = program.move("prepare/spf").change().orElseThrow().before().over(noticed);
    RecordSet old = mx(3600, "10 old.example.com.");
    RecordSet both = mx(300, "10 new.example.", "20 old.example.com.");
    Program way = program.reversed(2);
    List<Event> events = new ArrayList<>();
    events.add(new Event.Started(program, "domain: example.com\n"));
    events.add(lived("prepare/spf", Trigger.INTEND, live, wide));
    events.add(lived("prepare/spf", Trigger.WRITTEN, live, wide));
    events.add(new Event.Lived("prepare/spf", Trigger.EVERYWHERE, "2 of 2", Optional.empty()));
    events.add(new Event.Lived("prepare/spf", Trigger.SETTLE, "served", Optional.empty()));
    events.add(new Event.Approved(Effect.MOVE, program.fingerprint()));
    events.add(lived("introduce", Trigger.INTEND, old, both));
    events.add(lived("introduce", Trigger.UNSURE, old, both));
    events.add(lived("introduce", Trigger.FOUND_AFTER, old, both));
    events.add(
        new Event.Probed(
            "introduce",
            Round.WATCH,
            Verdict.REJECTS,
            "new.example says 550",
            List.of("RCPT TO:<probe@example.com>", "550 no"),
            Optional.empty(),
            Optional.of(Duration.ofSeconds(17)),
            List.of("d1")));
    events.add(new Event.Turned(way, Cause.RETREAT, Optional.empty(), "mail bounces"));
    events.add(lived("back/mx", Trigger.INTEND, both, old));
    events.add(lived("back/mx", Trigger.WRITTEN, both, old));
    events.add(lived("back/prepare/spf", Trigger.INTEND, noticed, back));
    events.add(lived("back/prepare/spf", Trigger.WRITTEN, noticed, back));
    List<Entry> entries = new ArrayList<>();
    for (Event event : events) {
      entries.add(entry(entries.size() + 1, event));
    }
    return entries;
  }

  static void tell(Journal journal) throws JournalException {
    for (Entry entry : entries()) {
      journal.append(DOMAIN, entry);
    }
  }

  static Event lived(String move, Trigger trigger, RecordSet before, RecordSet after) {
    boolean done = trigger == Trigger.WRITTEN;
    return new Event.Lived(
        move,
        trigger,
        "because",
        Optional.of(
            new Written(
                new Snapshot(before, new Native("", "id 7")),
                after,
                done ? Optional.of(new Receipt("serial 42")) : Optional.empty())));
  }
}
