package dev.firedrill.live.http;

import dev.firedrill.world.Failure;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;

/** Say what a user sees of a connection that broke. */
final class Breakage {

    private Breakage() {}

    /** Describe it after so much of an answer. */
    static Failure of(Throwable thrown, String url, String came) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof ConnectException) {
            return new Failure(Driver.CONNECTION, "no connection to '%s'".formatted(url));
        }
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new Failure(
                Driver.CONNECTION, "the connection broke after %s: %s".formatted(came, Excerpt.message(why)));
    }
}
