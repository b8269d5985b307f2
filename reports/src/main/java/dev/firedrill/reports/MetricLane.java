package dev.firedrill.reports;

import dev.firedrill.events.Event;
import dev.firedrill.result.Entry.Threshold;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Show a metric as a step line that breaks where no sample came, with the limits of the triggers that watch it. */
final class MetricLane implements Lane {

    private static final int MOST_SAMPLES = 300;
    private static final int HEIGHT = 64;
    private static final int PLOT_TOP = 8;
    private static final int PLOT = 48;

    private final String metric;
    private final List<Event.MetricSampled> samples;
    private final List<Threshold> thresholds;
    private final double lowest;
    private final double highest;

    private MetricLane(String metric, List<Event.MetricSampled> samples, List<Threshold> thresholds) {
        this.metric = metric;
        this.samples = samples;
        this.thresholds = thresholds;
        List<Double> values = new ArrayList<>();
        samples.stream().filter(MetricLane::isDrawable).forEach(sample -> values.add(sample.value()));
        thresholds.stream().map(Threshold::value).filter(Double::isFinite).forEach(values::add);
        double top = values.stream().mapToDouble(value -> value).max().orElse(1);
        this.lowest =
                Math.min(0, values.stream().mapToDouble(value -> value).min().orElse(0));
        this.highest = top > lowest ? Math.min(top + (top / 2 - lowest / 2) * 0.3, Double.MAX_VALUE) : lowest + 1;
    }

    static List<MetricLane> of(RunLog log, List<Threshold> thresholds) {
        Map<String, List<Event.MetricSampled>> byMetric = new LinkedHashMap<>();
        for (Event.MetricSampled sample : log.all(Event.MetricSampled.class)) {
            byMetric.computeIfAbsent(sample.metric(), metric -> new ArrayList<>())
                    .add(sample);
        }
        return byMetric.entrySet().stream()
                .map(entry -> new MetricLane(entry.getKey(), entry.getValue(), limitsOf(entry.getKey(), thresholds)))
                .toList();
    }

    private static List<Threshold> limitsOf(String metric, List<Threshold> thresholds) {
        return thresholds.stream()
                .filter(threshold -> threshold.metric().equals(metric) && Double.isFinite(threshold.value()))
                .limit(3)
                .toList();
    }

    private static boolean isDrawable(Event.MetricSampled sample) {
        return sample.present() && Double.isFinite(sample.value());
    }

    @Override
    public String title() {
        return metric;
    }

    @Override
    public String subtitle() {
        return samples.stream().filter(MetricLane::isDrawable).mapToDouble(Event.MetricSampled::value).max().stream()
                .mapToObj(most -> "highest " + spell(most))
                .findFirst()
                .orElse("no value came");
    }

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public void draw(Canvas canvas) {
        canvas.path(Wording.of("M%s %sH%s", left(canvas), canvas.y(PLOT_TOP + PLOT), right(canvas)), "grid");
        canvas.path(line(canvas), "line");
        canvas.path(gaps(canvas), "gap");
        LabelRows rows = new LabelRows(1);
        for (Threshold threshold : thresholds) {
            limit(canvas, threshold, rows);
        }
    }

    private void limit(Canvas canvas, Threshold threshold, LabelRows rows) {
        double y = y(threshold.value());
        canvas.path(Wording.of("M%s %sH%s", left(canvas), canvas.y(y), right(canvas)), "limit");
        String text = Canvas.fit(
                Wording.of("%s %s %s", threshold.trigger(), threshold.comparison(), spell(threshold.value())), 240);
        rows.place(canvas.axis().left() + 4, Canvas.width(text))
                .ifPresent(row ->
                        canvas.label(canvas.axis().left() + 4, y < PLOT_TOP + 14 ? y + 12 : y - 4, text, "halo"));
    }

    private String line(Canvas canvas) {
        StringBuilder line = new StringBuilder();
        boolean drawing = false;
        for (Event.MetricSampled sample : drawn(canvas)) {
            if (!isDrawable(sample)) {
                line.append(drawing ? "h6" : "");
                drawing = false;
                continue;
            }
            String x = Canvas.number(canvas.x(sample.time()));
            String y = canvas.y(y(sample.value()));
            line.append(drawing ? "H" + x + "V" + y : "M" + x + " " + y);
            drawing = true;
        }
        return line.append(drawing ? "h6" : "").toString();
    }

    private String gaps(Canvas canvas) {
        StringBuilder gaps = new StringBuilder();
        for (Event.MetricSampled sample : drawn(canvas)) {
            if (!isDrawable(sample)) {
                gaps.append(Wording.of(
                        "M%s %sl5 5m0 -5l-5 5",
                        Canvas.number(canvas.x(sample.time()) - 2.5), canvas.y(PLOT_TOP + PLOT - 7)));
            }
        }
        return gaps.toString();
    }

    /** Keep the lowest and the highest of each stretch where there are too many to draw. */
    private List<Event.MetricSampled> drawn(Canvas canvas) {
        if (samples.size() <= MOST_SAMPLES) {
            return samples;
        }
        Map<Integer, List<Event.MetricSampled>> parts = new LinkedHashMap<>();
        for (Event.MetricSampled sample : samples) {
            parts.computeIfAbsent(canvas.axis().part(sample.time(), MOST_SAMPLES / 2), part -> new ArrayList<>())
                    .add(sample);
        }
        return parts.values().stream().flatMap(part -> extremes(part).stream()).toList();
    }

    private static List<Event.MetricSampled> extremes(List<Event.MetricSampled> part) {
        Event.MetricSampled low = part.get(0);
        Event.MetricSampled high = part.get(0);
        for (Event.MetricSampled sample : part) {
            if (!isDrawable(sample)) {
                return List.of(sample);
            }
            low = sample.value() < low.value() ? sample : low;
            high = sample.value() > high.value() ? sample : high;
        }
        return low.sequence() <= high.sequence() ? List.of(low, high) : List.of(high, low);
    }

    private double y(double value) {
        return PLOT_TOP + PLOT * ((highest / 2 - value / 2) / (highest / 2 - lowest / 2));
    }

    private static String left(Canvas canvas) {
        return Canvas.number(canvas.axis().left());
    }

    private static String right(Canvas canvas) {
        return Canvas.number(canvas.axis().right());
    }

    /** Spell a value with at most four digits that count, in plain digits where it is neither huge nor tiny. */
    static String spell(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(4)).stripTrailingZeros();
        boolean isPlain = Math.abs(value) < 1e9 && (Math.abs(value) >= 1e-6 || value == 0);
        return isPlain ? rounded.toPlainString() : rounded.toString();
    }

    @Override
    public String key() {
        String limit = thresholds.isEmpty() ? "" : "Dashed: the limit of a trigger. ";
        boolean isWhole = samples.stream().allMatch(MetricLane::isDrawable);
        return (limit + (isWhole ? "" : "× no sample came.")).strip();
    }

    @Override
    public String omission() {
        return samples.size() > MOST_SAMPLES
                ? Wording.of("metric '%s': lowest and highest of each stretch of %,d samples", metric, samples.size())
                : "";
    }
}
