package dev.firedrill.simulated;

import static dev.firedrill.simulated.Worlds.answers;
import static dev.firedrill.simulated.Worlds.crashes;
import static dev.firedrill.simulated.Worlds.endings;
import static dev.firedrill.simulated.Worlds.run;
import static dev.firedrill.toy.ToyScenario.SWITCH;
import static dev.firedrill.toy.ToyScenario.toy;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Action;
import dev.firedrill.model.Effect;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.Mark;
import dev.firedrill.toy.ToyScenario;
import dev.firedrill.toy.ToySystem;
import dev.firedrill.world.BlockingSite;
import dev.firedrill.world.BlockingSystem;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RestartTest {

    private static final Mark DOOR = new Mark(Mark.Kind.POINT, "door");

    /** One request each second, answered after 100 ms; restarted at 3.05 s, while the third is open. */
    private static ToyScenario restarted() {
        return toy().constant(1, ofSeconds(6)).order("restart", ofMillis(3050), Action.RESTART);
    }

    private static List<String> lifecycle(EventLog log) {
        return log.all(Event.LifecycleChanged.class).stream()
                .map(it -> it.change() + (it.detail().isEmpty() ? "" : " " + it.detail()))
                .toList();
    }

    @Nested
    class NewLife {

        @Test
        void stopsAndStartsInOneInstant() {
            EventLog log = run(restarted(), ToySystem::new);

            assertThat(lifecycle(log)).containsExactly("started", "stopped lost r-0003", "started");
            assertThat(log.all(Event.LifecycleChanged.class))
                    .extracting(Worlds::millis)
                    .containsExactly(0L, 3050L, 3050L);
            assertThat(log.all(Event.LifecycleChanged.class))
                    .extracting(Event.LifecycleChanged::subject)
                    .containsOnly("main");
            assertThat(endings(log)).containsExactly("restart done@3050");
            assertThat(crashes(log)).isEmpty();
        }

        @Test
        void answersWhatArrivesAfterIt() {
            assertThat(answers(run(restarted(), ToySystem::new)))
                    .containsExactly("1@1100", "2@2100", "4@4100", "5@5100");
        }

        @Test
        void isAnotherInstanceOfTheSystem() {
            AtomicInteger created = new AtomicInteger();
            run(restarted(), () -> {
                created.incrementAndGet();
                return new ToySystem();
            });

            assertThat(created).hasValue(2);
        }

        @Test
        void findsFlagsEnvironmentAndFilesAsTheyWere() {
            List<String> found = new ArrayList<>();
            run(restarted(), () -> new ToySystem() {
                @Override
                public void start(Site given) {
                    super.start(given);
                    found.add(given.flags().read("f").orElse("-")
                            + given.environment("e").orElse("-")
                            + given.files().read("p").orElse("-"));
                    given.flags().write("f", "1", "test");
                    given.setEnvironment("e", "2", "test");
                    given.files().append("p", "3");
                }
            });

            assertThat(found).containsExactly("---", "123");
        }

        @Test
        void makesNoIdTwice() {
            List<String> ids = new ArrayList<>();
            run(restarted(), () -> new ToySystem() {
                @Override
                public void start(Site given) {
                    super.start(given);
                    ids.add(given.newId("boot"));
                }
            });

            assertThat(ids).hasSize(2).doesNotHaveDuplicates();
        }

        @Test
        void doesNotMindOfWhomThePointWasAtWhichItBegan() {
            EventLog log = run(
                    toy().constant(1, ofSeconds(5)).orderAfter("restart", DOOR, ZERO, Action.RESTART),
                    () -> new ToySystem() {
                        @Override
                        public void start(Site given) {
                            super.start(given);
                            given.provider("model").call(new ProviderCall("warm-up", "/", "", ofSeconds(5)));
                        }

                        @Override
                        public void handle(Request request, Reply reply) {
                            if (request.ordinal() == 2) {
                                site.reach("door");
                            }
                            super.handle(request, reply);
                        }
                    });

            assertThat(log.all(Event.ProviderCalled.class))
                    .filteredOn(it -> it.purpose().equals("warm-up"))
                    .extracting(it -> it.request() + " " + it.attempt())
                    .containsExactly("0 1", "0 2");
        }

        @Test
        void isAsReproducibleAsTheFirst() {
            ToyScenario scenario =
                    restarted().provider("model", ofMillis(300), 0.4).poisson(20, ofSeconds(20));

            assertThat(run(scenario, ToySystem::new).hash())
                    .isEqualTo(run(scenario, ToySystem::new).hash());
        }
    }

    @Nested
    class OldLife {

        @Test
        void mayStillSpeakWhileItStops() {
            EventLog log = run(restarted(), () -> new ToySystem() {
                @Override
                public void stop() {
                    site.tap().stateEntered("stopping");
                }
            });

            assertThat(Worlds.words(log))
                    .containsSubsequence(
                            "action.started",
                            "state.entered",
                            "provider.failed",
                            "lifecycle.changed",
                            "lifecycle.changed",
                            "action.ended");
        }

        @Test
        void leavesItsRequestsLostAndTheyAreNamed() {
            EventLog log = run(restarted(), ToySystem::new);

            assertThat(log.all(Event.RunEnded.class))
                    .extracting(Event.RunEnded::waiting)
                    .containsExactly("r-0003 was lost when its instance stopped");
        }

        @Test
        void endsItsCallsAsCancelledAndNobodyHearsOfIt() {
            List<String> heard = new ArrayList<>();
            EventLog log = run(restarted(), () -> new ToySystem() {
                @Override
                public void handle(Request request, Reply reply) {
                    site.provider("model")
                            .call(new ProviderCall("first", "/", "", ofSeconds(5)))
                            .whenComplete((answer, thrown) -> heard.add(request.ordinal() + " " + thrown))
                            .thenCompose(it ->
                                    site.provider("model").call(new ProviderCall("second", "/", "", ofSeconds(5))));
                }
            });

            assertThat(log.all(Event.ProviderFailed.class)).singleElement().satisfies(it -> {
                assertThat(it.request()).isEqualTo(3);
                assertThat(it.failure()).isEqualTo("CANCELLED");
                assertThat(Worlds.millis(it)).isEqualTo(3050);
                assertThat(log.at(it.stamp().cause())).isInstanceOf(Event.ActionStarted.class);
            });
            assertThat(heard).containsExactly("1 null", "2 null", "4 null", "5 null");
            assertThat(log.all(Event.ProviderCalled.class))
                    .filteredOn(it -> it.purpose().equals("second"))
                    .extracting(Event.ProviderCalled::request)
                    .containsExactly(1L, 2L, 4L, 5L);
        }

        @Test
        void runsNoTimerAndNoTaskAnyMore() {
            List<String> ran = new ArrayList<>();
            AtomicInteger lives = new AtomicInteger();
            run(restarted(), () -> new ToySystem() {
                @Override
                public void start(Site given) {
                    super.start(given);
                    int life = lives.incrementAndGet();
                    var jobs = given.component("jobs");
                    jobs.every(ofSeconds(2), () -> ran.add("every of " + life));
                    jobs.after(ofSeconds(4), () -> ran.add("after of " + life));
                    jobs.executor().schedule(() -> ran.add("schedule of " + life), 4, TimeUnit.SECONDS);
                    jobs.executor().scheduleAtFixedRate(() -> ran.add("rate of " + life), 4, 100, TimeUnit.SECONDS);
                    if (life == 2) {
                        given.component("jobs").after(ofSeconds(5), () -> ran.add("end"));
                    }
                }
            });

            assertThat(ran.subList(0, ran.indexOf("end")))
                    .containsExactly(
                            "every of 1", "every of 2", "after of 2", "schedule of 2", "rate of 2", "every of 2");
        }

        @Test
        void cannotAnswerWriteOrTellAnythingAfterItsEnd() {
            List<Site> sites = new ArrayList<>();
            List<Reply> replies = new ArrayList<>();
            EventLog log = run(restarted(), () -> new ToySystem() {
                @Override
                public void start(Site given) {
                    super.start(given);
                    sites.add(given);
                    if (sites.size() == 2) {
                        Site old = sites.get(0);
                        replies.get(2).chunk("posthumous");
                        replies.get(2).end(new Response("ok", "posthumous"));
                        old.tap().stateEntered("posthumous");
                        old.flags().write("posthumous", "1", "old");
                        old.setEnvironment("posthumous", "1", "old");
                        old.files().write("posthumous", "1");
                        old.metrics().sample("posthumous", OptionalDouble.of(1));
                        old.provider("model").call(new ProviderCall("posthumous", "/", "", ofSeconds(5)));
                        old.component("posthumous")
                                .after(ZERO, () -> given.tap().stateEntered("posthumous"));
                        old.component("posthumous")
                                .executor()
                                .execute(() -> given.tap().stateEntered("posthumous"));
                        old.waiting().run(() -> given.tap().stateEntered("posthumous"));
                        assertThat(given.flags().read("posthumous")).isEmpty();
                        assertThat(given.environment("posthumous")).isEmpty();
                        assertThat(given.files().list()).isEmpty();
                    }
                }

                @Override
                public void handle(Request request, Reply reply) {
                    replies.add(reply);
                    super.handle(request, reply);
                }
            });

            assertThat(crashes(log)).isEmpty();
            assertThat(log.events().stream().map(Event::toString)).noneMatch(it -> it.contains("posthumous"));
        }

        @Test
        void whatItStillReadsTouchesNothing() {
            List<Site> sites = new ArrayList<>();
            EventLog log = run(
                    restarted()
                            .declares("load", FaultTarget.Kind.METRIC)
                            .fault("stale", "flags", new Effect.FlagStale(), ofSeconds(3), null)
                            .fault("missing", "load", new Effect.MetricMissing(), ofSeconds(3), null),
                    () -> new ToySystem() {
                        @Override
                        public void start(Site given) {
                            site = given;
                            sites.add(given);
                            if (sites.size() == 2) {
                                Site old = sites.get(0);
                                old.flags().read(SWITCH);
                                assertThat(old.metrics().sample("load", OptionalDouble.of(1)))
                                        .hasValue(1);
                            }
                        }
                    });

            assertThat(crashes(log)).isEmpty();
            assertThat(log.all(Event.FaultApplied.class)).isEmpty();
        }

        @Test
        void failsTheOrdersItHasNotDone() {
            EventLog log = run(
                    restarted().order("slow", ofSeconds(1), "poke").order("quick", ofSeconds(4), "poke"),
                    () -> new ToySystem() {
                        @Override
                        public CompletionStage<Outcome> act(Order order) {
                            CompletableFuture<Outcome> later = new CompletableFuture<>();
                            site.component("orders").after(ofSeconds(3), () -> later.complete(Outcome.ok()));
                            return later;
                        }
                    });

            assertThat(endings(log)).containsExactly("slow failed@3050", "restart done@3050", "quick done@7000");
        }

        @Test
        void thatThrowsWhileItStopsHasCrashedAndIsReplacedAllTheSame() {
            EventLog log = run(restarted(), () -> new ToySystem() {
                @Override
                public void stop() {
                    throw new IllegalStateException("stuck door");
                }
            });

            assertThat(crashes(log))
                    .singleElement()
                    .satisfies(it -> assertThat(it).contains("stuck door"));
            assertThat(endings(log)).containsExactly("restart failed@3050");
            assertThat(answers(log)).contains("4@4100");
        }
    }

    @Nested
    class AtAPoint {

        private final List<String> after = new ArrayList<>();

        private EventLog run(Supplier<SystemUnderTest> systems) {
            return Worlds.run(
                    toy().constant(1, ofSeconds(4)).orderAfter("restart", DOOR, ZERO, Action.RESTART), systems);
        }

        @Test
        void whoReachesItNeverGoesOn() {
            EventLog log = run(() -> new ToySystem() {
                @Override
                public void handle(Request request, Reply reply) {
                    site.reach("door");
                    after.add("r" + request.ordinal());
                    super.handle(request, reply);
                }
            });

            assertThat(after).containsExactly("r2", "r3");
            assertThat(answers(log)).containsExactly("2@2100", "3@3100");
            assertThat(lifecycle(log)).containsExactly("started", "stopped lost r-0001", "started");
            assertThat(endings(log)).containsExactly("restart done@1000");
        }

        @Test
        void whoPassesItInACallbackNeverGoesOn() {
            EventLog log = run(() -> new ToySystem() {
                @Override
                public void handle(Request request, Reply reply) {
                    site.provider("model")
                            .call(new ProviderCall("answer", "/", "", ofSeconds(5)))
                            .thenCompose(it -> site.pass("door"))
                            .whenComplete((it, thrown) -> {
                                if (thrown == null) {
                                    after.add("r" + request.ordinal());
                                }
                                reply.end(new Response("ok", ""));
                            });
                }
            });

            assertThat(after).containsExactly("r2", "r3");
            assertThat(answers(log)).containsExactly("2@2100", "3@3100");
            assertThat(crashes(log)).isEmpty();
        }

        @Test
        void blockingCodeNeverGoesOn() {
            EventLog log = run(() -> BlockingSystem.adapted(new Passer(ZERO, after)));

            assertThat(after).containsExactly("r2", "r3");
            assertThat(answers(log)).containsExactly("2@2000", "3@3000");
            assertThat(crashes(log)).isEmpty();
        }
    }

    @Nested
    class Blocking {

        @Test
        void threadsThatWaitAreUnwoundAndSayNothing() {
            List<String> after = new ArrayList<>();
            EventLog log = run(restarted(), () -> BlockingSystem.adapted(new Passer(ofMillis(500), after)));

            assertThat(after).containsExactly("r1", "r2", "r4", "r5");
            assertThat(answers(log)).containsExactly("1@1500", "2@2500", "4@4500", "5@5500");
            assertThat(lifecycle(log)).containsExactly("started", "stopped lost r-0003", "started");
            assertThat(log.all(Event.StateEntered.class)).hasSize(4);
            assertThat(crashes(log)).isEmpty();
        }

        @Test
        void threadsThatWaitForEachOtherAreUnwoundInAnyOrder() {
            EventLog log = run(restarted(), () -> BlockingSystem.adapted(new Couple()));

            assertThat(lifecycle(log)).containsExactly("started", "stopped lost r-0001, r-0002, r-0003", "started");
            assertThat(log.all(Event.RunEnded.class)).hasSize(1);
        }

        /** Let each request wait for the one before and the one after, and free both on its way out. */
        private static final class Couple implements BlockingSystem {

            private final List<CompletableFuture<Boolean>> ended = new ArrayList<>();
            private BlockingSite site;

            @Override
            public void start(BlockingSite given) {
                site = given;
            }

            @Override
            public Response handle(Request request) throws Exception {
                CompletableFuture<Boolean> own = new CompletableFuture<>();
                ended.add(own);
                try {
                    site.await(own);
                    return new Response("ok", "");
                } finally {
                    ended.forEach(it -> it.complete(true));
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
        void noThreadOutlivesTheRun() throws InterruptedException {
            run(restarted(), () -> BlockingSystem.adapted(new Passer(ofMinutes(60), new ArrayList<>())));

            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().startsWith("firedrill-blocking-")) {
                    thread.join(10_000);
                    assertThat(thread.isAlive()).isFalse();
                }
            }
        }
    }

    /** Sleep, pass a point, answer; and tell in any case that it is over. */
    private static final class Passer implements BlockingSystem {

        private final Duration nap;
        private final List<String> after;
        private BlockingSite site;

        Passer(Duration nap, List<String> after) {
            this.nap = nap;
            this.after = after;
        }

        @Override
        public void start(BlockingSite given) {
            site = given;
        }

        @Override
        public Response handle(Request request) throws Exception {
            try {
                if (!nap.isZero()) {
                    site.sleep(nap);
                }
                site.await(site.pass("door"));
                after.add("r" + request.ordinal());
                return new Response("ok", "");
            } finally {
                site.tap().stateEntered("over");
            }
        }

        @Override
        public Outcome act(Order order) {
            return Outcome.ok();
        }

        @Override
        public void stop() {}
    }

    @Nested
    class Failing {

        @Test
        void aSystemThatCannotBeCreatedAgainFailsTheActionAndLeavesRequestsOpen() {
            AtomicInteger created = new AtomicInteger();
            EventLog log = run(restarted(), () -> {
                if (created.incrementAndGet() > 1) {
                    throw new IllegalStateException("no second one");
                }
                return new ToySystem();
            });

            assertThat(crashes(log))
                    .singleElement()
                    .satisfies(it -> assertThat(it).contains("no second one"));
            assertThat(endings(log)).containsExactly("restart failed@3050");
            assertThat(answers(log)).containsExactly("1@1100", "2@2100");
            assertThat(log.all(Event.RunEnded.class))
                    .singleElement()
                    .satisfies(it -> assertThat(it.waiting())
                            .isEqualTo("r-0003 was lost when its instance stopped; r-0004 arrived when its instance was"
                                    + " down; r-0005 arrived when its instance was down"));
        }
    }

    @Test
    void aSecondRestartIsAsGoodAsTheFirst() {
        EventLog log = run(restarted().order("again", ofMillis(4050), Action.RESTART), ToySystem::new);

        assertThat(lifecycle(log))
                .containsExactly("started", "stopped lost r-0003", "started", "stopped lost r-0004", "started");
        assertThat(answers(log)).containsExactly("1@1100", "2@2100", "5@5100");
    }

    @Test
    void aWriteBeforeItIsSeenByTheNextLife() {
        EventLog log = run(
                toy().constant(1, ofSeconds(6))
                        .set("flip", ofMillis(3050), SWITCH, "1")
                        .order("restart", ofMillis(3060), Action.RESTART),
                ToySystem::new);

        assertThat(log.all(Event.RouteDecided.class))
                .extracting(Event.RouteDecided::route)
                .containsExactly("NEW", "NEW", "NEW", "OLD", "OLD");
    }
}
