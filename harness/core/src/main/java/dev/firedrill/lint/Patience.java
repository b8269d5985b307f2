package dev.firedrill.lint;

import dev.firedrill.model.Controls.Formula;
import dev.firedrill.model.Controls.Indicator;
import dev.firedrill.model.Controls.Trigger;
import dev.firedrill.model.Expectation.TriggerFires;
import dev.firedrill.model.Expectation.TriggerFires.From;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.Scenario;
import java.time.Duration;
import java.util.Optional;

/** Says how long a trigger takes from the start of the clock of its bounds, at least and at most. */
final class Patience {

    private final TriggerFires wanted;
    private final Trigger trigger;
    private final Scenario scenario;
    private final Optional<Formula> formula;
    private final Optional<Fault> cause;

    Patience(TriggerFires wanted, Trigger trigger, Scenario scenario) {
        this.wanted = wanted;
        this.trigger = trigger;
        this.scenario = scenario;
        this.formula = scenario.controls().indicator(trigger.indicator()).flatMap(Indicator::formula);
        this.cause = wanted.cause()
                .flatMap(id -> scenario.faults().stream()
                        .filter(it -> it.id().equals(id))
                        .findFirst());
    }

    /** Find the shortest time; zero where earlier trouble may have begun to fill the rule's window. */
    Duration least() {
        if (wanted.from() == From.DECISION || isTroubledBefore()) {
            return Duration.ZERO;
        }
        return filling().plus(step().multipliedBy(trigger.rule().k() - 1L));
    }

    /** Say what takes that long. */
    String why() {
        String rule = "%s samples, one each %s".formatted(Words.rule(trigger), Words.of(step()));
        return filling().isZero()
                ? rule
                : rule
                        + ", of a share over %s that good work fills"
                                .formatted(Words.of(
                                        formula.flatMap(Formula::window).orElse(Duration.ZERO)));
    }

    /** Find the longest time, where the declaration bounds it. */
    Optional<Duration> most() {
        boolean atOnce = wanted.from() == From.DECISION
                || (wanted.from() == From.BREACH
                        && trigger.rule().k() == 1
                        && trigger.also().isEmpty());
        return atOnce ? Optional.of(trigger.interval()) : afterTheFault();
    }

    /** A window forgets a fault when it has passed, and the rule forgets the samples some evaluations later. */
    private Optional<Duration> afterTheFault() {
        if (wanted.from() != From.ONSET
                || cause.isEmpty()
                || cause.get().after().isPresent()) {
            return Optional.empty();
        }
        Fault fault = cause.get();
        Optional<Duration> until = fault.until().or(scenario::faultsEnd);
        Optional<Duration> window = formula.flatMap(Formula::window);
        return until.filter(end -> window.isPresent())
                .map(end -> end.minus(fault.from())
                        .plus(window.get())
                        .plus(step().multipliedBy(trigger.rule().n()))
                        .plus(trigger.interval()));
    }

    private boolean isTroubledBefore() {
        if (wanted.cause().isEmpty()) {
            return false;
        }
        return scenario.faults().stream()
                .filter(it -> !it.id().equals(wanted.cause().get()))
                .anyMatch(it -> cause.isEmpty()
                        || cause.get().after().isPresent()
                        || it.after().isPresent()
                        || it.from().compareTo(cause.get().from()) <= 0);
    }

    private Duration step() {
        return formula.flatMap(Formula::every).orElse(trigger.interval());
    }

    /** A fault on the metric itself shows at once what work would take a window to show. */
    private static boolean spoilsWork(Fault fault) {
        return fault.effect().kind().strikes() != FaultTarget.Kind.METRIC;
    }

    private Duration filling() {
        boolean fromOnset = wanted.from() == From.ONSET || wanted.from() == From.FIRST_HIT;
        return fromOnset
                        && formula.isPresent()
                        && cause.filter(Patience::spoilsWork).isPresent()
                        && trigger.baseline().isEmpty()
                ? Filling.of(formula.get(), Limits.of(trigger), cause.get(), scenario)
                : Duration.ZERO;
    }
}
