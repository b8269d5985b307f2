package dev.firedrill.fault;

import dev.firedrill.model.Shape;
import dev.firedrill.random.Draws;

/** Draw outages one after the other, each by its ordinal, as far as time has come; where it steps back, it stands still. */
final class Outages implements Course {

    private final Shape.Poisson shape;
    private final Draws gaps;
    private final Draws lengths;
    private long ordinal;
    private long begin;
    private long end;
    private long latest;

    Outages(Shape.Poisson shape, Draws draws) {
        this.shape = shape;
        this.gaps = draws.stream("gap");
        this.lengths = draws.stream("length");
    }

    @Override
    public double factor(long from, long until, long now, long touch) {
        latest = Math.max(latest, now - from);
        while (end <= latest) {
            ordinal++;
            long gap =
                    (long) gaps.at(ordinal).exponential((double) shape.meanGap().toNanos());
            long length = (long)
                    lengths.at(ordinal).exponential((double) shape.meanLength().toNanos());
            begin = end + Math.max(gap, Math.max(1, shape.minHealthy().toNanos()));
            end = begin + Math.max(length, Math.max(1, shape.minFault().toNanos()));
        }
        return begin <= latest ? 1 : 0;
    }
}
