package dev.firedrill.simulated;

import static dev.firedrill.simulated.Worlds.answers;
import static dev.firedrill.simulated.Worlds.crashes;
import static dev.firedrill.simulated.Worlds.millis;
import static dev.firedrill.simulated.Worlds.run;
import static dev.firedrill.toy.ToyScenario.SWITCH;
import static dev.firedrill.toy.ToyScenario.toy;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
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
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PointsTest {

    private static final Mark DOOR = new Mark(Mark.Kind.POINT, "door");

    /** Pass one point, then answer at once with what the flag store shows. */
    private static class Passer extends ToySystem {

        @Override
        public void handle(Request request, Reply reply) {
            site.pass("door").thenRun(() -> reply.end(new Response("ok", shown())));
        }

        String shown() {
            return site.flags().read(SWITCH).orElse("unset");
        }
    }

    private static ToyScenario held(Map<String, String> where, double probability, Duration from, Duration until) {
        return toy().constant(1, ofSeconds(5))
                .declares("door", FaultTarget.Kind.POINT)
                .fault(
                        "held",
                        "door",
                        where,
                        new Effect.Hold(ofSeconds(12)),
                        probability,
                        from,
                        until,
                        ZERO,
                        new Shape.Constant(1));
    }

    @Nested
    class Holding {

        @Test
        void whoPassesGoesOnAtOnce() {
            EventLog log = run(toy().constant(1, ofSeconds(3)), Passer::new);

            assertThat(answers(log)).containsExactly("1@1000", "2@2000");
            assertThat(log.all(Event.PointReached.class))
                    .extracting(Event.PointReached::point)
                    .containsExactly("door", "door");
        }

        @Test
        void aFaultHoldsWhoPassesInItsWindow() {
            EventLog log = run(held(Map.of(), 1, ofSeconds(2), ofSeconds(4)), Passer::new);

            assertThat(answers(log)).containsExactly("1@1000", "4@4000", "2@14000", "3@15000");
        }

        @Test
        void theFaultIsAppliedToTheRequestAfterThePointIsReached() {
            EventLog log = run(held(Map.of("request", "3"), 1, ZERO, ofSeconds(9)), Passer::new);

            assertThat(log.all(Event.FaultApplied.class)).singleElement().satisfies(it -> {
                assertThat(it.target()).isEqualTo("door");
                assertThat(it.request()).isEqualTo(3);
                assertThat(it.detail()).isEqualTo("hold");
                assertThat(log.at(it.sequence() - 1)).isInstanceOf(Event.PointReached.class);
                assertThat(it.stamp().cause()).isEqualTo(it.sequence() - 1);
            });
        }

        @Test
        void eachPassOfARequestIsAnAttemptOfItsOwn() {
            EventLog log = run(held(Map.of("attempt", "2"), 1, ZERO, ofSeconds(9)), () -> new Passer() {
                @Override
                public void handle(Request request, Reply reply) {
                    site.pass("door").thenRun(() -> super.handle(request, reply));
                }
            });

            assertThat(answers(log)).containsExactly("1@13000", "2@14000", "3@15000", "4@16000");
        }

        @Test
        void holdsAreDrawnByRequest() {
            EventLog half = run(held(Map.of(), 0.5, ZERO, ofSeconds(9)), Passer::new);
            EventLog all = run(held(Map.of(), 1, ZERO, ofSeconds(9)), Passer::new);

            assertThat(half.all(Event.FaultApplied.class)).hasSizeBetween(1, 3);
            assertThat(all.all(Event.FaultApplied.class)).hasSize(4);
        }

        @Test
        void aRequestThatIsHeldAtTheEndSaysWhere() {
            EventLog log =
                    run(held(Map.of("request", "4"), 1, ZERO, ofSeconds(5)).drain(ofSeconds(3)), Passer::new);

            assertThat(log.all(Event.RunEnded.class))
                    .extracting(Event.RunEnded::waiting)
                    .containsExactly("r-0004 waits for what holds it at point 'door'");
        }

        @Test
        void aPointOfTheSameNameAsAnotherTargetIsNotTouched() {
            EventLog log = run(
                    toy().constant(1, ofSeconds(3))
                            .declares("door", FaultTarget.Kind.PROVIDER)
                            .fault("down", "door", new Effect.Reset(), ZERO, null),
                    Passer::new);

            assertThat(log.all(Event.FaultApplied.class)).isEmpty();
        }

        @Test
        void blockingCodeWaitsAtThePoint() {
            EventLog log = run(
                    held(Map.of("request", "2"), 1, ZERO, ofSeconds(9)), () -> BlockingSystem.adapted(new Waiter()));

            assertThat(answers(log)).containsExactly("1@1000", "3@3000", "4@4000", "2@14000");
        }

        private static final class Waiter implements BlockingSystem {

            private BlockingSite site;

            @Override
            public void start(BlockingSite given) {
                site = given;
            }

            @Override
            public Response handle(Request request) throws Exception {
                site.await(site.pass("door"));
                return new Response("ok", "");
            }

            @Override
            public Outcome act(Order order) {
                return Outcome.ok();
            }

            @Override
            public void stop() {}
        }
    }

    @Nested
    class Marking {

        @Test
        void anActionWithoutADelayHappensBeforeWhoPassesGoesOn() {
            EventLog log = run(toy().constant(1, ofSeconds(3)).setAfter("flip", DOOR, ZERO, SWITCH, "1"), Passer::new);

            assertThat(log.all(Event.RequestAnswered.class))
                    .extracting(Event.RequestAnswered::answer)
                    .containsExactly("1", "1");
            assertThat(log.all(Event.ActionEnded.class)).singleElement().satisfies(it -> {
                assertThat(millis(it)).isEqualTo(1000);
                assertThat(it.sequence())
                        .isLessThan(log.all(Event.RequestAnswered.class).get(0).sequence());
            });
        }

        @Test
        void soItDoesWherePointsAreReached() {
            List<String> seen = new ArrayList<>();
            run(toy().constant(1, ofSeconds(2)).setAfter("flip", DOOR, ZERO, SWITCH, "1"), () -> new Passer() {
                @Override
                public void handle(Request request, Reply reply) {
                    seen.add(shown());
                    site.reach("door");
                    seen.add(shown());
                }
            });

            assertThat(seen).containsExactly("unset", "1");
        }

        @Test
        void anActionWithADelayIsAStepOfItsOwn() {
            EventLog log = run(
                    toy().constant(1, ofSeconds(3)).setAfter("flip", DOOR, Duration.ofMillis(1), SWITCH, "1"),
                    Passer::new);

            assertThat(log.all(Event.RequestAnswered.class))
                    .extracting(Event.RequestAnswered::answer)
                    .containsExactly("unset", "1");
        }

        @Test
        void afterAnyOtherMarkItIsOneToo() {
            EventLog log = run(
                    toy().constant(1, ofSeconds(3))
                            .setAfter("flip", new Mark(Mark.Kind.STATE, "busy"), ZERO, SWITCH, "1"),
                    () -> new Passer() {
                        @Override
                        public void handle(Request request, Reply reply) {
                            site.tap().stateEntered("busy");
                            super.handle(request, reply);
                        }
                    });

            assertThat(log.all(Event.RequestAnswered.class))
                    .extracting(Event.RequestAnswered::answer)
                    .containsExactly("unset", "1");
        }

        @Test
        void whatComesAfterThePointIsNotCausedByTheOperator() {
            EventLog log = run(toy().constant(1, ofSeconds(2)).setAfter("flip", DOOR, ZERO, SWITCH, "1"), Passer::new);

            Event.RequestAnswered answered =
                    log.all(Event.RequestAnswered.class).get(0);
            assertThat(log.at(answered.stamp().cause())).isInstanceOf(Event.PointReached.class);
        }

        @Test
        void anOrderAtAPointReachesTheSystemForNoRequest() {
            List<String> ids = new ArrayList<>();
            EventLog log =
                    run(toy().constant(1, ofSeconds(2)).orderAfter("poke", DOOR, ZERO, "poke"), () -> new Passer() {
                        @Override
                        public CompletionStage<Outcome> act(Order order) {
                            site.provider("model").call(new ProviderCall("poke", "/", "", ofSeconds(5)));
                            ids.add(order.id());
                            return super.act(order);
                        }
                    });

            assertThat(ids).containsExactly("poke");
            assertThat(log.all(Event.ProviderCalled.class))
                    .extracting(Event.ProviderCalled::request)
                    .containsExactly(0L);
        }

        @Test
        void anOrderThatThrowsAtAPointFailsAndSparesWhoPasses() {
            EventLog log =
                    run(toy().constant(1, ofSeconds(2)).orderAfter("poke", DOOR, ZERO, "poke"), () -> new Passer() {
                        @Override
                        public CompletionStage<Outcome> act(Order order) {
                            throw new IllegalStateException("planted");
                        }
                    });

            assertThat(answers(log)).containsExactly("1@1000");
            assertThat(crashes(log))
                    .singleElement()
                    .satisfies(it -> assertThat(it).contains("planted"));
            assertThat(Worlds.endings(log)).containsExactly("poke failed@1000");
        }

        @Test
        void anEventOfTheSystemIsAMark() {
            EventLog log = run(
                    toy().constant(1, ofSeconds(3))
                            .setAfter("flip", new Mark(Mark.Kind.EVENT, "greeted"), ofSeconds(3), SWITCH, "1"),
                    () -> new Passer() {
                        @Override
                        public void handle(Request request, Reply reply) {
                            site.tap().eventEmitted("greeted", "", NullNode.getInstance());
                            super.handle(request, reply);
                        }
                    });

            assertThat(Worlds.endings(log)).containsExactly("flip done@4000");
        }
    }
}
