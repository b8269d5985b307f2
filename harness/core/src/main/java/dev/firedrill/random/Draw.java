package dev.firedrill.random;

import org.apiguardian.api.API;

/** Give the values of one key, one after the other. Not for use by several threads. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Draw {

    private static final double TO_UNIT = 0x1.0p-53;

    private long state;

    Draw(long state) {
        this.state = state;
    }

    /** Give 64 uniform bits. */
    public long bits() {
        state = Hash.step(state);
        return Hash.finish(state);
    }

    /** Give a uniform value from [0, 1). */
    public double uniform() {
        return (bits() >>> 11) * TO_UNIT;
    }

    /** Say yes with a probability; 0 and below never, 1 and above always. */
    public boolean chance(double probability) {
        return uniform() < probability;
    }

    /**
     * Give a whole number from [0, bound), free of bias.
     *
     * @throws IllegalArgumentException if {@code bound} is below 1
     */
    public long below(long bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("expected a bound of 1 or more, found '%d'".formatted(bound));
        }
        long limit = Long.MAX_VALUE - Long.MAX_VALUE % bound;
        long drawn = bits() >>> 1;
        while (drawn >= limit) {
            drawn = bits() >>> 1;
        }
        return drawn % bound;
    }

    /** Give an exponential value with this mean. */
    public double exponential(double mean) {
        return -mean * StrictMath.log(1.0 - uniform());
    }

    /** Give a log-normal value with this median; {@code sigma} 0 gives the median itself. */
    public double logNormal(double median, double sigma) {
        return sigma == 0.0 ? median : median * StrictMath.exp(sigma * gaussian());
    }

    private double gaussian() {
        double radius = StrictMath.sqrt(-2.0 * StrictMath.log(1.0 - uniform()));
        return radius * StrictMath.cos(2.0 * StrictMath.PI * uniform());
    }
}
