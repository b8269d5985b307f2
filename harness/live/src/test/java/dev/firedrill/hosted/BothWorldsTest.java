package dev.firedrill.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.firedrill.drill.Drill;
import dev.firedrill.drill.DrillPlan;
import dev.firedrill.events.Event;
import dev.firedrill.reading.Known;
import dev.firedrill.reading.Loaded;
import dev.firedrill.reading.SuiteReader;
import dev.firedrill.world.Component;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemProvider;
import dev.firedrill.world.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a system may rely on in virtual time and on the real clock alike. */
class BothWorldsTest {

    private static final int ENOUGH = 5;

    @TempDir
    private Path folder;

    /** Throws in the second run of each of its periodic tasks, and answers when the one that goes on ran often enough. */
    private static final class Clumsy implements SystemUnderTest {

        private @Nullable Site site;
        private final List<Reply> waiting = new ArrayList<>();
        private int rate;
        private int delay;
        private int every;

        @Override
        public void start(Site given) {
            site = given;
            Component clock = given.component("clock");
            clock.executor().scheduleAtFixedRate(() -> run("rate", ++rate), 10, 10, TimeUnit.MILLISECONDS);
            clock.executor().scheduleWithFixedDelay(() -> run("delay", ++delay), 10, 10, TimeUnit.MILLISECONDS);
            clock.every(Duration.ofMillis(30), () -> {
                run("every", ++every);
                if (every >= ENOUGH) {
                    waiting.forEach(it -> it.end(new Response("ok", "hello")));
                    waiting.clear();
                }
            });
        }

        private void run(String task, int time) {
            Objects.requireNonNull(site).tap().eventEmitted(task, "", NullNode.instance);
            if (time == 2) {
                throw new IllegalStateException(task + " is clumsy");
            }
        }

        @Override
        public void handle(Request request, Reply reply) {
            waiting.add(reply);
        }

        @Override
        public CompletionStage<Outcome> act(Order order) {
            return CompletableFuture.completedStage(Outcome.ok());
        }

        @Override
        public void stop() {}
    }

    private static final class Clumsies implements SystemProvider {

        @Override
        public String name() {
            return "clumsy";
        }

        @Override
        public Set<String> variants() {
            return Set.of();
        }

        @Override
        public SystemUnderTest create(String variant) {
            return new Clumsy();
        }
    }

    private static void expectClumsiness(List<? extends Event> events) {
        List<String> emitted = events.stream()
                .filter(Event.EventEmitted.class::isInstance)
                .map(it -> ((Event.EventEmitted) it).name())
                .toList();
        assertThat(emitted).filteredOn("rate"::equals).hasSize(2);
        assertThat(emitted).filteredOn("delay"::equals).hasSize(2);
        assertThat(emitted).filteredOn("every"::equals).hasSizeGreaterThanOrEqualTo(ENOUGH);
        assertThat(events)
                .filteredOn(it -> it instanceof Event.LifecycleChanged life
                        && life.change().equals("crashed"))
                .singleElement()
                .asString()
                .contains("every is clumsy");
    }

    @Test
    void letsAThrowingTimerGoOnButNotAThrowingTaskOfAnExecutorInVirtualTime() throws IOException {
        write("suite.json", "{ \"system\": \"clumsy\" }");
        write(
                "controls.json",
                "{ \"system\": \"clumsy\", \"routes\": [{ \"name\": \"ONLY\", \"role\": \"feature\" }] }");
        write("trial.scenario.json", """
                {
                  "name": "trial", "description": "Waits for the timer", "seed": 1, "golden": false,
                  "turns": [{ "input": "hello", "expect": { "mustInclude": ["hello"] } }]
                }
                """);
        Loaded loaded = new SuiteReader(folder, new Known(Set.of("clumsy"), Set.of())).read();
        assertThat(loaded.defects()).isEmpty();

        expectClumsiness(new Drill(loaded.suites().get(0).scenarios().get(0), new Clumsies(), DrillPlan.declared())
                .run(1)
                .evidence()
                .log()
                .events());
    }

    private void write(String file, String content) throws IOException {
        Path suite = folder.resolve("scenarios").resolve("clumsy");
        Files.createDirectories(suite);
        Files.writeString(suite.resolve(file), content);
    }

    @Test
    void letsAThrowingTimerGoOnButNotAThrowingTaskOfAnExecutorOnTheRealClock() throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        try (HostedSystem system = HostedSystem.start(
                new HostedSystem.Setup(new Clumsy(), Map.of(), Map.of(), Map.of(), Set.of(), folder, 1, event -> {}))) {
            system.handle("request", "anna", "hello", Map.of(), new Waiter(answer));
            assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("hello");
            expectClumsiness(system.events(0));
        }
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
}
