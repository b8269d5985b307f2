package dev.firedrill.simulated;

import static dev.firedrill.simulated.Worlds.answers;
import static dev.firedrill.simulated.Worlds.endings;
import static dev.firedrill.simulated.Worlds.run;
import static dev.firedrill.toy.ToyScenario.toy;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Action;
import dev.firedrill.model.Effect;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.Shape;
import dev.firedrill.toy.ToyScenario;
import dev.firedrill.toy.ToySystem;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.Signal;
import dev.firedrill.world.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SecondInstanceTest {

    private final List<String> heard = new ArrayList<>();

    /** Start a second instance at 2.5 s. */
    private static ToyScenario doubled() {
        return toy().constant(1, ofSeconds(6)).order("second", ofMillis(2500), Action.START_SECOND);
    }

    /** Call a health check each second, enter a state, and tell what it is asked to do. */
    private final class Monitor extends ToySystem {

        @Override
        public void start(Site given) {
            super.start(given);
            given.tap().stateEntered("up");
            given.component("monitor")
                    .every(
                            ofSeconds(1),
                            () -> given.provider("model")
                                    .call(new ProviderCall("health", "/", "", ofSeconds(5)))
                                    .whenComplete((answer, thrown) -> given.tap()
                                            .stateEntered(thrown == null && answer.status() == 200 ? "well" : "ill")));
        }

        @Override
        public CompletionStage<Outcome> act(Order order) {
            heard.add(site.instance() + " " + order.id());
            return super.act(order);
        }

        @Override
        public void hear(Signal signal) {
            heard.add(site.instance() + " " + signal.name());
        }

        @Override
        public void stop() {
            heard.add(site.instance() + " stops");
        }
    }

    private static List<String> of(EventLog log, String instance) {
        return log.events().stream()
                .filter(it -> it.stamp().instance().equals(instance))
                .map(it -> it.kind().word() + "@" + Worlds.millis(it))
                .toList();
    }

    private EventLog log(ToyScenario scenario) {
        return run(scenario, Monitor::new);
    }

    @Nested
    class Alone {

        @Test
        void hasALifeAndEventsOfItsOwn() {
            EventLog log = log(doubled());

            assertThat(log.all(Event.LifecycleChanged.class))
                    .extracting(it -> it.subject() + " " + it.change() + "@" + Worlds.millis(it))
                    .containsExactly("main started@0", "second started@2500");
            assertThat(endings(log)).containsExactly("second done@2500");
            assertThat(of(log, "second").subList(0, 4))
                    .containsExactly(
                            "state.entered@2500",
                            "provider.called@3500",
                            "provider.answered@3600",
                            "state.entered@3600");
        }

        @Test
        void getsNoRequestOrderOrSignal() {
            EventLog log = log(doubled()
                    .order("poke", ofSeconds(4), "poke")
                    .signal("grumble", ofSeconds(5), "complaint", "1", "user:anna"));

            assertThat(heard).containsExactly("main poke", "main complaint", "main stops", "second stops");
            assertThat(log.all(Event.RequestAnswered.class))
                    .extracting(it -> it.stamp().instance())
                    .hasSize(5)
                    .containsOnly("main");
        }

        @Test
        void countsItsCallsApart() {
            EventLog log = log(doubled());

            assertThat(log.all(Event.ProviderCalled.class))
                    .filteredOn(it -> it.stamp().instance().equals("second"))
                    .extracting(it -> it.request() + " " + it.attempt())
                    .startsWith("0 1", "0 2", "0 3");
        }

        @Test
        void changesNothingForTheFirst() {
            EventLog alone = log(noisy(toy().constant(1, ofSeconds(6))));
            EventLog beside = log(noisy(doubled()));

            assertThat(of(beside, "main")).isEqualTo(of(alone, "main"));
            assertThat(states(beside, "main")).isEqualTo(states(alone, "main"));
        }

        @Test
        void hasDrawsOfItsOwn() {
            EventLog log = log(noisy(doubled()));

            List<String> first = states(log, "main");
            List<String> second = states(log, "second");
            assertThat(second).isNotEqualTo(first.subList(0, second.size()));
        }

        private ToyScenario noisy(ToyScenario scenario) {
            return scenario.drain(ofSeconds(60))
                    .fault(
                            "noise",
                            "model",
                            Map.of(),
                            new Effect.Reset(),
                            0.5,
                            ZERO,
                            ofSeconds(90),
                            ZERO,
                            new Shape.Constant(1));
        }

        private List<String> states(EventLog log, String instance) {
            return log.all(Event.StateEntered.class).stream()
                    .filter(it -> it.stamp().instance().equals(instance))
                    .map(Event.StateEntered::state)
                    .toList();
        }

        @Test
        void makesIdsOfItsOwn() {
            List<String> ids = new ArrayList<>();
            run(doubled(), () -> new ToySystem() {
                @Override
                public void start(Site given) {
                    super.start(given);
                    ids.add(given.newId("boot"));
                }
            });

            assertThat(ids).hasSize(2).doesNotHaveDuplicates();
        }

        @Test
        void reachesTheSameStores() {
            List<String> found = new ArrayList<>();
            run(doubled(), () -> new ToySystem() {
                @Override
                public void start(Site given) {
                    super.start(given);
                    found.add(given.flags().read("f").orElse("-")
                            + given.environment("e").orElse("-")
                            + given.files().read("p").orElse("-"));
                    given.flags().write("f", given.instance(), "test");
                    given.setEnvironment("e", "2", "test");
                    given.files().append("p", "3");
                }
            });

            assertThat(found).containsExactly("---", "main23");
        }
    }

    @Nested
    class LifeAndDeath {

        @Test
        void thereIsOnlyOneSecond() {
            EventLog log = log(doubled().order("third", ofSeconds(4), Action.START_SECOND));

            assertThat(endings(log)).containsExactly("second done@2500", "third failed@4000");
        }

        @Test
        void aRestartOfTheFirstSparesIt() {
            EventLog log = log(doubled().order("restart", ofSeconds(4), Action.RESTART));

            assertThat(log.all(Event.LifecycleChanged.class))
                    .extracting(it -> it.subject() + " " + it.change())
                    .containsExactly("main started", "second started", "main stopped", "main started");
            assertThat(of(log, "second")).contains("provider.called@4500");
        }

        @Test
        void aPointThatItPassesCrashesItAloneAndItMayStartAgain() {
            EventLog log = run(
                    doubled()
                            .order("third", ofSeconds(5), Action.START_SECOND)
                            .declares("door", FaultTarget.Kind.POINT)
                            .fault("crash", "door", new Effect.Crash(Optional.empty()), ofSeconds(1), null),
                    () -> new ToySystem() {
                        @Override
                        public void start(Site given) {
                            super.start(given);
                            if (given.instance().equals("second")) {
                                given.component("c").after(ofSeconds(1), () -> given.reach("door"));
                            }
                        }
                    });

            assertThat(log.all(Event.LifecycleChanged.class))
                    .extracting(it -> it.subject() + " " + it.change() + "@" + Worlds.millis(it))
                    .containsExactly(
                            "main started@0", "second started@2500", "second crashed@3500", "second started@5000");
            assertThat(answers(log)).hasSize(5);
            assertThat(log.all(Event.FaultApplied.class).get(0).stamp().instance())
                    .isEqualTo("second");
        }

        @Test
        void aPauseOfAComponentPausesItInBoth() {
            EventLog log = log(doubled()
                    .declares("monitor", FaultTarget.Kind.COMPONENT)
                    .fault("pause", "monitor", new Effect.Pause(), ofMillis(2900), ofMillis(4200)));

            assertThat(log.all(Event.FaultApplied.class))
                    .extracting(it -> it.stamp().instance() + "@" + Worlds.millis(it))
                    .containsExactly("main@3000", "second@3500");
            assertThat(of(log, "second").subList(1, 3)).containsExactly("fault.applied@3500", "provider.called@4200");
        }
    }
}
