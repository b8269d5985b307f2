package dev.firedrill.systems.assistant;

import dev.firedrill.world.Component;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemUnderTest;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Serve the assistant, with the desk it is given. */
final class AssistantSystem implements SystemUnderTest {

    private final Function<Site, Desk> desks;
    private @Nullable Desk desk;
    private Component.@Nullable Timer watch;

    AssistantSystem(Function<Site, Desk> desks) {
        this.desks = desks;
    }

    @Override
    public void start(Site site) {
        Desk opened = desks.apply(site);
        watch = opened.watch();
        desk = opened;
    }

    @Override
    public void handle(Request request, Reply reply) {
        Objects.requireNonNull(desk).take(request, reply);
    }

    @Override
    public CompletionStage<Outcome> act(Order order) {
        return CompletableFuture.completedFuture(Outcome.failed("expected no action, found '" + order.verb() + "'"));
    }

    @Override
    public void stop() {
        Objects.requireNonNull(watch).cancel();
    }
}
