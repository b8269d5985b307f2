package dev.firedrill.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.world.BlockingSite;
import dev.firedrill.world.BlockingSystem;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockingSystemTest {

    private static final Predicate<Event> CRASH = event ->
            event instanceof Event.LifecycleChanged life && life.change().equals("crashed");

    /** Sleeps in the middle of each request, and counts how many are between the two lines that must not interleave. */
    private static final class Sleeper implements BlockingSystem {

        private BlockingSite site = null;
        private int asleep;
        private int mostAsleep;
        private int inside;
        private int mostInside;

        @Override
        public void start(BlockingSite given) {
            site = given;
        }

        @Override
        public Response handle(Request request) {
            mostAsleep = Math.max(mostAsleep, ++asleep);
            site.sleep(Duration.ofMillis(200));
            asleep--;
            mostInside = Math.max(mostInside, ++inside);
            Thread.yield();
            inside--;
            return new Response("ok", "slept " + request.input());
        }

        @Override
        public Outcome act(Order order) {
            return Outcome.ok();
        }

        @Override
        public void stop() {}
    }

    @Test
    void sleepsSideBySideButRunsOnePieceAtATime(@TempDir Path files) throws Exception {
        Sleeper sleeper = new Sleeper();
        List<CompletableFuture<String>> answers = new ArrayList<>();
        try (HostedSystem system = HostedSystem.start(new HostedSystem.Setup(
                BlockingSystem.adapted(sleeper), Map.of(), Map.of(), Map.of(), Set.of(), files, 1, event -> {}))) {
            for (int i = 0; i < 50; i++) {
                answers.add(ask(system, "r" + i));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(answers.get(i).get(10, TimeUnit.SECONDS)).isEqualTo("slept r" + i);
            }
        }
        assertThat(sleeper.mostAsleep).isGreaterThan(1);
        assertThat(sleeper.mostInside).isEqualTo(1);
    }

    /** Waits in each request for what never comes, and crashes on those that say so. */
    private static final class Patient implements BlockingSystem {

        private final CountDownLatch waiting = new CountDownLatch(1);
        private BlockingSite site = null;
        private Thread waiter = null;

        @Override
        public void start(BlockingSite given) {
            site = given;
        }

        @Override
        public Response handle(Request request) throws Exception {
            if (request.input().equals("crash")) {
                throw new IllegalArgumentException("no patience");
            }
            waiter = Thread.currentThread();
            waiting.countDown();
            while (true) {
                try {
                    site.await(new CompletableFuture<>());
                } catch (Exception stubborn) {
                    site.sleep(Duration.ofDays(1));
                }
            }
        }

        @Override
        public Outcome act(Order order) {
            return Outcome.ok();
        }

        @Override
        public void stop() {}
    }

    @Test
    void endsTheThreadsThatWaitWhenItIsClosed(@TempDir Path files) throws Exception {
        Patient patient = new Patient();
        HostedSystem system = HostedSystem.start(new HostedSystem.Setup(
                BlockingSystem.adapted(patient), Map.of(), Map.of(), Map.of(), Set.of(), files, 1, event -> {}));
        CompletableFuture<String> answer = ask(system, "wait");
        assertThat(patient.waiting.await(10, TimeUnit.SECONDS)).isTrue();

        system.close();

        assertThat(patient.waiter.isAlive()).isFalse();
        assertThat(answer).isCompletedWithValue("lost: the system has stopped");
        assertThat(system.events(0)).noneMatch(CRASH::test);
    }

    @Test
    void losesTheRequestOnWhichABlockingSystemCrashes(@TempDir Path files) throws Exception {
        try (HostedSystem system = HostedSystem.start(new HostedSystem.Setup(
                BlockingSystem.adapted(new Patient()), Map.of(), Map.of(), Map.of(), Set.of(), files, 1, it -> {}))) {
            assertThat(ask(system, "crash").get(10, TimeUnit.SECONDS)).startsWith("lost: the system crashed: ");
            assertThat(system.events(0)).anyMatch(CRASH::test);
        }
    }

    private static CompletableFuture<String> ask(HostedSystem system, String input) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        system.handle("request", "anna", input, Map.of(), new HostedSystem.Answering() {
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
                answer.completeExceptionally(new IllegalStateException(failure.reason()));
            }

            @Override
            public void lost(String why) {
                answer.complete("lost: " + why);
            }
        });
        return answer;
    }
}
