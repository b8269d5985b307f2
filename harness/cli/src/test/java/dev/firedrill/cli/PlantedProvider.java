package dev.firedrill.cli;

import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemProvider;
import dev.firedrill.world.SystemUnderTest;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Offers a system that says what it hears, and variants with a planted flaw each. */
public final class PlantedProvider implements SystemProvider {

    private static final int MANY = 5_000;

    @Override
    public String name() {
        return "planted";
    }

    @Override
    public Set<String> variants() {
        return Set.of("mute", "polite", "set-order", "wall-clock", "hostile", "dying");
    }

    @Override
    public SystemUnderTest create(String variant) {
        return new Planted(variant);
    }

    private record Planted(String variant) implements SystemUnderTest {

        @Override
        public void start(Site site) {
            // Only in the second JVM, which is told to be slow: this one must live to tell of it.
            if (variant.equals("dying") && System.getProperty(SecondJvm.SLOWDOWN) != null) {
                Runtime.getRuntime().halt(9);
            }
        }

        @Override
        public void handle(Request request, Reply reply) {
            reply.end(new Response("ok", answer(request.input())));
        }

        private String answer(String input) {
            return switch (variant) {
                case "mute" -> "";
                case "set-order" ->
                    input
                            + IntStream.range(0, MANY)
                                    .mapToObj(i -> "word " + i) // numbers would fill one half of the table
                                    .collect(Collectors.toUnmodifiableSet())
                                    .iterator()
                                    .next();
                case "wall-clock" -> input + Instant.now();
                case "hostile" -> "\u001b[2J\u001b[31mGO\u202e\r\0\u200f";
                default -> input;
            };
        }

        @Override
        public CompletionStage<Outcome> act(Order order) {
            return CompletableFuture.completedStage(Outcome.ok());
        }

        @Override
        public void stop() {}
    }
}
