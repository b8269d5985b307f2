package dev.firedrill.reports;

import dev.firedrill.events.Event;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Show how many requests ended with a failure that the user saw. */
record FailureLane(List<Event.RequestFailed> failures, int requests, long struck) implements Lane {

    private static final int PARTS = 120;
    private static final int PLOT = 24;

    static List<FailureLane> of(RunLog log) {
        List<Event.RequestFailed> failures = log.all(Event.RequestFailed.class);
        int requests = log.all(Event.RequestArrived.class).size();
        Set<Long> hit = log.all(Event.FaultApplied.class).stream()
                .map(Event.FaultApplied::request)
                .collect(Collectors.toSet());
        long struck = failures.stream()
                .filter(failure -> hit.contains(failure.request()))
                .count();
        return failures.isEmpty() ? List.of() : List.of(new FailureLane(failures, requests, struck));
    }

    @Override
    public String title() {
        return "failed requests";
    }

    @Override
    public String subtitle() {
        return Wording.of("%,d of %,d", failures.size(), requests);
    }

    @Override
    public String key() {
        return Wording.of(
                "Of %s, %,d had been struck by a fault.", Headline.count(failures.size(), "failed request"), struck);
    }

    @Override
    public int height() {
        return PLOT + 10;
    }

    @Override
    public void draw(Canvas canvas) {
        int[] counts = new int[PARTS];
        failures.forEach(failure -> counts[canvas.axis().part(failure.time(), PARTS)]++);
        int most = Arrays.stream(counts).max().orElse(1);
        double width = canvas.axis().width() / PARTS;
        StringBuilder bars = new StringBuilder();
        for (int part = 0; part < PARTS; part++) {
            if (counts[part] > 0) {
                double height = (double) PLOT * counts[part] / most;
                bars.append(Wording.of(
                        "M%s %sh%sv%sh-%sz",
                        Canvas.number(canvas.axis().left() + part * width),
                        canvas.y(6 + PLOT - height),
                        Canvas.number(width - 1),
                        Canvas.number(height),
                        Canvas.number(width - 1)));
            }
        }
        canvas.path(bars.toString(), "fault");
    }
}
