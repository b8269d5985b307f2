package dev.firedrill.reports;

import dev.firedrill.events.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Show which share of the requests took which route, stacked in the order in which the routes first appear. */
final class ShareLane implements Lane {

    private static final int MOST_ROUTES = 4;
    private static final int MOST_PARTS = 120;
    private static final int PLOT_TOP = 4;
    private static final int PLOT = 44;
    private static final String OTHERS = "other routes";

    private final List<Event.RouteDecided> decisions;
    private final Map<String, Integer> routes;

    private ShareLane(List<Event.RouteDecided> decisions, Map<String, Integer> routes) {
        this.decisions = decisions;
        this.routes = routes;
    }

    static List<ShareLane> of(RunLog log) {
        List<Event.RouteDecided> decisions = log.all(Event.RouteDecided.class);
        Map<String, Integer> routes = new LinkedHashMap<>();
        for (Event.RouteDecided decision : decisions) {
            if (!routes.containsKey(decision.route())) {
                routes.put(decision.route(), routes.size());
            }
        }
        return decisions.isEmpty() ? List.of() : List.of(new ShareLane(decisions, routes));
    }

    @Override
    public String title() {
        return "routing";
    }

    @Override
    public String subtitle() {
        return decisions.size() == 1 ? "1 request" : Wording.of("share of %,d requests", decisions.size());
    }

    @Override
    public int height() {
        return PLOT_TOP + PLOT + 24;
    }

    @Override
    public void draw(Canvas canvas) {
        int[][] counts = count(canvas.axis());
        for (int route = 0; route < bands(); route++) {
            canvas.path(band(canvas, counts, route), "route route-" + route);
        }
        legend(canvas);
    }

    private int bands() {
        return Math.min(routes.size(), MOST_ROUTES);
    }

    private int band(String route) {
        return Math.min(routes.getOrDefault(route, 0), MOST_ROUTES - 1);
    }

    private int[][] count(TimeAxis axis) {
        int[][] counts = new int[MOST_PARTS][bands()];
        for (Event.RouteDecided decision : decisions) {
            counts[axis.part(decision.time(), MOST_PARTS)][band(decision.route())]++;
        }
        return counts;
    }

    private String band(Canvas canvas, int[][] counts, int route) {
        double width = canvas.axis().width() / MOST_PARTS;
        StringBuilder bars = new StringBuilder();
        for (int part = 0; part < MOST_PARTS; part++) {
            double all = sum(counts[part], counts[part].length);
            if (counts[part][route] > 0) {
                double bottom = PLOT_TOP + PLOT * (1 - sum(counts[part], route) / all);
                double height = PLOT * counts[part][route] / all;
                String wide = Canvas.number(width - 1);
                bars.append(Wording.of(
                        "M%s %sh%sv%sh-%sz",
                        Canvas.number(canvas.axis().left() + part * width),
                        canvas.y(bottom - height),
                        wide,
                        Canvas.number(height),
                        wide));
            }
        }
        return bars.toString();
    }

    private static double sum(int[] counts, int until) {
        double sum = 0;
        for (int i = 0; i < until; i++) {
            sum += counts[i];
        }
        return sum;
    }

    private void legend(Canvas canvas) {
        double x = canvas.axis().left();
        int y = PLOT_TOP + PLOT + 6;
        List<String> names = new ArrayList<>(routes.keySet()).subList(0, bands());
        for (int route = 0; route < names.size(); route++) {
            String name = routes.size() > MOST_ROUTES && route == MOST_ROUTES - 1 ? OTHERS : names.get(route);
            String text = Canvas.fit(name, 160);
            canvas.path(Wording.of("M%s %sh10v10h-10z", Canvas.number(x), canvas.y(y)), "route route-" + route);
            canvas.label(x + 15, y + 9, text, "");
            x += 15 + Canvas.width(text) + 18;
        }
    }

    @Override
    public String omission() {
        return routes.size() > MOST_ROUTES
                ? Wording.of("routing: %d of %d routes apart", MOST_ROUTES - 1, routes.size())
                : "";
    }
}
