package dev.firedrill.clients;

import java.util.Locale;

/**
 * Hold what one call of a user came to.
 *
 * @param attempts calls that reached the provider
 * @param seconds how long the user waited; not meaningful for a hang
 * @param emulated whether the result hangs on something we do in the place of the client's own HTTP client
 */
record Observed(int attempts, double seconds, Ending ending, boolean emulated) {

    String text() {
        String time = ending.isHang() ? "never" : String.format(Locale.ROOT, "%.1f s", seconds);
        String delivered =
                ending.delivered() > 0 && !ending.result().startsWith("ok") ? " after " + ending.delivered() : "";
        return "%d, %s, %s%s%s".formatted(attempts, time, ending.result(), delivered, emulated ? " ~" : "");
    }
}
