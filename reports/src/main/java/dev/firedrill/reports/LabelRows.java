package dev.firedrill.reports;

import java.util.Arrays;
import java.util.OptionalInt;

/** Find room for labels so that none touches another: in the first row that is free, or nowhere. */
final class LabelRows {

    private static final double GAP = 8;

    private final double[] ends;
    private int left;

    LabelRows(int rows) {
        ends = new double[rows];
        Arrays.fill(ends, Double.NEGATIVE_INFINITY);
    }

    /** Reserve room from here on; labels come from left to right. */
    OptionalInt place(double from, double width) {
        for (int row = 0; row < ends.length; row++) {
            if (ends[row] + GAP <= from) {
                ends[row] = from + width;
                return OptionalInt.of(row);
            }
        }
        left++;
        return OptionalInt.empty();
    }

    /** Count the labels that found no room. */
    int left() {
        return left;
    }
}
