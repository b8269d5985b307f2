package dev.firedrill.engine;

import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemProvider;
import dev.firedrill.world.SystemUnderTest;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** Offers a system that says what it hears, one that says nothing of it, and one that cannot be created. */
public final class EchoProvider implements SystemProvider {

    static final AtomicInteger CREATED = new AtomicInteger();

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public Set<String> variants() {
        return Set.of("mute", "stillborn");
    }

    @Override
    public SystemUnderTest create(String variant) {
        CREATED.incrementAndGet();
        if (variant.equals("stillborn")) {
            throw new IllegalStateException("no database");
        }
        return new Echo(variant.equals("mute"));
    }

    private record Echo(boolean mute) implements SystemUnderTest {

        @Override
        public void start(Site site) {}

        @Override
        public void handle(Request request, Reply reply) {
            reply.end(new Response("ok", mute ? "" : request.input()));
        }

        @Override
        public CompletionStage<Outcome> act(Order order) {
            return CompletableFuture.completedStage(Outcome.ok());
        }

        @Override
        public void stop() {}
    }
}
