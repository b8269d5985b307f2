package dev.firedrill.simulated;

import static dev.firedrill.simulated.Worlds.crashes;
import static dev.firedrill.simulated.Worlds.endings;
import static dev.firedrill.simulated.Worlds.run;
import static dev.firedrill.toy.ToyScenario.SWITCH;
import static dev.firedrill.toy.ToyScenario.toy;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Pattern;
import dev.firedrill.toy.ToyScenario;
import dev.firedrill.toy.ToySystem;
import dev.firedrill.world.BlockingSite;
import dev.firedrill.world.BlockingSystem;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.Signal;
import dev.firedrill.world.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OperatorTest {

    @Nested
    class Signalling {

        private final List<Signal> heard = new ArrayList<>();

        private final ToyScenario scenario =
                toy().constant(1, ofSeconds(5)).signal("complain", ofSeconds(2), "complaint", "3", "user:anna");

        @Test
        void aSignalIsRecordedAndHeard() {
            EventLog log = run(scenario, () -> new ToySystem() {
                @Override
                public void hear(Signal signal) {
                    heard.add(signal);
                    site.tap().stateEntered("worried");
                }
            });

            assertThat(heard).containsExactly(new Signal("complaint", "3", "user:anna"));
            assertThat(Worlds.words(log))
                    .containsSubsequence("action.started", "signal.received", "state.entered", "action.ended");
            assertThat(endings(log)).containsExactly("complain done@2000");
        }

        @Test
        void aSystemWithoutEarsIgnoresIt() {
            EventLog log = run(scenario, ToySystem::new);

            assertThat(log.all(Event.SignalReceived.class))
                    .extracting(it -> it.signal() + "=" + it.value())
                    .containsExactly("complaint=3");
            assertThat(crashes(log)).isEmpty();
        }

        @Test
        void blockingCodeMayWaitWhileItHears() {
            EventLog log = run(scenario, () -> BlockingSystem.adapted(new Listener()));

            assertThat(log.all(Event.StateEntered.class))
                    .extracting(Worlds::millis)
                    .containsExactly(3000L);
        }

        @Test
        void whatItThrowsIsACrashAndFailsTheAction() {
            EventLog log = run(scenario, () -> new ToySystem() {
                @Override
                public void hear(Signal signal) {
                    throw new IllegalStateException("deaf");
                }
            });

            assertThat(crashes(log))
                    .singleElement()
                    .satisfies(it -> assertThat(it).contains("deaf"));
            assertThat(endings(log)).containsExactly("complain failed@2000");
        }

        private static final class Listener implements BlockingSystem {

            private BlockingSite site;

            @Override
            public void start(BlockingSite given) {
                site = given;
            }

            @Override
            public void hear(Signal signal) {
                site.sleep(ofSeconds(1));
                site.tap().stateEntered("worried");
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
    }

    @Nested
    class Verifying {

        private static final Pattern OLD = new Pattern(Pattern.Subject.ROUTE, "OLD");

        private static ToyScenario flipped() {
            return toy().constant(1, ofSeconds(10)).set("flip", ofMillis(3200), SWITCH, "1");
        }

        private static EventLog verified(ToyScenario scenario) {
            return run(scenario, ToySystem::new);
        }

        @Test
        void whatHasHappenedIsSeenAtOnce() {
            assertThat(endings(verified(flipped().verify("look", ofSeconds(6), OLD, ZERO))))
                    .containsExactly("flip done@3200", "look done@6000");
        }

        @Test
        void whatHasNotHappenedIsWaitedFor() {
            assertThat(endings(verified(flipped().verify("look", ofSeconds(1), OLD, ofSeconds(10)))))
                    .containsExactly("flip done@3200", "look done@4000");
        }

        @Test
        void itFailsAtTheEndOfItsWait() {
            EventLog log = verified(flipped().verify("look", ofSeconds(1), OLD, ofMillis(2999)));

            assertThat(endings(log)).contains("look failed@3999");
            assertThat(log.all(Event.ActionEnded.class))
                    .filteredOn(it -> it.action().equals("look"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.detail()).isEqualTo("route:OLD did not happen by t+3.999s"));
        }

        @Test
        void whatHappensAtTheVeryEndOfTheWaitIsSeen() {
            assertThat(endings(verified(flipped().verify("look", ofSeconds(1), OLD, ofSeconds(3)))))
                    .contains("look done@4000");
        }

        @Test
        void whatHappenedBeforeItsMarkDoesNotCount() {
            ToyScenario scenario = flipped()
                    .set("flop", ofMillis(5200), SWITCH, "0")
                    .verify("look", new Mark(Mark.Kind.ACTION, "flop"), ofSeconds(3), OLD, ofSeconds(1));

            assertThat(endings(verified(scenario))).contains("look failed@9200");
        }

        @Test
        void whatHappenedBetweenItsMarkAndItsBeginningCounts() {
            ToyScenario scenario = flipped()
                    .set("flop", ofMillis(5200), SWITCH, "0")
                    .verify("look", new Mark(Mark.Kind.ACTION, "flip"), ofSeconds(4), OLD, ZERO);

            assertThat(endings(verified(scenario))).contains("look done@7200");
        }

        @Test
        void theMarkItselfIsNotWhatIsLookedFor() {
            Pattern flip = new Pattern(Pattern.Subject.ACTION, "flip");
            ToyScenario scenario =
                    flipped().verify("look", new Mark(Mark.Kind.ACTION, "flip"), ofSeconds(1), flip, ofSeconds(1));

            assertThat(endings(verified(scenario))).contains("look failed@5200");
        }

        @Test
        void furtherFactsMustFit() {
            Pattern other = new Pattern(Pattern.Subject.ROUTE, "OLD", Map.of("reason", "ANOTHER"));
            ToyScenario scenario = flipped()
                    .verify(
                            "switched",
                            ofSeconds(6),
                            new Pattern(OLD.subject(), "*", Map.of("reason", "SWITCHED_OFF")),
                            ZERO)
                    .verify("another", ofSeconds(6), other, ZERO);

            assertThat(endings(verified(scenario))).contains("switched done@6000", "another failed@6000");
        }

        @Test
        void theNextStepOfARunbookStartsWhenItIsSeen() {
            ToyScenario scenario = flipped()
                    .verify("look", ofSeconds(1), OLD, ofSeconds(10))
                    .setAfter("flop", new Mark(Mark.Kind.ACTION, "look"), ZERO, SWITCH, "0");

            assertThat(endings(verified(scenario)))
                    .containsExactly("flip done@3200", "look done@4000", "flop done@4000");
        }

        @Test
        void lookingLeavesNoTraceInTheCausesOfWhatIsSeen() {
            EventLog log = verified(flipped().verify("look", ofSeconds(1), OLD, ofSeconds(10)));
            EventLog unseen = verified(flipped());

            assertThat(answersAndTheirCauses(log)).isEqualTo(answersAndTheirCauses(unseen));
        }

        private static List<String> answersAndTheirCauses(EventLog log) {
            return log.all(Event.RequestAnswered.class).stream()
                    .map(it -> it.request() + "<"
                            + log.at(it.stamp().cause()).kind().word())
                    .toList();
        }
    }

    @Nested
    class WritingTheEnvironment {

        @Test
        void whatTheSystemWritesThereIsSeenAndTold() {
            EventLog log = run(toy().switchInEnvironment().constant(1, ofSeconds(5)), () -> new ToySystem() {
                @Override
                public void start(Site given) {
                    super.start(given);
                    given.component("policy")
                            .after(ofMillis(2200), () -> given.setEnvironment(SWITCH, "1", "policy:auto"));
                }
            });

            assertThat(log.all(Event.FlagWritten.class)).singleElement().satisfies(it -> {
                assertThat(it.control() + "=" + it.value()).isEqualTo(SWITCH + "=1");
                assertThat(it.actor()).isEqualTo("policy:auto");
                assertThat(it.stamp().instance()).isEqualTo("main");
            });
            assertThat(log.all(Event.RouteDecided.class))
                    .extracting(Event.RouteDecided::route)
                    .containsExactly("NEW", "NEW", "OLD", "OLD");
        }

        @Test
        void itTakesEffectLikeAnyWrite() {
            EventLog log = run(
                    toy().switchInEnvironment()
                            .constant(1, ofSeconds(5))
                            .orderAfter("note", new Mark(Mark.Kind.EFFECTIVE, SWITCH), ZERO, "poke"),
                    () -> new ToySystem() {
                        @Override
                        public void handle(Request request, Reply reply) {
                            if (request.ordinal() == 2) {
                                site.setEnvironment(SWITCH, "1", "policy:auto");
                            }
                            super.handle(request, reply);
                        }
                    });

            assertThat(endings(log)).containsExactly("note done@2500");
        }
    }
}
