package dev.firedrill.reports;

import java.util.ArrayList;
import java.util.List;

/** Draw one lane: shapes and short labels, below the top of the lane. */
final class Canvas {

    private static final double NARROW = 6.4;
    private static final double BROAD = 8.4;
    private static final double WIDE = 12;
    private static final double BESIDE = 9;
    private static final int MOST_LINES = 3;

    private final Markup shapes;
    private final Markup labels;
    private final TimeAxis axis;
    private final int top;

    /** Draw into two layers, so that no shape covers a label. */
    Canvas(Markup shapes, Markup labels, TimeAxis axis, int top) {
        this.shapes = shapes;
        this.labels = labels;
        this.axis = axis;
        this.top = top;
    }

    TimeAxis axis() {
        return axis;
    }

    double x(long time) {
        return axis.x(time);
    }

    /** Spell a coordinate with at most one decimal. */
    static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0
                ? Long.toString(tenths / 10)
                : Wording.of("%s%d.%d", tenths < 0 ? "-" : "", Math.abs(tenths / 10), Math.abs(tenths % 10));
    }

    /** Estimate the width of a label; generous, so that labels never touch in a font we do not know. */
    static double width(String label) {
        return label.codePoints().mapToDouble(Canvas::width).sum();
    }

    private static double width(int point) {
        if (point >= 0x1100) {
            return WIDE;
        }
        boolean isBroad = Character.isUpperCase(point) || "_@%mw".indexOf(point) >= 0;
        return isBroad ? BROAD : NARROW;
    }

    /** Cut a label to a width, "" where not even three characters fit. */
    static String fit(String label, double width) {
        String line = Escape.line(label, 80);
        if (width(line) <= width) {
            return line;
        }
        int kept = line.length();
        while (kept > 0 && width(line.substring(0, kept)) + NARROW > width) {
            kept--;
        }
        return kept < 3 ? "" : line.substring(0, kept) + "…";
    }

    /** Break a label that is too long for one line after a {@code :}, {@code -}, {@code _} or blank; the last is cut. */
    static List<String> wrapped(String label, double width) {
        List<String> lines = new ArrayList<>();
        String rest = Escape.line(label, 80);
        for (int end = breaking(rest, width); end > 0 && lines.size() < MOST_LINES - 1; end = breaking(rest, width)) {
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end);
        }
        lines.add(fit(rest, width));
        return lines;
    }

    /** Find the last place where a line may end, 0 where none is needed or there is none. */
    private static int breaking(String line, double width) {
        int end = 0;
        for (int i = 1; i < line.length() && width(line) > width; i++) {
            if (":-_ ".indexOf(line.charAt(i - 1)) >= 0 && width(line.substring(0, i)) <= width) {
                end = i;
            }
        }
        return end;
    }

    /** Draw a bar over [from, until), at least two wide; returns its width. */
    double bar(long from, long until, double y, double height, String shapeClass) {
        double left = x(from);
        double width = Math.max(x(until) - left, 2);
        path(
                Wording.of("M%s %sh%sv%sh-%sz", number(left), y(y), number(width), number(height), number(width)),
                shapeClass);
        return width;
    }

    void path(String data, String shapeClass) {
        if (!data.isEmpty()) {
            shapes.path(data, shapeClass);
        }
    }

    /** Write a label; {@code textClass} may carry the anchor: {@code middle} or {@code end}. */
    void label(double x, double y, String text, String textClass) {
        if (!text.isEmpty()) {
            labels.open("text", "x", number(x), "y", y(y), "class", textClass)
                    .name(text)
                    .close();
        }
    }

    /** Write a label around a place, moved where it would leave the drawing. */
    void labelAround(double x, double y, String text, String textClass) {
        double half = width(text) / 2;
        double middle = Math.min(Math.max(x, axis.left() + half), axis.right() - half);
        label(middle, y, text, "middle " + textClass);
    }

    /** Write a label to the right of an instant, or to the left where it would leave the drawing. */
    void labelBeside(long time, double y, String text, String textClass) {
        boolean isFlipped = startBeside(time, text) < x(time);
        label(isFlipped ? x(time) - BESIDE : x(time) + BESIDE, y, text, isFlipped ? "end " + textClass : textClass);
    }

    /** Give where a label beside an instant begins. */
    double startBeside(long time, String text) {
        double x = x(time);
        return x + BESIDE + width(text) > axis.right() ? x - BESIDE - width(text) : x + BESIDE;
    }

    /** Draw a triangle that points up to an instant. */
    void marker(long time, double y, String shapeClass) {
        path(Wording.of("M%s %sl5 9h-10z", number(x(time)), y(y)), shapeClass);
    }

    /** Spell a height within the lane as one of the drawing. */
    String y(double within) {
        return number(top + within);
    }
}
