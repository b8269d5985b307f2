package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.events.Event;
import dev.firedrill.events.Times;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Draw one run over time, a lane for each thing that changed, and say what the drawing leaves out. */
final class Timeline {

    private static final int WIDTH = 960;
    private static final int LEFT = 158;
    private static final int RIGHT = 946;
    private static final int AXIS = 26;
    private static final int HERE = 18;
    private static final int MOST_LANES = 8;
    private static final double BOLD = 1.15;
    private static final double TITLE = (LEFT - 8) / BOLD;

    private final RunLog log;
    private final Entry entry;
    private final TimeAxis axis;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<String> omissions = new ArrayList<>();
    private final Optional<CheckResult> decided;

    Timeline(Entry entry, List<Event> events) {
        this.log = new RunLog(events);
        this.entry = entry;
        this.axis = new TimeAxis(log.end(), LEFT, RIGHT);
        this.decided = Drills.checks(entry).stream()
                .filter(check -> check.chosen().status() == Status.FAIL)
                .filter(check ->
                        check.chosen().log().isEmpty() && check.chosen().place() > 0)
                .findFirst();
        collect("faults", FaultLane.of(log));
        collect("operators", ActionLane.of(log));
        collect("controls", BandLane.controls(log));
        collect("metrics", MetricLane.of(log, entry.thresholds()));
        List<TriggerLane> triggers = TriggerLane.of(log, entry.checks());
        collect("triggers", triggers);
        collect("bounds", BoundLane.of(entry.checks(), triggers));
        collect("instances with states", BandLane.states(log));
        collect("requests", RequestLane.of(log));
        collect("routing", ShareLane.of(log));
        collect("failures", FailureLane.of(log));
    }

    private void collect(String what, List<? extends Lane> found) {
        int kept = Math.min(found.size(), MOST_LANES);
        lanes.addAll(found.subList(0, kept));
        if (kept < found.size()) {
            omissions.add(Wording.of("%d of %d %s", kept, found.size(), what));
        }
    }

    void draw(Markup page) {
        int top = AXIS + (decided.isPresent() ? HERE : 0);
        int height = top + lanes.stream().mapToInt(Timeline::height).sum() + 6;
        page.open("figure", "class", "timeline");
        page.element(
                "p",
                Wording.of("Seed %d of %s", entry.chosenSeed(), Headline.count(entry.runs(), "run")),
                "class",
                "quiet");
        page.scroll("scroll");
        page.open(
                "svg",
                "viewBox",
                Wording.of("0 0 %d %d", WIDTH, height),
                "role",
                "img",
                "aria-label",
                Wording.of(
                        "Timeline of the run with seed %d; the table of key events below says the same in words",
                        entry.chosenSeed()));
        Markup labels = new Markup();
        shades(page, top, height);
        axis(page, labels, height);
        lanes(page, labels, top);
        here(page, labels, height);
        page.append(labels).close().close();
        caption(page);
        page.closeLine();
    }

    private void shades(Markup page, int top, int height) {
        StringBuilder shades = new StringBuilder();
        FaultLane.of(log).stream()
                .flatMap(lane -> lane.spans().stream())
                .limit(60)
                .forEach(span -> {
                    String width = Canvas.number(Math.max(axis.x(span.until()) - axis.x(span.from()), 1));
                    shades.append(Wording.of(
                            "M%s %dh%sv%dh-%sz",
                            Canvas.number(axis.x(span.from())), top, width, height - top - 4, width));
                });
        if (shades.length() > 0) {
            page.path(shades.toString(), "shade");
        }
    }

    private void axis(Markup page, Markup labels, int height) {
        Canvas canvas = new Canvas(page, labels, axis, 0);
        StringBuilder grid = new StringBuilder();
        LabelRows rows = new LabelRows(1);
        for (long tick : axis.ticks()) {
            grid.append(Wording.of("M%s 20V%d", Canvas.number(axis.x(tick)), height - 4));
            String text = Times.sinceStart(tick);
            double half = Canvas.width(text) / 2;
            double x = Math.min(axis.x(tick), WIDTH - half);
            rows.place(x - half, 2 * half).ifPresent(row -> canvas.label(x, 13, text, "middle quiet"));
        }
        page.path(grid.toString(), "grid");
    }

    private void lanes(Markup page, Markup labels, int top) {
        int y = top;
        for (Lane lane : lanes) {
            Canvas canvas = new Canvas(page, labels, axis, y);
            page.path(Wording.of("M0 %dH%d", y, RIGHT), "rule");
            title(canvas, lane);
            lane.draw(canvas);
            if (!lane.omission().isEmpty()) {
                omissions.add(lane.omission());
            }
            y += height(lane);
        }
    }

    private static void title(Canvas canvas, Lane lane) {
        List<String> lines = Canvas.wrapped(lane.title(), TITLE);
        double first = lane.subtitle().isEmpty() && lines.size() == 1 ? 18 : 14;
        double y = first;
        for (String line : lines) {
            canvas.label(0, y, line, "title");
            y += 12.5;
        }
        canvas.label(0, y, Canvas.fit(lane.subtitle(), LEFT - 8), "quiet");
    }

    /** Give a lane room for its title, which may take some lines above its subtitle. */
    private static int height(Lane lane) {
        int lines =
                Canvas.wrapped(lane.title(), TITLE).size() + (lane.subtitle().isEmpty() ? 0 : 1);
        return Math.max(lane.height(), 6 + 13 * lines);
    }

    private void here(Markup page, Markup labels, int height) {
        decided.ifPresent(check -> {
            double x = axis.x(check.chosen().time());
            page.path(Wording.of("M%s %dV%d", Canvas.number(x), AXIS + 14, height - 4), "here");
            String text = Canvas.fit(
                    Wording.of(
                            "✗ %s at %s",
                            check.id(), Times.sinceStart(check.chosen().time())),
                    420);
            new Canvas(page, labels, axis, AXIS).labelAround(x, 10, text, "bad");
        });
    }

    private void caption(Markup page) {
        page.open("figcaption").text(Wording.of("The run with seed %d", entry.chosenSeed()));
        page.text(", time counted from the moment all systems were ready. ");
        page.text(lanes.stream()
                .map(Lane::key)
                .filter(key -> !key.isEmpty())
                .distinct()
                .collect(Collectors.joining(" ")));
        if (!omissions.isEmpty()) {
            page.text(" Drawn in part: " + String.join("; ", omissions) + ".");
        }
        page.close();
    }
}
