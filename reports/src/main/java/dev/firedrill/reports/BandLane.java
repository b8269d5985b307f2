package dev.firedrill.reports;

import dev.firedrill.events.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Show a value that holds until the next one: a state, or a control as the system goes by it. */
record BandLane(String title, String subtitle, List<Step> steps, List<Long> writes, long end) implements Lane {

    private static final int MOST_STEPS = 60;

    /** Hold a value from an instant on. */
    record Step(long from, String value) {}

    /** Show the states, one lane per instance. */
    static List<BandLane> states(RunLog log) {
        Map<String, List<Step>> steps = new LinkedHashMap<>();
        for (Event.StateEntered entered : log.all(Event.StateEntered.class)) {
            steps.computeIfAbsent(entered.stamp().instance(), instance -> new ArrayList<>())
                    .add(new Step(entered.time(), entered.state()));
        }
        List<BandLane> lanes = new ArrayList<>();
        steps.forEach((instance, states) -> lanes.add(new BandLane(
                "state", steps.size() > 1 ? "of instance " + instance : "", states, List.of(), log.end())));
        return lanes;
    }

    /** Show the controls: what the system observed, and a mark where the control was written. */
    static List<BandLane> controls(RunLog log) {
        Map<String, List<Step>> observed = new LinkedHashMap<>();
        Map<String, List<Step>> written = new LinkedHashMap<>();
        for (Event.FlagWritten flag : log.all(Event.FlagWritten.class)) {
            written.computeIfAbsent(flag.control(), control -> new ArrayList<>())
                    .add(new Step(flag.time(), flag.value()));
        }
        for (Event.ConfigObserved config : log.all(Event.ConfigObserved.class)) {
            observed.computeIfAbsent(config.control(), control -> new ArrayList<>())
                    .add(new Step(config.time(), config.value()));
        }
        List<BandLane> lanes = new ArrayList<>();
        observed.forEach((control, steps) -> lanes.add(new BandLane(
                control, "as your service saw it", changes(steps), times(written.get(control)), log.end())));
        written.forEach((control, steps) -> {
            if (!observed.containsKey(control)) {
                lanes.add(new BandLane(control, "as written", changes(steps), times(steps), log.end()));
            }
        });
        return lanes;
    }

    private static List<Step> changes(List<Step> steps) {
        List<Step> changes = new ArrayList<>();
        for (Step step : steps) {
            if (changes.isEmpty() || !changes.get(changes.size() - 1).value().equals(step.value())) {
                changes.add(step);
            }
        }
        return changes;
    }

    private static List<Long> times(@Nullable List<Step> steps) {
        return steps == null ? List.of() : steps.stream().map(Step::from).toList();
    }

    @Override
    public int height() {
        return 30;
    }

    @Override
    public void draw(Canvas canvas) {
        for (int i = 0; i < Math.min(steps.size(), MOST_STEPS); i++) {
            Step step = steps.get(i);
            long until = i + 1 < steps.size() ? steps.get(i + 1).from() : end;
            double width = canvas.bar(step.from(), until, 6, 17, i % 2 == 0 ? "step" : "step odd");
            canvas.label(canvas.x(step.from()) + 5, 18.5, Canvas.fit(step.value(), width - 8), "");
        }
        StringBuilder marks = new StringBuilder();
        writes.stream()
                .limit(MOST_STEPS)
                .forEach(time ->
                        marks.append(Wording.of("M%s %sl-4 -5h8z", Canvas.number(canvas.x(time)), canvas.y(6))));
        canvas.path(marks.toString(), "ink");
    }

    @Override
    public String key() {
        return writes.isEmpty() ? "" : "▾ above a control: it was written.";
    }

    @Override
    public String omission() {
        return steps.size() > MOST_STEPS ? Wording.of("'%s': %d of %,d changes", title, MOST_STEPS, steps.size()) : "";
    }
}
