package dev.firedrill.reports;

import java.util.List;
import java.util.stream.LongStream;

/** Map the time of a run to the width of a drawing. */
record TimeAxis(long end, double left, double right) {

    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final int MOST_TICKS = 10;
    private static final long[] STEPS = {
        MILLI,
        2 * MILLI,
        5 * MILLI,
        10 * MILLI,
        20 * MILLI,
        50 * MILLI,
        100 * MILLI,
        200 * MILLI,
        500 * MILLI,
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        7 * DAY,
        30 * DAY
    };

    /** Give the place of an instant; what lies before t0 or after the end stands at the border. */
    double x(long time) {
        double share = (double) Math.min(Math.max(time, 0), end) / end;
        return left + share * (right - left);
    }

    double width() {
        return right - left;
    }

    /** Give the part of the run, from 0 to {@code parts - 1}, that an instant falls into. */
    int part(long time, int parts) {
        double share = (double) Math.min(Math.max(time, 0), end) / end;
        return Math.min((int) (share * parts), parts - 1);
    }

    /** Give round instants to label. */
    List<Long> ticks() {
        long step = LongStream.of(STEPS)
                .filter(candidate -> end / candidate <= MOST_TICKS)
                .findFirst()
                .orElse(end / MOST_TICKS);
        return LongStream.rangeClosed(0, end / step).map(i -> i * step).boxed().toList();
    }
}
