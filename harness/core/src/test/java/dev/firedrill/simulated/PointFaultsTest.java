package dev.firedrill.simulated;

import static dev.firedrill.simulated.Worlds.answers;
import static dev.firedrill.simulated.Worlds.endings;
import static dev.firedrill.simulated.Worlds.run;
import static dev.firedrill.toy.ToyScenario.toy;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Effect;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Shape;
import dev.firedrill.toy.ToyScenario;
import dev.firedrill.toy.ToySystem;
import dev.firedrill.world.BlockingSite;
import dev.firedrill.world.BlockingSystem;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.PointException;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.Site;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PointFaultsTest {

    private static final Mark DOOR = new Mark(Mark.Kind.POINT, "door");

    private final List<String> went = new ArrayList<>();

    private static ToyScenario struck(Effect effect, Map<String, String> where) {
        return toy().constant(1, ofSeconds(6))
                .declares("door", FaultTarget.Kind.POINT)
                .fault("fault", "door", where, effect, 1, ZERO, ofSeconds(9), ZERO, new Shape.Constant(1));
    }

    private static List<String> applied(EventLog log) {
        return log.all(Event.FaultApplied.class).stream()
                .map(it -> it.target() + " " + it.request() + " " + it.detail())
                .toList();
    }

    @Nested
    class Failing {

        @Test
        void whoPassesGetsAFailedStage() {
            EventLog log = run(struck(new Effect.Fail(), Map.of("request", "2")), () -> new ToySystem() {
                @Override
                public void handle(Request request, Reply reply) {
                    site.pass("door").whenComplete((passed, thrown) -> {
                        went.add(request.ordinal() + " " + (thrown instanceof PointException));
                        reply.end(new Response("ok", ""));
                    });
                }
            });

            assertThat(went).startsWith("1 false", "2 true", "3 false");
            assertThat(applied(log)).containsExactly("door 2 fail");
        }

        @Test
        void whoReachesItGetsAnException() {
            EventLog log = run(struck(new Effect.Fail(), Map.of("request", "2")), () -> new ToySystem() {
                @Override
                public void handle(Request request, Reply reply) {
                    try {
                        site.reach("door");
                        went.add("through");
                    } catch (PointException e) {
                        went.add(e.getMessage());
                    }
                    reply.end(new Response("ok", ""));
                }
            });

            assertThat(went.subList(0, 3)).containsExactly("through", "'door' failed", "through");
            assertThat(log.all(Event.PointReached.class)).hasSize(5);
            assertThat(applied(log)).containsExactly("door 2 fail");
        }

        @Test
        void aFaultAfterAPointBeginsBeforeWhoeverReachedItGoesOn() {
            ToyScenario scenario = toy().constant(1, ofSeconds(3))
                    .declares("files", FaultTarget.Kind.FILES)
                    .faultAfter("full", "files", new Effect.DiskFull(), DOOR, ZERO, ofSeconds(1));
            EventLog log = run(scenario, () -> new ToySystem() {
                @Override
                public void handle(Request request, Reply reply) {
                    site.reach("door");
                    try {
                        site.files().write("a", "x");
                        went.add("written");
                    } catch (UncheckedIOException e) {
                        went.add("full");
                    }
                    reply.end(new Response("ok", ""));
                }
            });

            assertThat(went).startsWith("full", "written");
            assertThat(Worlds.words(log))
                    .containsSubsequence("point.reached", "fault.began", "fault.applied", "request.answered");
        }

        @Test
        void aFaultAfterAPointWithADelayBeginsLater() {
            ToyScenario scenario = toy().constant(1, ofSeconds(3))
                    .declares("door", FaultTarget.Kind.POINT)
                    .faultAfter("late", "door", new Effect.Fail(), DOOR, ofSeconds(1), ofSeconds(2));
            run(scenario, () -> new ToySystem() {
                @Override
                public void handle(Request request, Reply reply) {
                    try {
                        site.reach("door");
                        went.add("through");
                    } catch (PointException e) {
                        went.add("failed");
                    }
                    reply.end(new Response("ok", ""));
                }
            });

            assertThat(went).containsExactly("through", "failed");
        }

        @Test
        void aHoldHoldsNobodyWhoOnlyReachesThePoint() {
            EventLog log = run(struck(new Effect.Hold(ofSeconds(1)), Map.of()), () -> new ToySystem() {
                @Override
                public void handle(Request request, Reply reply) {
                    site.reach("door");
                    reply.end(new Response("ok", ""));
                }
            });

            assertThat(answers(log)).startsWith("1@1000", "2@2000");
            assertThat(applied(log)).isEmpty();
        }

        @Test
        void anUndeclaredPointFailsNobody() {
            EventLog log = run(
                    toy().constant(1, ofSeconds(3)).fault("fault", "door", new Effect.Fail(), ZERO, ofSeconds(9)),
                    () -> new ToySystem() {
                        @Override
                        public void handle(Request request, Reply reply) {
                            site.reach("door");
                            reply.end(new Response("ok", ""));
                        }
                    });

            assertThat(answers(log)).hasSize(2);
            assertThat(applied(log)).isEmpty();
        }
    }

    @Nested
    class Crashing {

        private final ToyScenario crashed = struck(new Effect.Crash(Optional.of(ofSeconds(2))), Map.of("request", "2"));

        /** Ask the model, pass the point, and write a file; stop in order only if asked to. */
        private final class Through extends ToySystem {

            @Override
            public void start(Site given) {
                super.start(given);
                went.add("started");
            }

            @Override
            public void handle(Request request, Reply reply) {
                site.files().append("begun", request.ordinal() + " ");
                site.pass("door").thenRun(() -> {
                    went.add("r" + request.ordinal());
                    reply.end(new Response("ok", site.files().read("begun").orElse("")));
                });
                went.add("returned");
            }

            @Override
            public void stop() {
                went.add("stopped");
            }
        }

        @Test
        void nothingAfterThePointIsDoneAndNothingIsStopped() {
            run(crashed, Through::new);

            assertThat(went)
                    .containsExactly(
                            "started", "r1", "returned", "started", "r4", "returned", "r5", "returned", "stopped");
        }

        @Test
        void itIsToldByWhatFaultAndWhatWasLost() {
            EventLog log = run(crashed, Through::new);

            assertThat(applied(log)).containsExactly("door 2 crash");
            Event.LifecycleChanged crash = log.all(Event.LifecycleChanged.class).get(1);
            assertThat(crash.subject() + " " + crash.change() + " " + crash.detail())
                    .isEqualTo("main crashed at point 'door', lost r-0002");
            assertThat(log.at(crash.stamp().cause())).isInstanceOf(Event.FaultApplied.class);
            assertThat(log.all(Event.LifecycleChanged.class).get(2))
                    .satisfies(it ->
                            assertThat(it.change() + "@" + Worlds.millis(it)).isEqualTo("started@4000"));
        }

        @Test
        void theNextLifeFindsTheStoresAsTheCrashLeftThem() {
            EventLog log = run(crashed, Through::new);

            assertThat(log.all(Event.RequestAnswered.class))
                    .extracting(Event.RequestAnswered::answer)
                    .containsExactly("1 ", "1 2 4 ", "1 2 4 5 ");
        }

        @Test
        void whatArrivesMeanwhileIsLostAndNamedSo() {
            EventLog log =
                    run(struck(new Effect.Crash(Optional.of(ofSeconds(3))), Map.of("request", "2")), Through::new);

            assertThat(log.all(Event.RunEnded.class))
                    .extracting(Event.RunEnded::waiting)
                    .containsExactly("r-0002 was lost when its instance crashed; "
                            + "r-0003 arrived when its instance was down; "
                            + "r-0004 arrived when its instance was down");
        }

        @Test
        void withoutADowntimeItStaysDown() {
            EventLog log = run(struck(new Effect.Crash(Optional.empty()), Map.of("request", "2")), Through::new);

            assertThat(went).containsExactly("started", "r1", "returned");
            assertThat(answers(log)).containsExactly("1@1000");
        }

        @Test
        void itCrashesOnlyOnce() {
            run(struck(new Effect.Crash(Optional.of(ZERO)), Map.of()), Through::new);

            assertThat(went).containsSubsequence("started", "started", "r2", "r3", "r4", "r5");
            assertThat(went).filteredOn("started"::equals).hasSize(2);
        }

        @Test
        void whoReachesThePointCrashesToo() {
            run(crashed, () -> new ToySystem() {
                @Override
                public void handle(Request request, Reply reply) {
                    site.reach("door");
                    went.add("r" + request.ordinal());
                }
            });

            assertThat(went).containsExactly("r1", "r4", "r5");
        }

        @Test
        void anOrderThatIsBeingDoneFails() {
            EventLog log = run(
                    struck(new Effect.Crash(Optional.of(ofSeconds(1))), Map.of())
                            .order("poke", ofSeconds(2), "poke"),
                    () -> new ToySystem() {
                        @Override
                        public CompletionStage<Outcome> act(Order order) {
                            site.reach("door");
                            return super.act(order);
                        }
                    });

            assertThat(endings(log)).containsExactly("poke failed@2000");
            assertThat(log.all(Event.ActionEnded.class).get(0).detail())
                    .isEqualTo("the instance stopped before it was done");
        }

        @Test
        void aStartThatCrashesIsTriedAgain() {
            EventLog log = run(
                    struck(new Effect.Crash(Optional.of(ofSeconds(1))), Map.of())
                            .order("restart", ofSeconds(2), "restart"),
                    () -> BlockingSystem.adapted(new Waiter()));

            assertThat(log.all(Event.LifecycleChanged.class))
                    .extracting(it -> it.subject() + " " + it.change() + "@" + Worlds.millis(it))
                    .containsExactly("main started@0", "main stopped@2000", "main crashed@2000", "main started@3000");
        }

        private final class Waiter implements BlockingSystem {

            @Override
            public void start(BlockingSite given) {
                if (given.component("x").elapsed() > 0) {
                    given.reach("door");
                }
            }

            @Override
            public Response handle(Request request) {
                return new Response("ok", "");
            }

            @Override
            public Outcome act(Order order) {
                return Outcome.ok();
            }

            @Override
            public void stop() {}
        }

        @Test
        void codeThatWaitsNeverGoesOn() {
            EventLog log = run(
                    crashed,
                    () -> BlockingSystem.adapted(new BlockingSystem() {

                        private BlockingSite site;

                        @Override
                        public void start(BlockingSite given) {
                            site = given;
                        }

                        @Override
                        public Response handle(Request request) throws Exception {
                            site.sleep(ofSeconds(1));
                            site.await(site.pass("door"));
                            went.add("r" + request.ordinal());
                            return new Response("ok", "");
                        }

                        @Override
                        public Outcome act(Order order) {
                            return Outcome.ok();
                        }

                        @Override
                        public void stop() {}
                    }));

            assertThat(went).containsExactly("r1", "r5");
            assertThat(log.all(Event.LifecycleChanged.class))
                    .extracting(Event.LifecycleChanged::detail)
                    .contains("at point 'door', lost r-0002");
        }

        @Test
        void nobodyHearsOfWhatTheUnwindingMakesOfIt() {
            EventLog log = run(crashed, () -> new ToySystem() {
                @Override
                public void handle(Request request, Reply reply) {
                    try {
                        site.reach("door");
                    } catch (Error e) {
                        site.tap().stateEntered("late");
                        throw new CompletionException(e);
                    }
                }
            });

            assertThat(log.all(Event.StateEntered.class)).isEmpty();
            assertThat(log.all(Event.LifecycleChanged.class))
                    .extracting(Event.LifecycleChanged::subject)
                    .containsOnly("main");
        }
    }
}
