package dev.firedrill.reports;

import dev.firedrill.events.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Show each request from arrival to answer, where there are few. */
record RequestLane(List<Span> spans, int rows, int left) implements Lane {

    private static final int FEW = 40;
    private static final int ROWS = 5;
    private static final int ROW = 18;

    /** Hold one request; {@code row} keeps those apart that overlap. */
    record Span(long request, long from, long until, boolean answered, int row) {}

    static List<RequestLane> of(RunLog log) {
        List<Event.RequestArrived> arrivals = log.all(Event.RequestArrived.class);
        if (arrivals.isEmpty() || arrivals.size() > FEW) {
            return List.of();
        }
        Map<Long, Long> answered = new LinkedHashMap<>();
        Map<Long, Long> failed = new LinkedHashMap<>();
        log.all(Event.RequestAnswered.class).forEach(event -> answered.putIfAbsent(event.request(), event.time()));
        log.all(Event.RequestFailed.class).forEach(event -> failed.putIfAbsent(event.request(), event.time()));
        LabelRows rows = new LabelRows(ROWS);
        List<Span> spans = new ArrayList<>();
        int used = 1;
        for (Event.RequestArrived arrived : arrivals) {
            long id = arrived.request();
            long until = answered.getOrDefault(id, failed.getOrDefault(id, log.end()));
            OptionalInt row = rows.place(share(arrived.time(), log), share(until - arrived.time(), log));
            if (row.isPresent()) {
                spans.add(new Span(id, arrived.time(), until, answered.containsKey(id), row.getAsInt()));
                used = Math.max(used, row.getAsInt() + 1);
            }
        }
        return List.of(new RequestLane(List.copyOf(spans), used, rows.left()));
    }

    private static double share(long time, RunLog log) {
        return 780.0 * time / log.end();
    }

    @Override
    public String title() {
        return "requests";
    }

    @Override
    public int height() {
        return 10 + ROW * rows;
    }

    @Override
    public void draw(Canvas canvas) {
        for (Span span : spans) {
            int y = 5 + ROW * span.row();
            double width = canvas.bar(span.from(), span.until(), y, 14, span.answered() ? "step odd" : "fault");
            String text = "r-" + span.request() + (span.answered() ? "" : " ✗ no answer");
            canvas.label(
                    canvas.x(span.from()) + 5, y + 11, Canvas.fit(text, width - 8), span.answered() ? "" : "on-fault");
        }
    }

    @Override
    public String omission() {
        return left == 0 ? "" : Wording.of("requests: %d more at the same time", left);
    }
}
