package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.ConfigObserved;
import dev.firedrill.events.Event.FaultBegan;
import dev.firedrill.events.Event.FaultEnded;
import dev.firedrill.events.Event.FlagWritten;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Times;
import dev.firedrill.model.Controls.Control;
import dev.firedrill.model.Expectation.Propagation;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultTarget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Judge how long a written value takes until the system says that it goes by it.
 *
 * <p>A system reports changes. So a write of what it goes by already need not be reported, nor one that another write
 * replaces inside the bound, nor one whose bound the run does not reach. A report of a value that nobody had written yet
 * is too early; falling to another value of its own accord is allowed only while a fault of the flag store is active, and
 * for one bound longer.
 */
final class PropagationCheck extends DeclaredCheck {

    private final Propagation wanted;

    PropagationCheck(Propagation wanted) {
        super(
                wanted,
                "the system goes by every written value of '%s' %s, never before the write"
                        .formatted(
                                wanted.control(),
                                wanted.within()
                                        .map(it -> "within " + Times.length(it.toNanos()))
                                        .orElse("within its declared propagation bound")));
        this.wanted = wanted;
    }

    @Override
    Judgement decide(Evidence evidence) {
        Optional<Control> control = evidence.controls().control(wanted.control());
        if (control.isEmpty()) {
            return Judgement.notObserved("the controls declare no '%s'".formatted(wanted.control()));
        }
        List<FlagWritten> writes = of(FlagWritten.class, it -> it.control().equals(wanted.control()), evidence.log());
        List<ConfigObserved> reports =
                of(ConfigObserved.class, it -> it.control().equals(wanted.control()), evidence.log());
        if (writes.isEmpty()) {
            return Judgement.notExercised("'%s' was never written".formatted(wanted.control()));
        }
        if (reports.isEmpty()) {
            return Judgement.notObserved("the system reported no value of '%s'".formatted(wanted.control()));
        }
        Duration bound = wanted.within().orElse(control.get().propagation());
        String initial = ControlHistory.initial(control.get(), evidence.scenario());
        return new Following(evidence, bound, initial, writes, reports).judge();
    }

    private static <E extends Event> List<E> of(Class<E> type, Predicate<E> wanted, EventLog log) {
        return log.all(type).stream().filter(wanted).toList();
    }

    /** Hold the writes and reports of one run. */
    private record Following(
            Evidence evidence, Duration bound, String initial, List<FlagWritten> writes, List<ConfigObserved> reports) {

        Judgement judge() {
            Judgement early = early();
            if (early != null) {
                return early;
            }
            Judgement slowest = null;
            long seen = 0;
            for (int i = 0; i < writes.size(); i++) {
                Judgement one = spread(i);
                if (one != null && one.status() == Status.FAIL) {
                    return one;
                }
                seen += one == null ? 0 : 1;
                slowest = slower(slowest, one);
            }
            return slowest == null
                    ? Judgement.notExercised(
                            "no write changed what the system went by: %s, all replaced in time, of the value that it went by already, or too near the end of the run"
                                    .formatted(Words.count(writes.size(), "write")))
                    : new Judgement(
                            Status.PASS,
                            "%s seen, the slowest %s".formatted(Words.count(seen, "write"), slowest.found()),
                            slowest.measurement(),
                            slowest.place(),
                            "");
        }

        private static @Nullable Judgement slower(@Nullable Judgement one, @Nullable Judgement other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return margin(other) < margin(one) ? other : one;
        }

        private static long margin(Judgement judgement) {
            return judgement.measurement().orElseThrow().margin();
        }

        /** Judge one write, {@code null} where it need not be reported. */
        private @Nullable Judgement spread(int index) {
            FlagWritten write = writes.get(index);
            long deadline = write.time() + bound.toNanos();
            ConfigObserved report = first(write);
            if (report != null && report.time() <= deadline) {
                return seen(write, report);
            }
            if (Words.sameValue(goingBy(deadline), write.value()) || replaced(index, deadline) || end() <= deadline) {
                return null;
            }
            if (report != null
                    && (index + 1 == writes.size()
                            || report.sequence() < writes.get(index + 1).sequence())) {
                return seen(write, report);
            }
            return Judgement.fail(
                    "%s, written at %s, was not reported %s"
                            .formatted(
                                    Words.quote(write.value()),
                                    Words.when(write),
                                    index + 1 == writes.size() ? "until the end of the run" : "before the next write"),
                    write.sequence());
        }

        private Judgement seen(FlagWritten write, ConfigObserved report) {
            Measurement delay = Measurements.delay(write.time(), report.time(), Optional.empty(), Optional.of(bound));
            String found = "%s after %s was written at %s"
                    .formatted(Times.length(delay.observed()), Words.quote(write.value()), Words.when(write));
            Judgement judgement = delay.margin() < 0
                    ? Judgement.fail("reported " + found, report.sequence())
                    : Judgement.pass(found, report.sequence());
            return judgement.measuring(delay);
        }

        private @Nullable ConfigObserved first(FlagWritten write) {
            return reports.stream()
                    .filter(it -> it.sequence() > write.sequence() && Words.sameValue(it.value(), write.value()))
                    .findFirst()
                    .orElse(null);
        }

        /** Give the value that the system last reported up to a time, else the initial one. */
        private String goingBy(long time) {
            return reports.stream()
                    .filter(it -> it.time() <= time)
                    .reduce((one, next) -> next)
                    .map(ConfigObserved::value)
                    .orElse(initial);
        }

        private boolean replaced(int index, long deadline) {
            return index + 1 < writes.size() && writes.get(index + 1).time() <= deadline;
        }

        private long end() {
            EventLog log = evidence.log();
            return log.at(log.lastSequence()).time();
        }

        /** Find a report of a value that did not stand in the store inside the bound and is written only later. */
        private @Nullable Judgement early() {
            for (ConfigObserved report : reports) {
                FlagWritten later = writes.stream()
                        .filter(it -> it.sequence() > report.sequence() && Words.sameValue(it.value(), report.value()))
                        .findFirst()
                        .orElse(null);
                if (later != null && !stood(report) && !storeFailed(report)) {
                    return Judgement.fail(
                            "reported %s at %s, before it was written at %s"
                                    .formatted(Words.quote(report.value()), Words.when(report), Words.when(later)),
                            report.sequence());
                }
            }
            return null;
        }

        /** Say whether the reported value stood in the store at some time inside the bound before the report. */
        private boolean stood(ConfigObserved report) {
            long since = report.time() - bound.toNanos();
            for (int i = writes.size() - 1; i >= 0; i--) {
                FlagWritten write = writes.get(i);
                if (write.sequence() < report.sequence()) {
                    if (Words.sameValue(write.value(), report.value())) {
                        return true;
                    }
                    if (write.time() < since) {
                        return false;
                    }
                }
            }
            return Words.sameValue(initial, report.value());
        }

        /** Say whether a fault of the flag store was active inside the bound before the report. */
        private boolean storeFailed(ConfigObserved report) {
            List<String> faults = evidence.scenario().faults().stream()
                    .filter(it -> it.effect().kind().strikes() == FaultTarget.Kind.FLAGS)
                    .map(Fault::id)
                    .toList();
            return evidence.log().all(FaultBegan.class).stream()
                    .filter(it -> faults.contains(it.fault()) && it.sequence() < report.sequence())
                    .anyMatch(it -> ended(it) >= report.time() - bound.toNanos());
        }

        private long ended(FaultBegan began) {
            return evidence.log().all(FaultEnded.class).stream()
                    .filter(it -> it.fault().equals(began.fault()) && it.sequence() > began.sequence())
                    .mapToLong(FaultEnded::time)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        }
    }
}
