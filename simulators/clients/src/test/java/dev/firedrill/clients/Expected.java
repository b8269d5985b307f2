package dev.firedrill.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Expect something of one client.
 *
 * @param attempts calls that reach the provider
 * @param from seconds, at least; not looked at for a hang
 * @param to seconds, at most
 * @param result see {@link Ending}; {@code after N} at its end counts what was delivered before
 * @param source where we know it from
 * @param why why it differs from research; "" when it does not
 */
record Expected(int attempts, double from, double to, String result, Source source, String why) {

    private static final double ROUNDING = 0.01;

    /** Say where an expectation comes from. */
    enum Source {
        /** The table of research §3 states it: measured over sockets. */
        STATED,
        /** Research is silent; found here. */
        FOUND,
        /** Research states something else, and the reason is given. */
        EXPLAINED
    }

    static Expected stated(int attempts, double from, double to, String result) {
        return new Expected(attempts, from, to, result, Source.STATED, "");
    }

    static Expected found(int attempts, double from, double to, String result) {
        return new Expected(attempts, from, to, result, Source.FOUND, "");
    }

    static Expected explained(int attempts, double from, double to, String result, String why) {
        return new Expected(attempts, from, to, result, Source.EXPLAINED, why);
    }

    /** Name what is not as expected. */
    List<String> differences(Observed observed) {
        List<String> differences = new ArrayList<>();
        if (observed.attempts() != attempts) {
            differences.add("expected %d attempts, found %d".formatted(attempts, observed.attempts()));
        }
        if (!observed.ending().isHang()
                && (observed.seconds() < from - ROUNDING || observed.seconds() > to + ROUNDING)) {
            differences.add(
                    String.format(Locale.ROOT, "expected %.2f to %.2f s, found %.2f s", from, to, observed.seconds()));
        }
        if (!matches(observed.ending())) {
            differences.add("expected '%s', found '%s after %d'"
                    .formatted(
                            result,
                            observed.ending().result(),
                            observed.ending().delivered()));
        }
        return differences;
    }

    /**
     * Expect the same over a socket: real time passes beside what the client waits for, and how much of what was sent
     * before a cut the client's HTTP client still hands on is a race.
     */
    Expected overSockets(double slack) {
        int delivered = result.indexOf(" after ");
        return new Expected(
                attempts, from, to + slack, delivered < 0 ? result : result.substring(0, delivered), source, why);
    }

    boolean matches(Ending ending) {
        return result.contains(" after ")
                ? result.equals(ending.result() + " after " + ending.delivered())
                : result.equals(ending.result());
    }
}
