package dev.firedrill.reports;

import dev.firedrill.events.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Show when one fault was on and how often it hit. */
record FaultLane(String fault, List<Span> spans, long hits) implements Lane {

    /** Hold one window of a fault. */
    record Span(long from, long until) {}

    static List<FaultLane> of(RunLog log) {
        Map<String, List<Span>> spans = new LinkedHashMap<>();
        Map<String, Long> hits = new LinkedHashMap<>();
        for (Event event : log.events()) {
            if (event instanceof Event.FaultBegan began) {
                spans.computeIfAbsent(began.fault(), fault -> new ArrayList<>()).add(new Span(began.time(), log.end()));
            } else if (event instanceof Event.FaultApplied applied) {
                hits.merge(applied.fault(), 1L, Long::sum);
            } else if (event instanceof Event.FaultEnded ended) {
                end(spans.getOrDefault(ended.fault(), new ArrayList<>()), ended.time());
            }
        }
        return spans.keySet().stream()
                .map(fault -> new FaultLane(fault, spans.getOrDefault(fault, List.of()), hits.getOrDefault(fault, 0L)))
                .toList();
    }

    private static void end(List<Span> spans, long time) {
        if (!spans.isEmpty()) {
            spans.add(new Span(spans.remove(spans.size() - 1).from(), time));
        }
    }

    @Override
    public String title() {
        return fault;
    }

    @Override
    public String subtitle() {
        return "fault";
    }

    @Override
    public int height() {
        return 30;
    }

    @Override
    public void draw(Canvas canvas) {
        String label = hits == 1 ? "1 hit" : Wording.of("%,d hits", hits);
        double end = 0;
        double widest = 0;
        for (Span span : spans.subList(0, Math.min(spans.size(), 60))) {
            double width = canvas.bar(span.from(), span.until(), 6, 17, "fault");
            if (width > widest) {
                widest = width;
                end = canvas.x(span.from()) + width;
            }
        }
        if (Canvas.width(label) + 10 <= widest) {
            canvas.label(end - widest + 6, 18.5, label, "on-fault");
        } else if (spans.size() == 1
                && end + 8 + Canvas.width(label) <= canvas.axis().right()) {
            canvas.label(end + 6, 18.5, label, "");
        }
    }

    @Override
    public String key() {
        return "Shaded: a fault was on.";
    }

    @Override
    public String omission() {
        return spans.size() > 60 ? Wording.of("fault '%s': 60 of %,d windows", fault, spans.size()) : "";
    }
}
