package dev.firedrill.fault;

import dev.firedrill.model.Shape;
import dev.firedrill.random.Draws;

/** Give the factor of a shape at an instant; a pure function of seed, window and instant, except that outages are kept. */
interface Course {

    /**
     * Give the factor, 0 to 1.
     *
     * @param touch place of the call among all calls to the target since the window opened, from 1
     */
    double factor(long from, long until, long now, long touch);

    static Course of(Shape shape, Draws draws) {
        return switch (shape.kind()) {
            case CONSTANT -> (from, until, now, touch) -> ((Shape.Constant) shape).level();
            case RAMP -> (from, until, now, touch) -> ramp((Shape.Ramp) shape, from, until, now);
            case STEP -> (from, until, now, touch) -> step((Shape.Step) shape, now - from);
            case BURST -> (from, until, now, touch) -> burst((Shape.Burst) shape, draws, now - from) ? 1 : 0;
            case FLAP -> (from, until, now, touch) -> flap((Shape.Flap) shape, now - from) ? 1 : 0;
            case POISSON -> new Outages((Shape.Poisson) shape, draws);
            case NTH -> (from, until, now, touch) -> nth((Shape.Nth) shape, touch) ? 1 : 0;
        };
    }

    private static double ramp(Shape.Ramp ramp, long from, long until, long now) {
        double part = until == from ? 1.0 : (double) (now - from) / (double) (until - from);
        return ramp.start() + (ramp.end() - ramp.start()) * part;
    }

    private static double step(Shape.Step step, long since) {
        double level = 0;
        for (Shape.Step.Level it : step.levels()) {
            if (it.at().toNanos() <= since) {
                level = it.level();
            }
        }
        return level;
    }

    private static boolean burst(Shape.Burst burst, Draws draws, long since) {
        long every = burst.every().toNanos();
        long round = since / every;
        long jitter = burst.jitter().toNanos();
        long begin = jitter == 0 ? 0 : draws.stream("burst").at(round).below(jitter);
        long inRound = since - round * every;
        return begin <= inRound && inRound < begin + burst.length().toNanos();
    }

    private static boolean flap(Shape.Flap flap, long since) {
        long on = flap.on().toNanos();
        return since % (on + flap.off().toNanos()) < on;
    }

    private static boolean nth(Shape.Nth nth, long touch) {
        for (int ordinal : nth.ordinals()) {
            if (ordinal == touch) {
                return true;
            }
        }
        return false;
    }
}
