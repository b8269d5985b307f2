package dev.firedrill.systems.rewriteupgrade;

import dev.firedrill.world.Component;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * Count what happens and compute the indicators. Rerouted requests count nowhere among rewrites: else pulling the switch
 * would heal the rates by dilution.
 */
class Measurements {

    private final Component component;
    private final EscalationThresholds thresholds;
    private final SlidingWindow recent;
    private final SlidingWindow bindings;
    private final Map<LocalDate, Long> complaints = new TreeMap<>();

    /**
     * Measure on the time of a component.
     *
     * @param component its monotonic time rules the windows, its clock the days
     */
    Measurements(Component component, EscalationThresholds thresholds) {
        this.component = component;
        this.thresholds = thresholds;
        this.recent = new SlidingWindow(thresholds.rateWindow());
        this.bindings = new SlidingWindow(thresholds.bindingWindow());
    }

    /**
     * Count the end of a request.
     *
     * @param reason why it failed; absent if it did not
     */
    final void ended(Task task, String status, Optional<Reason> reason, long latencyMillis) {
        count(Counted.ENDED, 1);
        if (rewrites(task) && Answers.executed(status)) {
            count(Counted.EXECUTED, 1);
            count(Counted.LATENCY, latencyMillis);
            count(Counted.SUCCEEDED, status.equals(Answers.OK) ? 1 : 0);
        }
        reason.ifPresent(this::failed);
    }

    boolean rewrites(Task task) {
        return task.executed() == TaskType.REWRITE_UPGRADE;
    }

    private void failed(Reason reason) {
        switch (reason) {
            case REWRITE_NO_CONTEXT -> count(Counted.NO_CONTEXT, 1);
            case BINDING_MISMATCH -> {
                count(Counted.BINDING_MISMATCH, 1);
                bindings.add(component.elapsed(), Counted.BINDING_MISMATCH, 1);
            }
            case REWRITE_ANCHOR_MISMATCH -> count(Counted.ANCHOR_MISMATCH, 1);
            case REWRITE_DIFF_EXCEEDED -> count(Counted.DIFF_EXCEEDED, 1);
            case EXECUTION_BLOCKED -> count(Counted.BLOCKED, 1);
            case KILL_SWITCH_ACTIVE -> throw new IllegalArgumentException("expected a failure, found an override");
        }
    }

    /** Count what a guard said; those before the model have no rate of their own. */
    final void judged(Verdict verdict) {
        int passed = verdict.outcome() == Verdict.Outcome.PASS ? 1 : 0;
        switch (verdict.guard()) {
            case ANCHOR -> {
                count(Counted.ANCHOR_JUDGED, 1);
                count(Counted.ANCHOR_PASSED, passed);
            }
            case DIFF -> {
                count(Counted.DIFF_JUDGED, 1);
                count(Counted.DIFF_PASSED, passed);
            }
            case CONTEXT, CONFIRM, BINDING -> {}
        }
    }

    private void count(Counted what, long amount) {
        recent.add(component.elapsed(), what, amount);
    }

    /** Count a user's complaint. */
    final void complained() {
        complaints.merge(today(), 1L, Long::sum);
    }

    /** Name the day on which complaints count now. */
    LocalDate today() {
        return LocalDate.ofInstant(component.clock().instant(), ZoneOffset.UTC);
    }

    /** Begin a new window of rates, because the feature is enabled again. */
    void startAnew() {
        recent.startAnew();
    }

    /** Compute an indicator as of now; empty for no data. */
    final OptionalDouble measure(Indicator indicator) {
        return switch (indicator.source()) {
            case RATIO -> ratio(lately(indicator.part()), lately(indicator.whole()));
            case COUNT -> OptionalDouble.of((double) lately(indicator.part()));
            case BINDINGS -> OptionalDouble.of((double) bindings.total(component.elapsed(), indicator.part()));
            case COMPLAINTS -> OptionalDouble.of((double) complaints.getOrDefault(today(), 0L));
        };
    }

    private OptionalDouble ratio(long part, long whole) {
        return whole < thresholds.minimumSample() ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }

    private long lately(Counted what) {
        return recent.total(component.elapsed(), what);
    }

    /** Give all that is counted, with the conditions that were told. */
    final Memory.Content content(Set<String> holding) {
        return new Memory.Content(recent, bindings, complaints, holding);
    }
}
