package dev.firedrill.reports;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Draw one quantity against its bounds: the allowed band, median, p99 and worst. */
final class TimingBar {

    private static final int WIDTH = 300;
    private static final int HEIGHT = 26;
    private static final int MIDDLE = HEIGHT / 2;

    private final Timing timing;
    private final double scale;

    private TimingBar(Timing timing) {
        this.timing = timing;
        double most = DoubleStream.of(
                        value(timing.bound().notAfter()),
                        value(timing.bound().notBefore()),
                        value(timing.observed().worst()),
                        value(timing.p99()),
                        value(timing.observed().median()))
                .max()
                .orElse(1);
        this.scale = (WIDTH - 16) / (most > 0 ? most * 1.08 : 1);
    }

    static void draw(Markup page, Timing timing) {
        new TimingBar(timing).draw(page);
    }

    private void draw(Markup page) {
        page.open(
                "svg",
                "class",
                "bar",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "role",
                "img",
                "aria-label",
                Wording.of("worst %s, allowed %s", timing.observed().worst(), timing.bounds()));
        page.path(Wording.of("M6 %dH%d", MIDDLE, WIDTH - 6), "grid");
        band(page);
        tick(page, timing.observed().median(), "M%s 9v8", "median");
        tick(page, timing.p99(), "M%s 6v14", "p99");
        tick(
                page,
                timing.observed().worst(),
                "M%s 7l6 6l-6 6l-6 -6z",
                "worst " + Sign.of(timing.check().status()).tone());
        page.close();
    }

    private void band(Markup page) {
        double from = x(value(timing.bound().notBefore()));
        OptionalDouble until = Timing.read(timing.bound().notAfter());
        double end = until.isPresent() ? x(until.getAsDouble()) : WIDTH - 6;
        double width = Math.max(end - from, 2);
        page.path(
                Wording.of("M%s 5h%sv16h-%sz", Canvas.number(from), Canvas.number(width), Canvas.number(width)),
                "band");
        StringBuilder edges = new StringBuilder();
        if (timing.bound().notBefore() != null) {
            edges.append("M").append(Canvas.number(from)).append(" 3v20");
        }
        if (until.isPresent()) {
            edges.append("M").append(Canvas.number(end)).append(" 3v20");
        }
        page.path(edges.toString(), "edge");
    }

    private void tick(Markup page, String quantity, String shape, String shapeClass) {
        Timing.read(quantity).ifPresent(value -> page.path(shape.formatted(Canvas.number(x(value))), shapeClass));
    }

    private double x(double value) {
        return 6 + Math.max(value, 0) * scale;
    }

    private static double value(@Nullable String quantity) {
        return Timing.read(quantity).orElse(0);
    }
}
