package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventKind;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Expectation.NoLeak;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judge that no planted text shows in what the system writes for others than its user, be it the reason of a decision. It
 * is put to the test only where a planted text was in what a user wrote or read, and where the system keeps records.
 */
final class NoLeakCheck extends DeclaredCheck {

    private static final List<EventKind> PRIVATE = of(Reader.USER);
    private static final List<EventKind> WRITTEN = Stream.concat(of(Reader.RECORD).stream(), of(Reader.OTHERS).stream())
            .toList();

    /** Say for whom an event is. */
    private enum Reader {
        /** The user, who wrote or read it. */
        USER,
        /** Whoever reads what the system keeps or sends. */
        RECORD,
        /** Whoever looks at what the system says of itself. */
        OTHERS,
        /** The harness, which noted it; the system wrote none of it. */
        HARNESS
    }

    private final NoLeak wanted;

    NoLeakCheck(NoLeak wanted) {
        super(wanted, "none of %s outside of what users write and read".formatted(quoted(wanted.markers())));
        this.wanted = wanted;
    }

    private static List<EventKind> of(Reader reader) {
        return Stream.of(EventKind.values()).filter(it -> reader(it) == reader).toList();
    }

    private static Reader reader(EventKind kind) {
        return switch (kind) {
            case REQUEST_ARRIVED, REQUEST_CHUNK, REQUEST_ANSWERED, REQUEST_FAILED -> Reader.USER;
            case EVENT_EMITTED, TELEMETRY_LINE, AUDIT_ENTRY, ARTIFACT_WRITTEN, ALERT_SENT -> Reader.RECORD;
            case ROUTE_DECIDED,
                    GUARD_DECIDED,
                    PROVIDER_CALLED,
                    FLAG_WRITTEN,
                    CONFIG_OBSERVED,
                    METRIC_SAMPLED,
                    TRIGGER_EVALUATED,
                    TRIGGER_FIRED,
                    OBJECTIVE_JUDGED,
                    ACTION_ENDED,
                    STATE_ENTERED,
                    LIFECYCLE_CHANGED,
                    POINT_REACHED -> Reader.OTHERS;
            case RUN_STARTED,
                    RUN_ENDED,
                    PROVIDER_ANSWERED,
                    PROVIDER_FAILED,
                    PROVIDER_UNMATCHED,
                    FAULT_BEGAN,
                    FAULT_APPLIED,
                    FAULT_ENDED,
                    ACTION_STARTED,
                    SIGNAL_RECEIVED -> Reader.HARNESS;
        };
    }

    private static String quoted(List<String> markers) {
        return String.join(", ", markers.stream().map(Words::quote).toList());
    }

    @Override
    Judgement decide(Evidence evidence) {
        EventLog log = evidence.log();
        Leak leak = first(WRITTEN, log);
        if (leak != null) {
            return Judgement.fail(
                    "%s in '%s' of the %s at %s"
                            .formatted(
                                    Words.quote(leak.marker()),
                                    leak.place(),
                                    leak.event().kind().word(),
                                    Words.when(leak.event())),
                    leak.event().sequence());
        }
        if (first(PRIVATE, log) == null) {
            return Judgement.notExercised("no user wrote or read any of them");
        }
        long looked = events(WRITTEN, log).count();
        return events(of(Reader.RECORD), log).findAny().isEmpty()
                ? Judgement.notObserved("the system showed nothing that it writes for others than its user")
                : Judgement.pass("in none of %s".formatted(Words.count(looked, "record")), 0);
    }

    private static Stream<? extends Event> events(List<EventKind> kinds, EventLog log) {
        return kinds.stream().flatMap(kind -> log.all(kind.type()).stream());
    }

    private @Nullable Leak first(List<EventKind> kinds, EventLog log) {
        Leak first = null;
        for (Event event : events(kinds, log).toList()) {
            for (String marker : wanted.markers()) {
                String place = MarkerFinder.placeOf(marker, event);
                if (place != null
                        && (first == null || event.sequence() < first.event().sequence())) {
                    first = new Leak(marker, place, event);
                }
            }
        }
        return first;
    }

    /** Hold which text was where. */
    private record Leak(String marker, String place, Event event) {}
}
