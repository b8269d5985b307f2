package dev.firedrill.cli;

import dev.firedrill.check.Sight;
import dev.firedrill.drill.ImportedLog;
import dev.firedrill.events.Event;
import dev.firedrill.events.EventKind;
import dev.firedrill.events.Stamp;
import dev.firedrill.live.observe.LoggedLines;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.Mode;
import dev.firedrill.model.Scenario;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads logs that were recorded elsewhere: our own JSON Lines, or lines that a service wrote, by its system.json. */
final class EventFiles {

    private final Scenario scenario;
    private final Reading how;

    /**
     * Say how logs are read.
     *
     * @param mode how a log of our own was recorded; absent for what it says itself
     * @param place what wrote the lines of a service; absent for whatever its system.json names
     * @param t0 when the run of such lines began; absent for the first of them
     * @param whole whether the last event is the end of the run, also where nothing says so
     * @param asIs whether a log may be of another scenario or of none
     */
    record Reading(Optional<Mode> mode, Optional<String> place, Optional<Instant> t0, boolean whole, boolean asIs) {}

    EventFiles(Scenario scenario, Reading how) {
        this.scenario = scenario;
        this.how = how;
    }

    ImportedLog read(Path file) {
        List<String> lines = OwnLog.lines(file);
        String first = lines.stream().filter(it -> !it.isBlank()).findFirst().orElse("");
        if (first.isEmpty()) {
            throw OwnLog.refused(file.toString(), "no line", "a log with an event in each line", "give another file");
        }
        return OwnLog.isOurs(first) ? ours(file, lines) : mapped(file, lines);
    }

    private ImportedLog ours(Path file, List<String> lines) {
        List<Event> events = OwnLog.events(file, lines);
        boolean begins = events.get(0) instanceof Event.RunStarted;
        if (!begins && !how.asIs()) {
            throw OwnLog.refused(
                    file + ":1",
                    "'%s'".formatted(events.get(0).kind().word()),
                    "'run.started', which says of which scenario the log is",
                    "give the whole log; --as-is judges it as it is, by what occurs in it");
        }
        Set<EventKind> kinds = begins ? EnumSet.allOf(EventKind.class) : occurring(events);
        return ended(
                how.mode().orElseGet(() -> recorded(events.get(0))) == Mode.LIVE
                        ? live(events, kinds)
                        : ImportedLog.of(events, kinds, 0));
    }

    /** A log of before the mode was recorded, or without its beginning, is of the mode that its scenario is made for. */
    private Mode recorded(Event first) {
        boolean saysLive =
                first instanceof Event.RunStarted started && started.mode().equals(Mode.LIVE.word());
        return saysLive || scenario.modes().simulated().isPresent() ? Mode.LIVE : Mode.SIMULATED;
    }

    private static Set<EventKind> occurring(List<Event> events) {
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        events.forEach(event -> kinds.add(event.kind()));
        return kinds;
    }

    private ImportedLog live(List<Event> events, Set<EventKind> kinds) {
        LiveSystem system = system("--mode live");
        kinds.retainAll(Sight.kindsOf(system));
        double scale = scenario.modes().timeScale().orElse(system.timeScale());
        return ImportedLog.of(events, kinds, Math.round(system.blur().toNanos() * scale));
    }

    private ImportedLog mapped(Path file, List<String> lines) {
        LiveSystem system = system(file + ":1, which is no event of ours");
        LoggedLines reader = reader(system);
        try {
            List<Event> events = reader.read(lines, how.t0());
            if (events.isEmpty()) {
                throw OwnLog.refused(
                        file.toString(),
                        "no line in which an event is read",
                        "lines that 'observe' of its 'system.json' reads",
                        "correct 'prefix', 'when' or --as");
            }
            return ended(ImportedLog.of(events, reader.kinds(), system.blur().toNanos()));
        } catch (LoggedLines.BrokenLineException broken) {
            throw OwnLog.refused(
                    file + ":" + broken.line(),
                    String.valueOf(broken.getMessage()),
                    "what 'observe' of the 'system.json' reads in such a line",
                    "correct the line, or 'when' and 'fields' there");
        }
    }

    private LiveSystem system(String where) {
        return scenario.modes()
                .system()
                .orElseThrow(() -> OwnLog.refused(
                        where,
                        "no 'system.json' beside the 'suite.json' of '%s'".formatted(scenario.system()),
                        "one whose 'observe' says what the lines of the log mean",
                        "write it, as docs/live.md says"));
    }

    private LoggedLines reader(LiveSystem system) {
        Set<String> places = LoggedLines.places(system);
        if (places.isEmpty() || how.place().filter(it -> !places.contains(it)).isPresent()) {
            throw OwnLog.refused(
                    system.position().toString(),
                    places.isEmpty()
                            ? "nothing in 'observe' from 'output' or 'lines'"
                            : "--as " + how.place().get(),
                    "a process or a file whose lines 'observe' reads",
                    places.isEmpty()
                            ? "add what the lines of the log mean, as docs/live.md says"
                            : NearestNames.hint(how.place().get(), places));
        }
        LoggedLines reader = new LoggedLines(system, how.place());
        if (!reader.timeless().isEmpty()) {
            throw OwnLog.refused(
                    system.position().toString(),
                    "no 'time' where '%s' is read".formatted(String.join("', '", reader.timeless())),
                    "a pointer to when it happened: the file is read long after",
                    "add 'time', or choose other lines by --as");
        }
        return reader;
    }

    private ImportedLog ended(ImportedLog log) {
        if (!how.whole() || log.isWhole()) {
            return log;
        }
        List<Event> events = new ArrayList<>(log.log().events());
        events.add(new Event.RunEnded(
                new Stamp(log.end(), events.size() + 1L, Stamp.HARNESS, 0), "the log was said to be whole", ""));
        return ImportedLog.of(events, log.kinds(), log.tolerance());
    }
}
