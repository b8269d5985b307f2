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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Judge how long a written value takes until every instance of the system says that it goes by it.
 *
 * <p>A system reports changes. So a write of what an instance goes by already need not be reported, nor one that a write
 * of another value replaces inside the bound, nor one whose bound the run or the instance does not live to see; a life that
 * begins after a write has the bound from its beginning. A report of a value that did not stand in the store inside the
 * bound is allowed only while a fault of the flag store is active, and for one bound longer.
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
        Tolerance tolerance = Tolerance.of(evidence);
        return tolerance
                .blurs(Measurements.delay(0, 0, Optional.empty(), Optional.of(bound)))
                .orElseGet(() -> new Following(evidence, tolerance.allowed(bound), initial, writes, reports).judge());
    }

    private static <E extends Event> List<E> of(Class<E> type, Predicate<E> wanted, EventLog log) {
        return log.all(type).stream().filter(wanted).toList();
    }

    /** Hold the writes and reports of one run. */
    private record Following(
            Evidence evidence, Duration bound, String initial, List<FlagWritten> writes, List<ConfigObserved> reports) {

        Judgement judge() {
            Judgement unfounded = unfounded();
            return unfounded == null ? spreads() : unfounded;
        }

        private Judgement spreads() {
            List<Judgement> seen = new ArrayList<>();
            List<String> instances = Life.instances(evidence.log(), reports);
            for (String instance : instances) {
                List<Life> lives = Life.of(instance, evidence.log());
                String by = instances.size() == 1 ? "" : " by '%s'".formatted(instance);
                for (FlagWritten write : writes) {
                    Judgement one = spread(write, lives, by);
                    if (one != null && one.status() == Status.FAIL) {
                        return one;
                    }
                    if (one != null) {
                        seen.add(one);
                    }
                }
            }
            return seen.stream()
                    .reduce((one, other) -> margin(other) < margin(one) ? other : one)
                    .map(slowest -> new Judgement(
                            Status.PASS,
                            "%s seen, the slowest %s".formatted(Words.count(seen.size(), "write"), slowest.found()),
                            slowest.measurement(),
                            slowest.place(),
                            ""))
                    .orElseGet(() -> Judgement.notExercised(
                            "no write changed what the system went by: %s, all replaced in time, of the value that it went by already, or too near the end of the run"
                                    .formatted(Words.count(writes.size(), "write"))));
        }

        private static long margin(Judgement judgement) {
            return judgement.measurement().orElseThrow().margin();
        }

        /** Judge one write in the first life that could report it in time; {@code null} where none need. */
        private @Nullable Judgement spread(FlagWritten write, List<Life> lives, String by) {
            for (Life life : lives) {
                if (life.last() > write.sequence()) {
                    long origin = Math.max(write.time(), life.began());
                    ConfigObserved report = first(write, life);
                    if (report != null && report.time() <= origin + bound.toNanos()) {
                        return seen(write, origin, report, by);
                    }
                    if (life.ended() > origin + bound.toNanos()) {
                        return late(write, life, report, by);
                    }
                }
            }
            return null;
        }

        private @Nullable Judgement late(FlagWritten write, Life life, @Nullable ConfigObserved report, String by) {
            long origin = Math.max(write.time(), life.began());
            long deadline = origin + bound.toNanos();
            FlagWritten other = replacing(write);
            if (Words.sameValue(goingBy(life, deadline), write.value())
                    || (other != null && other.time() <= deadline)
                    || end() <= deadline) {
                return null;
            }
            if (report != null && (other == null || report.sequence() < other.sequence())) {
                return seen(write, origin, report, by);
            }
            return Judgement.fail(
                    "%s, written at %s, was not reported%s %s"
                            .formatted(
                                    Words.quote(write.value()),
                                    Words.when(write),
                                    by,
                                    other == null ? "until the end of the run" : "before the next write"),
                    write.sequence());
        }

        private Judgement seen(FlagWritten write, long origin, ConfigObserved report, String by) {
            Measurement delay = Measurements.delay(origin, report.time(), Optional.empty(), Optional.of(bound));
            String since = origin == write.time() ? "" : ", in a life that began at " + Times.sinceStart(origin);
            String found = "%s after %s was written at %s%s"
                    .formatted(Times.length(delay.observed()), Words.quote(write.value()), Words.when(write), since);
            Judgement judgement = delay.margin() < 0
                    ? Judgement.fail("reported%s ".formatted(by) + found, report.sequence())
                    : Judgement.pass(found, report.sequence());
            return judgement.measuring(delay);
        }

        private @Nullable ConfigObserved first(FlagWritten write, Life life) {
            return reports.stream()
                    .filter(it -> life.holds(it) && it.sequence() > write.sequence())
                    .filter(it -> Words.sameValue(it.value(), write.value()))
                    .findFirst()
                    .orElse(null);
        }

        /** Give the value that was last reported in a life up to a time, else the initial one. */
        private String goingBy(Life life, long time) {
            return reports.stream()
                    .filter(it -> life.holds(it) && it.time() <= time)
                    .reduce((one, next) -> next)
                    .map(ConfigObserved::value)
                    .orElse(initial);
        }

        /** Find the next write of another value; the same value once more gives no new time. */
        private @Nullable FlagWritten replacing(FlagWritten write) {
            return writes.stream()
                    .filter(it -> it.sequence() > write.sequence() && !Words.sameValue(it.value(), write.value()))
                    .findFirst()
                    .orElse(null);
        }

        private long end() {
            EventLog log = evidence.log();
            return log.at(log.lastSequence()).time();
        }

        /** Find a report of a value that did not stand in the store inside the bound, nor failed the store. */
        private @Nullable Judgement unfounded() {
            return reports.stream()
                    .filter(it -> !stood(it) && !storeFailed(it))
                    .findFirst()
                    .map(it -> Judgement.fail(
                            "reported %s at %s, %s".formatted(Words.quote(it.value()), Words.when(it), later(it)),
                            it.sequence()))
                    .orElse(null);
        }

        private String later(ConfigObserved report) {
            return writes.stream()
                    .filter(it -> it.sequence() > report.sequence() && Words.sameValue(it.value(), report.value()))
                    .findFirst()
                    .map(it -> "before it was written at " + Words.when(it))
                    .orElse("which did not stand in the store, and no fault of the store was active");
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
