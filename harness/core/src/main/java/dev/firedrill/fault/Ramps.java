package dev.firedrill.fault;

import dev.firedrill.model.Shape;

/** Compute the factor of a ramp. */
final class Ramps {

    private Ramps() {}

    static double factor(Shape.Ramp ramp, long from, long until, long now) {
        double part = until == from ? 1.0 : (double) (now - from) / (double) (until - from);
        return ramp.start() + (ramp.end() - ramp.start()) * part;
    }
}
