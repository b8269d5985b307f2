package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.FaultApplied;
import dev.firedrill.events.Event.LifecycleChanged;
import dev.firedrill.events.Event.MetricSampled;
import dev.firedrill.events.Event.RequestAnswered;
import dev.firedrill.events.Event.RouteDecided;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Times;
import dev.firedrill.model.Controls.Formula;
import dev.firedrill.model.Controls.Indicator;
import dev.firedrill.model.Controls.Selection;
import dev.firedrill.model.Expectation.IndicatorFollowsEvents;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judge the samples of an indicator against an oracle that recounts it from what happened: the same number to the last
 * bit, present where there is data and absent where there is none, at the declared interval.
 *
 * <p>A sample that a fault fed or removed says nothing of the system and is not judged.
 */
final class IndicatorCheck extends DeclaredCheck {

    private static final List<String> ROUTE_FACTS = List.of("detected", "route", "override");

    private final IndicatorFollowsEvents wanted;

    IndicatorCheck(IndicatorFollowsEvents wanted) {
        super(wanted, "each sample of '%s' is what its formula makes of what happened".formatted(wanted.name()));
        this.wanted = wanted;
    }

    @Override
    Judgement decide(Evidence evidence) {
        Optional<Formula> formula = evidence.controls().indicator(wanted.name()).flatMap(Indicator::formula);
        if (formula.isEmpty()) {
            return Judgement.notObserved("the controls declare no formula of '%s'".formatted(wanted.name()));
        }
        EventLog log = evidence.log();
        if (log.all(MetricSampled.class).stream().noneMatch(this::isMine)) {
            return Judgement.notObserved("no sample of '%s' was recorded".formatted(wanted.name()));
        }
        if (needsRoutes(formula.get())
                && log.all(RouteDecided.class).isEmpty()
                && !log.all(RequestAnswered.class).isEmpty()) {
            return Judgement.notObserved("the system showed no route decision, by which its requests are told apart");
        }
        return new Recount(formula.get(), evidence).judge();
    }

    private boolean isMine(MetricSampled sample) {
        return sample.metric().equals(wanted.name());
    }

    private static boolean needsRoutes(Formula formula) {
        return Stream.concat(Stream.of(formula.of()), formula.among().stream())
                .flatMap(IndicatorCheck::facts)
                .anyMatch(ROUTE_FACTS::contains);
    }

    private static Stream<String> facts(Selection selection) {
        return Stream.concat(selection.where().keySet().stream(), selection.except().keySet().stream());
    }

    /** Go through one run. */
    private final class Recount {

        private final EventLog log;
        private final IndicatorOracle oracle;
        private final @Nullable Cadences cadences;
        private long judged;
        private long wrong;
        private boolean exercised;
        private @Nullable Event before;
        private @Nullable MetricSampled firstWrong;
        private String found = "";

        Recount(Formula formula, Evidence evidence) {
            this.log = evidence.log();
            this.oracle = new IndicatorOracle(formula, evidence);
            this.cadences = formula.every().map(Cadences::new).orElse(null);
        }

        Judgement judge() {
            for (Event event : log.events()) {
                if (event instanceof MetricSampled sample) {
                    if (isMine(sample)) {
                        take(sample);
                    }
                } else {
                    oracle.take(event);
                    starts(event);
                }
                before = event;
            }
            return judgement();
        }

        private void starts(Event event) {
            if (cadences != null && event instanceof LifecycleChanged changed) {
                cadences.take(changed);
            }
        }

        private void take(MetricSampled sample) {
            String flaw = cadences == null ? null : cadences.flawOf(sample);
            if (!fed()) {
                judged++;
                OptionalDouble due = oracle.sampleAt(sample.time());
                exercised |= oracle.counts();
                flaw = flaw == null ? difference(sample, due) : flaw;
            }
            if (flaw != null && wrong++ == 0) {
                firstWrong = sample;
                found = flaw;
            }
        }

        /** A fault that strikes a sample is recorded right before it. */
        private boolean fed() {
            return before instanceof FaultApplied applied && applied.target().equals(wanted.name());
        }

        private @Nullable String difference(MetricSampled sample, OptionalDouble due) {
            boolean same = sample.present() == due.isPresent()
                    && (due.isEmpty() || Double.compare(sample.value(), due.getAsDouble()) == 0);
            return same
                    ? null
                    : "was %s instead of %s, from %s"
                            .formatted(
                                    spell(sample.present(), sample.value()),
                                    spell(due.isPresent(), due.orElse(0)),
                                    oracle.words());
        }

        private static String spell(boolean present, double value) {
            return present ? Numbers.exact(value) : "absent";
        }

        private Judgement judgement() {
            Event end = log.at(log.lastSequence());
            if (firstWrong != null) {
                return Judgement.fail(
                                "the sample at %s %s (%d of %d)"
                                        .formatted(Words.when(firstWrong), found, wrong, judged),
                                firstWrong.sequence())
                        .measuring(Measurements.violations(wrong));
            }
            Optional<MetricSampled> last = cadences == null ? Optional.empty() : cadences.lastBeforeAGap(end.time());
            if (cadences != null && last.isPresent()) {
                return Judgement.fail(
                        "no sample at %s, the last one was at %s"
                                .formatted(Times.sinceStart(cadences.next(last.get())), Words.when(last.get())),
                        last.get().sequence());
            }
            return exercised
                    ? Judgement.pass("%d of %d samples were right".formatted(judged, judged), 0)
                            .measuring(Measurements.violations(0))
                    : Judgement.notExercised(
                            "nothing that counts happened before any of %s".formatted(Words.count(judged, "sample")));
        }
    }
}
