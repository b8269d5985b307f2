package dev.firedrill.systems.awf;

import dev.firedrill.systems.chat.ChatModel;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemUnderTest;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Serve turns of a story. */
final class AwfSystem implements SystemUnderTest {

    private static final String MODEL = "story-1";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final UnaryOperator<Turn> shaping;
    private @Nullable TurnPipeline pipeline;

    AwfSystem(UnaryOperator<Turn> shaping) {
        this.shaping = shaping;
    }

    @Override
    public void start(Site site) {
        pipeline = new TurnPipeline(new ChatModel(site.provider("llm"), MODEL, TIMEOUT), site.tap(), shaping);
    }

    @Override
    public void handle(Request request, Reply reply) {
        Objects.requireNonNull(pipeline).take(request, reply);
    }

    @Override
    public CompletionStage<Outcome> act(Order order) {
        return CompletableFuture.completedFuture(Outcome.failed("expected no action, found '" + order.verb() + "'"));
    }

    @Override
    public void stop() {
        pipeline = null;
    }
}
