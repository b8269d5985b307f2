package dev.firedrill.systems.rollbackmonitor;

import dev.firedrill.world.Component;
import dev.firedrill.world.PointException;
import dev.firedrill.world.Site;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Pass the named points before collaborators, and wait for nobody longer than a bound. */
record Gate(Site site, Component component) {

    /** Pass a point; the stage fails where the point does, or when the bound is over. */
    CompletionStage<Void> pass(String point, Duration bound) {
        try {
            return bounded(site.pass(point), point, bound);
        } catch (PointException closed) {
            return CompletableFuture.failedStage(closed);
        }
    }

    private CompletionStage<Void> bounded(CompletionStage<Void> stage, String what, Duration bound) {
        if (stage.toCompletableFuture().isDone()) {
            return stage;
        }
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        Component.Timer over = component.after(
                bound, () -> ended.completeExceptionally(new PointException("'" + what + "' did not answer in time")));
        stage.whenComplete((passed, failure) -> {
            over.cancel();
            if (failure == null) {
                ended.complete(true);
            } else {
                ended.completeExceptionally(failure);
            }
        });
        return ended.thenAccept(inTime -> {});
    }

    /** Let nothing that fails unforeseen go unseen. */
    void supervise(CompletionStage<?> work) {
        work.whenComplete((result, failure) -> {
            if (failure != null) {
                component.after(Duration.ZERO, () -> {
                    throw new IllegalStateException("unforeseen: " + failure, failure);
                });
            }
        });
    }

    /** Say why a stage failed. */
    static String why(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return String.valueOf(cause.getMessage());
    }
}
