package dev.firedrill.world;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Run each request and order of a blocking system on a thread of its own. */
final class BlockingAdapter implements SystemUnderTest {

    private final BlockingSystem system;
    private @Nullable Waiting waiting;

    BlockingAdapter(BlockingSystem system) {
        this.system = system;
    }

    @Override
    public void start(Site site) throws Exception {
        waiting = site.waiting();
        CompletableFuture<Void> started = new CompletableFuture<>();
        site.waiting().run(() -> {
            try {
                system.start(new DelegatingSite(site));
                started.complete(null);
            } catch (Exception e) {
                started.completeExceptionally(e);
            }
        });
        if (!started.isDone()) {
            throw new IllegalStateException("expected start() to return without waiting, found that it waits");
        }
        started.get();
    }

    @Override
    public void handle(Request request, Reply reply) {
        requireNonNull(waiting).run(() -> {
            try {
                reply.end(system.handle(request));
            } catch (RequestFailure e) {
                reply.fail(e.failure());
            } catch (Exception e) {
                throw new IllegalStateException("request " + request.ordinal() + " failed with " + e, e);
            }
        });
    }

    @Override
    public CompletionStage<Outcome> act(Order order) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        requireNonNull(waiting).run(() -> {
            try {
                outcome.complete(system.act(order));
            } catch (Exception e) {
                outcome.completeExceptionally(e);
            }
        });
        return outcome;
    }

    @Override
    public void hear(Signal signal) {
        requireNonNull(waiting).run(() -> {
            try {
                system.hear(signal);
            } catch (Exception e) {
                throw new IllegalStateException("signal '%s' failed with %s".formatted(signal.name(), e), e);
            }
        });
    }

    @Override
    public void stop() throws Exception {
        system.stop();
    }
}
