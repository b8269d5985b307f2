package dev.firedrill.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.world.Component;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system whose time passes 1,000 times faster: what takes it minutes is over in a moment. */
class ScaledSystemTest {

    private static final Duration WAIT = Duration.ofMinutes(2);
    private static final Instant STARTS = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    /** Answers after two minutes of its time, in the way its kind says, with how long that was by its clock. */
    private static final class Patient implements SystemUnderTest {

        private @Nullable Site site;

        @Override
        public void start(Site given) {
            site = given;
        }

        @Override
        public void handle(Request request, Reply reply) {
            Component component = Objects.requireNonNull(site).component("patient");
            Instant began = component.clock().instant();
            long elapsed = component.elapsed();
            Runnable end = () -> reply.end(new Response(
                    "ok",
                    Duration.between(began, component.clock().instant()).toMillis() + " "
                            + Duration.ofNanos(component.elapsed() - elapsed).toMillis()));
            switch (request.kind()) {
                case "after" -> component.after(WAIT, end);
                case "schedule" -> component.executor().schedule(end, WAIT.toSeconds(), TimeUnit.SECONDS);
                case "id" ->
                    reply.end(new Response("ok", Objects.requireNonNull(site).newId("order")));
                default -> component.every(WAIT, end);
            }
        }

        @Override
        public CompletionStage<Outcome> act(Order order) {
            return CompletableFuture.completedStage(Outcome.ok());
        }

        @Override
        public void stop() {}
    }

    private record Waiter(CompletableFuture<String> answer) implements HostedSystem.Answering {

        @Override
        public void routed(String route, String reason) {}

        @Override
        public void chunk(String text) {}

        @Override
        public void end(Response response) {
            answer.complete(response.answer());
        }

        @Override
        public void fail(Failure failure) {
            answer.complete(failure.reason());
        }

        @Override
        public void lost(String why) {
            answer.complete(why);
        }
    }

    private HostedSystem start() {
        return HostedSystem.start(new HostedSystem.Setup(
                new Patient(),
                Map.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                folder,
                1,
                event -> {},
                Optional.empty(),
                1_000,
                Optional.of(STARTS)));
    }

    private static String answer(HostedSystem system, long ordinal, String kind) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        system.handle(OptionalLong.of(ordinal), kind, "anna", "", Map.of(), new Waiter(answer));
        return answer.get(20, TimeUnit.SECONDS);
    }

    @Test
    void scalesTimersPeriodsAndExecutorsAlike() throws Exception {
        try (HostedSystem system = start()) {
            long ordinal = 0;
            for (String kind : List.of("after", "every", "schedule")) {
                for (String shown : answer(system, ++ordinal, kind).split(" ")) {
                    assertThat(Long.parseLong(shown))
                            .isBetween(WAIT.toMillis(), WAIT.multipliedBy(20).toMillis());
                }
            }
        }
    }

    @Test
    void stampsItsLogWithItsOwnTime() throws Exception {
        try (HostedSystem system = start()) {
            answer(system, 17, "after");

            List<Event> events = system.events(0);
            Event arrived = events.stream()
                    .filter(Event.RequestArrived.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            Event answered = events.stream()
                    .filter(Event.RequestAnswered.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            assertThat(answered.time() - arrived.time()).isGreaterThanOrEqualTo(WAIT.toNanos());
        }
    }

    @Test
    void drawsIdsFromTheOrdinalItIsToldAndNotFromTheOrderOfArrival() throws Exception {
        String first;
        try (HostedSystem system = start()) {
            first = answer(system, 17, "id");
        }
        try (HostedSystem system = start()) {
            assertThat(answer(system, 4, "id")).isNotEqualTo(first);
            assertThat(answer(system, 17, "id")).isEqualTo(first);
        }
    }
}
