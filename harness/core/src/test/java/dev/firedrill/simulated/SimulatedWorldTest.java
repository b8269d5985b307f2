package dev.firedrill.simulated;

import static dev.firedrill.toy.ToyScenario.SWITCH;
import static dev.firedrill.toy.ToyScenario.toy;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLimitException;
import dev.firedrill.events.EventLog;
import dev.firedrill.fault.FaultPlan;
import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Mark;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Shape;
import dev.firedrill.timeline.Expansion;
import dev.firedrill.timeline.Timeline;
import dev.firedrill.toy.ToyBackend;
import dev.firedrill.toy.ToyScenario;
import dev.firedrill.toy.ToySystem;
import dev.firedrill.world.Backend;
import dev.firedrill.world.BlockingSite;
import dev.firedrill.world.BlockingSystem;
import dev.firedrill.world.Component;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderException;
import dev.firedrill.world.ProviderListener;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemUnderTest;
import dev.firedrill.world.WirePlan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SimulatedWorldTest {

    private static EventLog run(ToyScenario scenario) {
        return run(scenario, new ToySystem());
    }

    private static EventLog run(ToyScenario scenario, SystemUnderTest system) {
        return run(scenario.build(), 1, Set.of(), system);
    }

    private static EventLog run(
            ToyScenario scenario,
            SystemUnderTest system,
            BiFunction<ProviderScript, dev.firedrill.random.Draws, Backend> backends) {
        return run(scenario.build(), 1, Set.of(), system, backends);
    }

    private static EventLog run(Scenario scenario, long seed, Set<String> without, SystemUnderTest system) {
        return run(scenario, seed, without, system, ToyBackend::new);
    }

    private static EventLog run(
            Scenario scenario,
            long seed,
            Set<String> without,
            SystemUnderTest system,
            BiFunction<ProviderScript, dev.firedrill.random.Draws, Backend> backends) {
        Timeline timeline = Expansion.of(scenario, seed).without(without);
        FaultPlan faults = new FaultPlan(seed, scenario.faults());
        return SimulatedWorld.execute(
                new SimulatedWorld.Setup(scenario, timeline, "", () -> system, faults, backends, 0, new Pulse()));
    }

    private static final WirePlan.End CLEAN = new WirePlan.End(WirePlan.End.How.CLEAN);
    private static final Mark POKED = new Mark(Mark.Kind.ACTION, "poke");

    private static <E extends Event> List<E> all(EventLog log, Class<E> type) {
        return log.all(type);
    }

    private static long millis(Event event) {
        return event.time() / 1_000_000;
    }

    @Nested
    class Time {

        @Test
        void answersArriveAfterTheLatencyOfTheProviderAndNotBefore() {
            EventLog log = run(toy().constant(1, ofSeconds(2)));

            assertThat(all(log, Event.RequestArrived.class))
                    .extracting(SimulatedWorldTest::millis)
                    .containsExactly(1000L);
            assertThat(all(log, Event.RequestAnswered.class))
                    .extracting(SimulatedWorldTest::millis)
                    .containsExactly(1100L);
        }

        @Test
        void theRunEndsAtTheLastDeclaredInstantPlusDrain() {
            EventLog log = run(toy().constant(1, ofSeconds(60)).drain(ofSeconds(10)));

            assertThat(all(log, Event.RunEnded.class))
                    .extracting(SimulatedWorldTest::millis)
                    .containsExactly(70_000L);
        }

        @Test
        void clockAndElapsedTimeOfAComponentMoveTogether() {
            List<Duration> seen = new ArrayList<>();
            run(toy().constant(1, ofSeconds(3)), new ToySystem() {
                private Instant start = Instant.EPOCH;

                @Override
                public void start(Site given) {
                    super.start(given);
                    start = given.component("watch").clock().instant();
                }

                @Override
                public void handle(Request request, Reply reply) {
                    seen.add(Duration.between(
                            start, site.component("watch").clock().instant()));
                    seen.add(Duration.ofNanos(site.component("watch").elapsed()));
                    super.handle(request, reply);
                }
            });
            assertThat(seen).containsExactly(ofSeconds(1), ofSeconds(1), ofSeconds(2), ofSeconds(2));
        }

        @Test
        void atOneInstantFaultsComeBeforeActionsBeforeProvidersBeforeTimersBeforeArrivals() {
            EventLog log = run(toy().provider("model", ofMillis(0), 0)
                    .constant(2, ofSeconds(2))
                    .set("flip", ofSeconds(1), SWITCH, "1")
                    .fault("old", "model", new Effect.Reset(), ofSeconds(0), ofSeconds(1))
                    .fault("new", "model", new Effect.Reset(), ofSeconds(1), ofSeconds(2)));

            assertThat(log.events().stream()
                            .filter(it -> millis(it) == 1000)
                            .map(it -> it.kind().word()))
                    .containsSubsequence(
                            "fault.ended",
                            "fault.began",
                            "action.started",
                            "flag.written",
                            "action.ended",
                            "config.observed",
                            "request.arrived");
        }

        @Test
        void aFaultIsActiveAtItsBeginningAndNoMoreAtItsEnd() {
            EventLog log = run(toy().constant(1, ofSeconds(5))
                    .fault("down", "model", new Effect.ServerError(500, Effect.Body.JSON), ofSeconds(2), ofSeconds(4)));

            assertThat(all(log, Event.FaultApplied.class))
                    .extracting(Event.FaultApplied::request)
                    .containsExactly(2L, 3L);
        }
    }

    @Nested
    class Causes {

        @Test
        void everyEventNamesTheOneThatLedToIt() {
            EventLog log = run(toy().constant(1, ofSeconds(2)));

            Event.RequestAnswered answered =
                    all(log, Event.RequestAnswered.class).get(0);
            Event providerAnswered = log.at(answered.stamp().cause());
            Event providerCalled = log.at(providerAnswered.stamp().cause());
            Event routed = log.at(providerCalled.stamp().cause());
            Event arrived = log.at(routed.stamp().cause());
            assertThat(List.of(providerAnswered, providerCalled, routed, arrived))
                    .extracting(it -> it.kind().word())
                    .containsExactly("provider.answered", "provider.called", "route.decided", "request.arrived");
        }
    }

    @Nested
    class Actions {

        @Test
        void anActionAfterAMarkStartsWhenTheMarkIsReached() {
            EventLog log = run(toy().constant(1, ofSeconds(20))
                    .set("off", ofSeconds(3), SWITCH, "1")
                    .setAfter("on", new Mark(Mark.Kind.EFFECTIVE, SWITCH), ofSeconds(5), SWITCH, "0"));

            assertThat(all(log, Event.ActionStarted.class))
                    .extracting(SimulatedWorldTest::millis)
                    .containsExactly(3000L, 8000L);
        }

        @Test
        void aWriteThatTheSystemNeverObservesIsEffectiveAfterItsPropagationBound() {
            EventLog log = run(toy().constant(1, ofSeconds(20))
                    .set("off", ofSeconds(3), "TOY_OTHER", "1")
                    .set("off2", ofSeconds(3), SWITCH, "1")
                    .fault("stale", "flags", new Effect.FlagStale(), ofSeconds(0), null)
                    .setAfter("on", new Mark(Mark.Kind.EFFECTIVE, SWITCH), ofSeconds(0), SWITCH, "0"));

            assertThat(all(log, Event.ActionStarted.class))
                    .extracting(SimulatedWorldTest::millis)
                    .containsExactly(3000L, 3000L, 4000L);
        }

        @Test
        void aLaterWriteIsMarkedByItsAction() {
            EventLog log = run(toy().constant(1, ofSeconds(30))
                    .set("off", ofSeconds(3), SWITCH, "1")
                    .set("on", ofSeconds(9), SWITCH, "0")
                    .setAfter("again", new Mark(Mark.Kind.EFFECTIVE, "on"), ofSeconds(5), SWITCH, "1"));

            assertThat(all(log, Event.ActionStarted.class))
                    .extracting(SimulatedWorldTest::millis)
                    .containsExactly(3000L, 9000L, 14_000L);
        }

        @Test
        void theSwitchCanLiveInTheEnvironment() {
            EventLog log =
                    run(toy().switchInEnvironment().constant(1, ofSeconds(5)).set("off", ofMillis(2200), SWITCH, "1"));

            assertThat(all(log, Event.RouteDecided.class))
                    .extracting(Event.RouteDecided::route)
                    .containsExactly("NEW", "NEW", "OLD", "OLD");
        }
    }

    @Nested
    class Faults {

        @Test
        void aStaleFlagStoreShowsWhatStoodThereWhenTheFaultBegan() {
            EventLog log = run(toy().constant(1, ofSeconds(8))
                    .set("off", ofMillis(2200), SWITCH, "1")
                    .fault("stale", "flags", new Effect.FlagStale(), ofSeconds(1), ofSeconds(5)));

            assertThat(all(log, Event.RouteDecided.class))
                    .extracting(Event.RouteDecided::route)
                    .containsExactly("NEW", "NEW", "NEW", "NEW", "OLD", "OLD", "OLD");
        }

        @Test
        void aFaultThatChangesNothingStrikesNothing() {
            EventLog log = run(
                    toy().constant(1, ofSeconds(3)).fault("idle", "model", new Effect.Reset(), ofSeconds(0), null),
                    new ToySystem(),
                    (script, draws) -> {
                        Backend toy = new ToyBackend(script, draws);
                        return (call, facts, hit) -> spared(toy.plan(call, facts, null));
                    });

            assertThat(all(log, Event.ProviderAnswered.class)).hasSize(2);
            assertThat(all(log, Event.FaultApplied.class)).isEmpty();
        }

        private static WirePlan spared(WirePlan plan) {
            return new WirePlan(plan.segments(), plan.whole(), plan.scripted(), true, plan.reason());
        }

        @Test
        void aSilentProviderEndsInTheCallersTimeout() {
            EventLog log = run(toy().constant(1, ofSeconds(2))
                    .fault("silent", "model", new Effect.TimeoutFirstByte(), ofSeconds(0), null));

            assertThat(all(log, Event.ProviderFailed.class)).singleElement().satisfies(it -> {
                assertThat(it.failure()).isEqualTo(ProviderException.Kind.TIMEOUT.name());
                assertThat(millis(it)).isEqualTo(6000);
            });
        }
    }

    @Nested
    class FaultsAfterMarks {

        @Test
        void aFaultBeginsWhenItsMarkIsReached() {
            EventLog log = run(toy().constant(1, ofSeconds(12))
                    .order("poke", ofMillis(2500), "poke")
                    .faultAfter("down", "model", new Effect.Reset(), POKED, ofSeconds(3), ofSeconds(5)));

            assertThat(all(log, Event.FaultBegan.class))
                    .extracting(SimulatedWorldTest::millis)
                    .containsExactly(5500L);
            assertThat(all(log, Event.FaultApplied.class))
                    .extracting(Event.FaultApplied::request)
                    .containsExactly(6L, 7L);
            assertThat(all(log, Event.FaultEnded.class))
                    .extracting(SimulatedWorldTest::millis)
                    .containsExactly(7500L);
        }

        @Test
        void withoutAnEndOfItsOwnItEndsAtFaultsEnd() {
            EventLog log = run(toy().constant(1, ofSeconds(12))
                    .order("poke", ofMillis(2500), "poke")
                    .faultAfter("down", "model", new Effect.Reset(), POKED, ofSeconds(0), null)
                    .faultsEnd(ofSeconds(5)));

            assertThat(all(log, Event.FaultApplied.class))
                    .extracting(Event.FaultApplied::request)
                    .containsExactly(3L, 4L);
            assertThat(all(log, Event.FaultEnded.class))
                    .extracting(SimulatedWorldTest::millis)
                    .containsExactly(5000L);
        }

        @Test
        void aMarkThatIsNeverReachedBeginsNothing() {
            EventLog log = run(toy().constant(1, ofSeconds(5))
                    .faultAfter("down", "model", new Effect.Reset(), POKED, ofSeconds(0), null));

            assertThat(all(log, Event.FaultBegan.class)).isEmpty();
            assertThat(all(log, Event.FaultApplied.class)).isEmpty();
        }

        @Test
        void aMarkAfterFaultsEndBeginsNothing() {
            EventLog log = run(toy().constant(1, ofSeconds(12))
                    .order("poke", ofSeconds(8), "poke")
                    .faultAfter("down", "model", new Effect.Reset(), POKED, ofSeconds(0), null)
                    .faultsEnd(ofSeconds(5)));

            assertThat(all(log, Event.FaultBegan.class)).isEmpty();
        }

        @Test
        void oneFaultBeginsWhenAnotherEnds() {
            EventLog log = run(toy().constant(1, ofSeconds(8))
                    .fault("first", "model", new Effect.Reset(), ofSeconds(1), ofSeconds(3))
                    .faultAfter(
                            "second",
                            "model",
                            new Effect.Reset(),
                            new Mark(Mark.Kind.HEALED, "first"),
                            ofSeconds(0),
                            ofSeconds(2)));

            assertThat(all(log, Event.FaultApplied.class))
                    .extracting(it -> it.fault() + "@" + it.request())
                    .containsExactly("first@1", "first@2", "second@3", "second@4");
        }

        @Test
        void nothingIsHitBeforeTheFaultHasBegun() {
            EventLog log = run(
                    toy().constant(1, ofSeconds(5))
                            .faultAfter(
                                    "down",
                                    "model",
                                    new Effect.Reset(),
                                    new Mark(Mark.Kind.STATE, "busy"),
                                    ofSeconds(0),
                                    null),
                    new ToySystem() {
                        @Override
                        public void handle(Request request, Reply reply) {
                            site.tap().stateEntered("busy");
                            super.handle(request, reply);
                        }
                    });

            assertThat(all(log, Event.FaultBegan.class))
                    .singleElement()
                    .satisfies(began -> assertThat(all(log, Event.FaultApplied.class))
                            .isNotEmpty()
                            .allSatisfy(it -> assertThat(it.stamp().sequence())
                                    .isGreaterThan(began.stamp().sequence())));
        }
    }

    @Nested
    class CorrelatedFaults {

        @Test
        void strikeEveryTargetInTheSameWindow() {
            EventLog log = run(
                    toy().provider("spare", ofMillis(50), 0)
                            .constant(1, ofSeconds(6))
                            .fault(new Fault(
                                    ToyScenario.HERE,
                                    "outage",
                                    List.of("model", "spare"),
                                    Map.of(),
                                    new Effect.Reset(),
                                    1,
                                    Optional.empty(),
                                    ofSeconds(2),
                                    Optional.of(ofSeconds(4)),
                                    Duration.ZERO,
                                    new Shape.Constant(1))),
                    new ToySystem() {
                        @Override
                        public void handle(Request request, Reply reply) {
                            site.provider("spare").call(new ProviderCall("hedge", "/", "", ofSeconds(5)));
                            super.handle(request, reply);
                        }
                    });

            assertThat(all(log, Event.FaultApplied.class))
                    .extracting(it -> it.target() + "@" + it.request())
                    .containsExactly("spare@2", "model@2", "spare@3", "model@3");
            assertThat(all(log, Event.FaultBegan.class)).hasSize(1);
        }
    }

    @Nested
    class Providers {

        @Test
        void aSpoiltAnswerIsRecordedAsNotWhole() {
            EventLog log = run(toy().constant(1, ofSeconds(2)), new ToySystem(), spoiling(false, CLEAN));

            assertThat(all(log, Event.ProviderAnswered.class))
                    .extracting(Event.ProviderAnswered::whole)
                    .containsExactly(false);
        }

        @Test
        void whatCameBeforeAFailureIsCounted() {
            EventLog log = run(
                    toy().constant(1, ofSeconds(2)),
                    new ToySystem(),
                    spoiling(false, new WirePlan.End(WirePlan.End.How.RST)));

            assertThat(all(log, Event.ProviderFailed.class)).singleElement().satisfies(it -> {
                assertThat(it.failure()).isEqualTo("RESET");
                assertThat(it.received()).isEqualTo(4);
            });
        }

        @Test
        void aCallThatHangsIsNamedAtTheEnd() {
            EventLog log = run(toy().constant(1, ofSeconds(2)), new Patient(), spoiling(false, new WirePlan.Stall()));

            assertThat(all(log, Event.RunEnded.class))
                    .singleElement()
                    .satisfies(it -> assertThat(it.waiting())
                            .isEqualTo("r-0001 waits for the answer of 'model' to 'answer' (attempt 1)"));
        }

        @Test
        void whatAnOpenCallHadBroughtIsRecordedWhenTheRunEnds() {
            EventLog log = run(toy().constant(1, ofSeconds(3)), new Patient(), spoiling(false, new WirePlan.Stall()));

            assertThat(all(log, Event.ProviderFailed.class))
                    .extracting(it -> it.request() + " " + it.failure() + " " + it.received() + " " + millis(it))
                    .containsExactly("1 RUN_ENDED 4 33000", "2 RUN_ENDED 4 33000");
            assertThat(log.at(log.lastSequence())).isInstanceOf(Event.RunEnded.class);
        }

        @Test
        void aCallThatEndedIsNotRecordedAgainWhenTheRunEnds() {
            EventLog log = run(toy().constant(1, ofSeconds(2)), new Patient(), spoiling(false, CLEAN));

            assertThat(all(log, Event.ProviderAnswered.class)).hasSize(1);
            assertThat(all(log, Event.ProviderFailed.class)).isEmpty();
        }

        @Test
        void aCancelledCallIsRecordedAndNoLongerWaitedFor() {
            EventLog log = run(
                    toy().constant(1, ofSeconds(2)),
                    new Patient() {
                        @Override
                        void opened(Component.Timer exchange) {
                            site.component("budget").after(ofSeconds(3), exchange::cancel);
                        }
                    },
                    spoiling(false, new WirePlan.Stall()));

            assertThat(all(log, Event.ProviderFailed.class)).singleElement().satisfies(it -> {
                assertThat(it.failure()).isEqualTo("CANCELLED");
                assertThat(it.received()).isEqualTo(4);
                assertThat(millis(it)).isEqualTo(4000);
            });
            assertThat(all(log, Event.RunEnded.class))
                    .extracting(Event.RunEnded::waiting)
                    .containsExactly("r-0001 waits for nothing the world knows of");
        }

        @Test
        void aCallToNobodyFailsAndSaysWhoIsThere() {
            List<String> failures = new ArrayList<>();
            EventLog log = run(toy().constant(1, ofSeconds(2)), new ToySystem() {
                @Override
                public void handle(Request request, Reply reply) {
                    site.provider("nobody")
                            .call(new ProviderCall("answer", "/", "", ofSeconds(5)))
                            .whenComplete((answer, thrown) -> failures.add(String.valueOf(thrown)));
                    super.handle(request, reply);
                }
            });

            assertThat(failures)
                    .singleElement()
                    .satisfies(it -> assertThat(it)
                            .contains(
                                    "expected a provider of the scenario [model], found a call 'answer' to 'nobody'"));
            assertThat(all(log, Event.ProviderUnmatched.class)).singleElement().satisfies(it -> {
                assertThat(it.provider() + " " + it.request() + " " + it.purpose() + " " + it.attempt())
                        .isEqualTo("nobody 1 answer 1");
                assertThat(it.nearest()).contains("expected a provider of the scenario [model]");
            });
            assertThat(log.events().stream()
                            .filter(it -> it.kind().word().startsWith("provider."))
                            .map(it -> it.kind().word()))
                    .containsExactly(
                            "provider.called",
                            "provider.unmatched",
                            "provider.called",
                            "provider.failed",
                            "provider.answered");
        }

        private static BiFunction<ProviderScript, dev.firedrill.random.Draws, Backend> spoiling(
                boolean whole, WirePlan.Segment last) {
            return (script, draws) -> (call, facts, hit) -> ToyBackend.plan(
                    whole,
                    "spoilt",
                    new WirePlan.Head(200, Map.of()),
                    new WirePlan.Bytes("half".getBytes(StandardCharsets.UTF_8)),
                    last);
        }
    }

    /** Bound the head of an answer only, and so wait for ever in its body. */
    private static class Patient extends ToySystem {

        @Override
        public void handle(Request request, Reply reply) {
            opened(site.provider("model").stream(
                    new ProviderCall("answer", "/", Map.of(), "", ofSeconds(5), ProviderCall.Bound.HEAD),
                    new ProviderListener() {
                        @Override
                        public void head(int status, Map<String, String> headers) {}

                        @Override
                        public void bytes(byte[] content) {}

                        @Override
                        public void end() {
                            reply.end(new Response("ok", ""));
                        }

                        @Override
                        public void failed(ProviderException failure) {
                            reply.fail(new Failure("MODEL_DOWN", ""));
                        }
                    }));
        }

        void opened(Component.Timer exchange) {}
    }

    @Nested
    class Guards {

        @Test
        void aRequestStillOpenAtTheEndIsNamed() {
            EventLog log = run(toy().provider("model", ofSeconds(4), 0)
                    .constant(1, ofSeconds(2))
                    .drain(ofMillis(50)));

            assertThat(all(log, Event.RunEnded.class)).singleElement().satisfies(it -> {
                assertThat(it.reason()).isEqualTo("horizon");
                assertThat(it.waiting()).isEqualTo("r-0001 waits for the answer of 'model' to 'answer' (attempt 1)");
            });
        }

        @Test
        void anEmptyQueueWithARequestOpenEndsTheRunAtOnceAndSaysWhatWaits() {
            EventLog log = run(toy().constant(1, ofSeconds(2)), new ToySystem() {
                @Override
                public void start(Site given) {
                    site = given;
                }

                @Override
                public void handle(Request request, Reply reply) {}
            });

            assertThat(all(log, Event.RunEnded.class)).singleElement().satisfies(it -> {
                assertThat(it.reason()).isEqualTo("stuck");
                assertThat(it.waiting()).isEqualTo("r-0001 waits for nothing the world knows of");
                assertThat(millis(it)).isEqualTo(1000);
            });
        }

        @Test
        void useOfTheWorldByAForeignThreadIsRefusedAndRecorded() {
            EventLog log = run(toy().constant(1, ofSeconds(3)), new ToySystem() {
                @Override
                public void handle(Request request, Reply reply) {
                    Thread thread = new Thread(() -> reply.end(new Response("ok", "from elsewhere")));
                    thread.setUncaughtExceptionHandler((it, thrown) -> {});
                    thread.start();
                    try {
                        thread.join();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });

            assertThat(all(log, Event.RequestAnswered.class)).isEmpty();
            assertThat(all(log, Event.LifecycleChanged.class))
                    .filteredOn(it -> it.change().equals("crashed"))
                    .hasSize(2)
                    .allSatisfy(
                            it -> assertThat(it.detail()).contains("'reply.end' was used without the world's baton"));
        }

        @Test
        void anExceptionOfTheSystemIsRecordedAndTheRunGoesOn() {
            EventLog log = run(toy().constant(1, ofSeconds(3)), new ToySystem() {
                @Override
                public void handle(Request request, Reply reply) {
                    if (request.ordinal() == 1) {
                        throw new IllegalStateException("planted");
                    }
                    super.handle(request, reply);
                }
            });

            assertThat(all(log, Event.LifecycleChanged.class))
                    .filteredOn(it -> it.change().equals("crashed"))
                    .singleElement()
                    .satisfies(
                            it -> assertThat(it.detail()).startsWith("java.lang.IllegalStateException: planted at "));
            assertThat(all(log, Event.RequestAnswered.class)).hasSize(1);
        }

        @Test
        void aFullLogStopsTheRunWithItsLimit() {
            assertThatThrownBy(() -> run(toy().constant(10, ofMinutes(1)).eventLimit(50)))
                    .isInstanceOf(EventLimitException.class)
                    .hasMessageContaining("expected at most 50 events");
        }
    }

    @Nested
    class OutsideRequests {

        @Test
        void idsMadeAtTheStartAndInAnActionNeverRepeat() {
            List<String> ids = new ArrayList<>();
            run(toy().constant(1, ofSeconds(3)).order("poke", ofSeconds(1), "poke"), new ToySystem() {
                @Override
                public void start(Site given) {
                    super.start(given);
                    ids.add(given.newId("job"));
                }

                @Override
                public java.util.concurrent.CompletionStage<Outcome> act(Order order) {
                    ids.add(site.newId("job"));
                    return super.act(order);
                }
            });

            assertThat(ids).hasSize(2).doesNotHaveDuplicates();
        }

        @Test
        void anActionAfterAMarkIsNotDoneInTheNameOfTheRequestThatReachedIt() {
            EventLog log = run(
                    toy().constant(1, ofSeconds(4))
                            .setAfter("note", new Mark(Mark.Kind.STATE, "busy"), ofSeconds(0), SWITCH, "0"),
                    new ToySystem() {
                        @Override
                        public void handle(Request request, Reply reply) {
                            if (request.ordinal() == 2) {
                                site.tap().stateEntered("busy");
                            }
                            super.handle(request, reply);
                        }
                    });

            assertThat(all(log, Event.ActionStarted.class))
                    .extracting(SimulatedWorldTest::millis)
                    .containsExactly(2000L);
        }

        @Test
        void aMarkReachedWhileTheSystemStartsIsHeard() {
            EventLog log = run(
                    toy().constant(1, ofSeconds(4))
                            .setAfter("note", new Mark(Mark.Kind.STATE, "ready"), ofSeconds(1), SWITCH, "0"),
                    new ToySystem() {
                        @Override
                        public void start(Site given) {
                            super.start(given);
                            given.tap().stateEntered("ready");
                        }
                    });

            assertThat(all(log, Event.ActionStarted.class))
                    .extracting(SimulatedWorldTest::millis)
                    .containsExactly(1000L);
        }

        @Test
        void whatIsScheduledForNeverNeverComes() {
            List<Long> ran = new ArrayList<>();
            run(toy().constant(1, ofSeconds(4)), new ToySystem() {
                @Override
                public void handle(Request request, Reply reply) {
                    site.component("far").after(Duration.ofSeconds(Long.MAX_VALUE), () -> ran.add(1L));
                    site.component("far").executor().schedule(() -> ran.add(2L), Long.MAX_VALUE, TimeUnit.NANOSECONDS);
                    super.handle(request, reply);
                }
            });

            assertThat(ran).isEmpty();
        }
    }

    @Nested
    class Turns {

        @Test
        void aTurnArrivesWhenTheOneBeforeWasAnswered() {
            EventLog log = run(toy().turn("one").turn("two"));

            assertThat(all(log, Event.RequestArrived.class))
                    .extracting(SimulatedWorldTest::millis)
                    .containsExactly(0L, 100L);
        }
    }

    @Nested
    class Draws {

        @Test
        void theSameSeedGivesTheSameHashAndAnotherSeedAnother() {
            Scenario scenario = toy().provider("model", ofMillis(300), 0.4)
                    .poisson(20, ofMinutes(1))
                    .build();

            long first = run(scenario, 7, Set.of(), new ToySystem()).hash();
            assertThat(run(scenario, 7, Set.of(), new ToySystem()).hash()).isEqualTo(first);
            assertThat(run(scenario, 8, Set.of(), new ToySystem()).hash()).isNotEqualTo(first);
        }

        @Test
        void removingAFaultNeverRerollsAnotherRequest() {
            Scenario scenario = toy().provider("model", ofMillis(300), 0.4)
                    .poisson(20, ofMinutes(1))
                    .fault(
                            "half",
                            "model",
                            Map.of(),
                            new Effect.Reset(),
                            0.5,
                            ofSeconds(10),
                            ofSeconds(50),
                            Duration.ZERO,
                            new Shape.Constant(1))
                    .build();
            EventLog faulty = run(scenario, 3, Set.of(), new ToySystem());
            EventLog twin = run(scenario, 3, Set.of("half"), new ToySystem());

            Map<Long, Long> twinTimes = new java.util.TreeMap<>();
            all(twin, Event.RequestAnswered.class).forEach(it -> twinTimes.put(it.request(), it.time()));
            assertThat(all(faulty, Event.RequestAnswered.class))
                    .hasSizeBetween(500, 1100)
                    .allSatisfy(it -> assertThat(it.time()).isEqualTo(twinTimes.get(it.request())));
        }
    }

    @Nested
    class Executors {

        @Test
        void ordinaryExecutorCodeRunsOnVirtualTime() {
            List<Long> ticks = new ArrayList<>();
            run(toy().constant(1, ofSeconds(5)), new ToySystem() {
                @Override
                public void start(Site given) {
                    super.start(given);
                    var executor = given.component("jobs").executor();
                    var repeated = executor.scheduleAtFixedRate(
                            () -> ticks.add(given.component("jobs").elapsed() / 1_000_000),
                            0,
                            700,
                            TimeUnit.MILLISECONDS);
                    executor.schedule(() -> repeated.cancel(false), 2, TimeUnit.SECONDS);
                    CompletableFuture.supplyAsync(() -> 1L, executor).thenAccept(ticks::add);
                }
            });
            assertThat(ticks).containsExactly(0L, 1L, 700L, 1400L);
        }
    }

    @Nested
    class Blocking {

        @Test
        void codeThatWaitsRunsUnchangedAndHandsTheBatonOver() {
            EventLog log = run(toy().constant(2, ofSeconds(2)), BlockingSystem.adapted(new Sleeper(ofSeconds(1))));

            assertThat(all(log, Event.RequestAnswered.class))
                    .extracting(it -> it.request() + "@" + millis(it))
                    .containsExactly("1@1600", "2@2100", "3@2600");
        }

        @Test
        void blockingRunsAreAsReproducibleAsOthers() {
            Scenario scenario = toy().provider("model", ofMillis(300), 0.4)
                    .poisson(50, ofSeconds(10))
                    .build();

            assertThat(run(scenario, 5, Set.of(), BlockingSystem.adapted(new Sleeper(ofMillis(30))))
                            .hash())
                    .isEqualTo(run(scenario, 5, Set.of(), BlockingSystem.adapted(new Sleeper(ofMillis(30))))
                            .hash());
        }

        @Test
        void aCrashAfterAWaitIsRecorded() {
            EventLog log = run(toy().constant(1, ofSeconds(3)), new ToySystem() {
                @Override
                public void start(Site given) {
                    super.start(given);
                    CompletableFuture<Boolean> later = new CompletableFuture<>();
                    given.component("jobs").after(ofSeconds(1), () -> later.complete(true));
                    given.waiting().run(() -> {
                        try {
                            given.waiting().await(later);
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                        throw new AssertionError("worker died");
                    });
                }
            });

            assertThat(all(log, Event.LifecycleChanged.class))
                    .filteredOn(it -> it.change().equals("crashed"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.detail()).startsWith("java.lang.AssertionError: worker died"));
        }

        @Test
        void codeThatWrapsEverythingItCatchesCannotBreakTheEndOfARun() {
            EventLog log = run(toy().constant(1, ofSeconds(3)), new ToySystem() {
                @Override
                public void start(Site given) {
                    super.start(given);
                    given.waiting().run(() -> {
                        try {
                            given.waiting().await(new CompletableFuture<Boolean>());
                        } catch (Throwable t) {
                            throw new IllegalStateException(t);
                        }
                    });
                }
            });

            assertThat(all(log, Event.RunEnded.class)).hasSize(1);
        }

        @Test
        void threadsThatStillWaitAtTheEndAreUnwound() throws InterruptedException {
            run(toy().constant(2, ofSeconds(20)), BlockingSystem.adapted(new Sleeper(ofMinutes(60))));

            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().startsWith("firedrill-blocking-")) {
                    thread.join(10_000);
                    assertThat(thread.isAlive()).isFalse();
                }
            }
        }

        private static final class Sleeper implements BlockingSystem {

            private final Duration nap;
            private BlockingSite site;

            Sleeper(Duration nap) {
                this.nap = nap;
            }

            @Override
            public void start(BlockingSite given) {
                site = given;
            }

            @Override
            public Response handle(Request request) throws Exception {
                site.sleep(nap);
                return new Response(
                        "ok",
                        site.await(site.provider("model").call(new ProviderCall("answer", "/", "", ofSeconds(5))))
                                .body());
            }

            @Override
            public Outcome act(Order order) {
                return Outcome.ok();
            }

            @Override
            public void stop() {}
        }
    }
}
