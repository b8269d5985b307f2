package dev.firedrill.simulated;

import static dev.firedrill.simulated.Worlds.millis;
import static dev.firedrill.toy.ToyScenario.toy;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
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
import dev.firedrill.world.Component;
import dev.firedrill.world.Component.Timer;
import dev.firedrill.world.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ComponentFaultsTest {

    private final List<String> ran = new ArrayList<>();

    private static ToyScenario struck(Effect effect, Duration from, Duration until) {
        return toy().constant(1, ofSeconds(90))
                .declares("monitor", FaultTarget.Kind.COMPONENT)
                .fault("fault", "monitor", effect, from, until);
    }

    /** Give every life of the system something to do when it starts. */
    private EventLog run(ToyScenario scenario, Consumer<Site> doing) {
        return Worlds.run(scenario, () -> new ToySystem() {
            @Override
            public void start(Site given) {
                super.start(given);
                doing.accept(given);
            }
        });
    }

    private Runnable tell(Component component, String what) {
        return () -> ran.add(what + "@" + component.elapsed() / 1_000_000_000L);
    }

    private void ticking(Site site) {
        Component monitor = site.component("monitor");
        monitor.every(ofSeconds(10), tell(monitor, "tick"));
    }

    private static List<String> applied(EventLog log) {
        return log.all(Event.FaultApplied.class).stream()
                .map(it -> it.fault() + " " + it.target() + " " + it.detail() + "@" + millis(it))
                .toList();
    }

    @Nested
    class Pausing {

        private final ToyScenario paused = struck(new Effect.Pause(), ofSeconds(15), ofSeconds(47));

        @Test
        void aTimerThatMissedTicksTicksOnceAndGoesOnAtItsRateFromThere() {
            run(paused, ComponentFaultsTest.this::ticking);

            assertThat(ran.subList(0, 5)).containsExactly("tick@10", "tick@47", "tick@57", "tick@67", "tick@77");
        }

        @Test
        void soDoesAnExecutorWhateverItsRateCountsFrom() {
            run(paused, site -> {
                Component monitor = site.component("monitor");
                monitor.executor().scheduleAtFixedRate(tell(monitor, "rate"), 10, 10, TimeUnit.SECONDS);
                monitor.executor().scheduleWithFixedDelay(tell(monitor, "delay"), 10, 10, TimeUnit.SECONDS);
            });

            assertThat(ran.subList(0, 6))
                    .containsExactly("rate@10", "delay@10", "rate@47", "delay@47", "rate@57", "delay@57");
        }

        @Test
        void whatCameDueRunsInTheOrderInWhichItWasToRun() {
            run(paused, site -> {
                Component monitor = site.component("monitor");
                monitor.after(ofSeconds(30), tell(monitor, "second"));
                monitor.after(ofSeconds(20), tell(monitor, "first"));
                monitor.executor().schedule(tell(monitor, "third"), 46, TimeUnit.SECONDS);
                site.component("other")
                        .after(ofSeconds(46), () -> monitor.executor().execute(tell(monitor, "fourth")));
                monitor.after(ofSeconds(47), tell(monitor, "in time"));
            });

            assertThat(ran).containsExactly("first@47", "second@47", "third@47", "fourth@47", "in time@47");
        }

        @Test
        void aHeldTickComesBeforeWhatIsDueWhenThePauseEnds() {
            run(paused, site -> {
                Component monitor = site.component("monitor");
                monitor.after(ofSeconds(47), tell(monitor, "in time"));
                monitor.every(ofSeconds(20), tell(monitor, "tick"));
            });

            assertThat(ran.subList(0, 2)).containsExactly("tick@47", "in time@47");
        }

        @Test
        void otherComponentsAndRequestsGoOn() {
            EventLog log = run(paused, site -> {
                Component other = site.component("other");
                other.every(ofSeconds(10), tell(other, "tick"));
                ticking(site);
            });

            assertThat(ran).contains("tick@20", "tick@30", "tick@40");
            assertThat(Worlds.answers(log)).contains("20@20100", "40@40100");
        }

        @Test
        void theFaultIsAppliedOnceWhenItFirstHoldsSomething() {
            EventLog log = run(paused, ComponentFaultsTest.this::ticking);

            assertThat(applied(log)).containsExactly("fault monitor pause@20000");
            assertThat(log.all(Event.FaultApplied.class).get(0).stamp().instance())
                    .isEqualTo("main");
        }

        @Test
        void aPauseInWhichNothingComesDueTouchesNothing() {
            EventLog log =
                    run(struck(new Effect.Pause(), ofSeconds(11), ofSeconds(19)), ComponentFaultsTest.this::ticking);

            assertThat(applied(log)).isEmpty();
            assertThat(ran.subList(0, 3)).containsExactly("tick@10", "tick@20", "tick@30");
        }

        @Test
        void whatIsCancelledWhileItIsHeldNeverRuns() {
            run(paused, site -> {
                Component monitor = site.component("monitor");
                Timer once = monitor.after(ofSeconds(20), tell(monitor, "once"));
                Timer often = monitor.every(ofSeconds(10), tell(monitor, "tick"));
                var task = monitor.executor().schedule(tell(monitor, "task"), 20, TimeUnit.SECONDS);
                site.component("other").after(ofSeconds(30), () -> {
                    once.cancel();
                    often.cancel();
                    task.cancel(false);
                });
            });

            assertThat(ran).containsExactly("tick@10");
        }

        @Test
        void asLongAsAnyPauseLastsNothingRuns() {
            run(
                    paused.fault("longer", "monitor", new Effect.Pause(), ofSeconds(40), ofSeconds(61)),
                    ComponentFaultsTest.this::ticking);

            assertThat(ran.subList(0, 3)).containsExactly("tick@10", "tick@61", "tick@71");
        }

        @Test
        void aClockMayBeWrongMeanwhile() {
            List<Duration> read = new ArrayList<>();
            run(
                    struck(new Effect.ClockStep(ofHours(1)), ZERO, ofSeconds(85))
                            .fault("pause", "monitor", new Effect.Pause(), ofSeconds(15), ofSeconds(47)),
                    site -> {
                        Component monitor = site.component("monitor");
                        var start = monitor.clock().instant();
                        monitor.every(
                                ofSeconds(20),
                                () -> read.add(
                                        Duration.between(start, monitor.clock().instant())));
                    });

            assertThat(read.get(0)).isEqualTo(ofHours(1).plusSeconds(47));
        }

        @Test
        void aProbabilityIsDrawnOnceForTheWholeOfAComponent() {
            ToyScenario scenario = toy().constant(1, ofSeconds(90))
                    .declares("monitor", FaultTarget.Kind.COMPONENT)
                    .fault(
                            "half",
                            "monitor",
                            Map.of(),
                            new Effect.Pause(),
                            0.5,
                            ofSeconds(15),
                            ofSeconds(47),
                            ZERO,
                            new Shape.Constant(1));
            run(scenario, ComponentFaultsTest.this::ticking);

            assertThat(ran.subList(1, 5))
                    .isIn(
                            List.of("tick@20", "tick@30", "tick@40", "tick@50"),
                            List.of("tick@47", "tick@57", "tick@67", "tick@77"));
        }

        @Test
        void aTickIsCausedByWhatStartedItsTimerAlsoAfterAPause() {
            EventLog log = run(
                    paused,
                    site -> site.component("monitor")
                            .every(ofSeconds(10), () -> site.tap().stateEntered("ticked")));

            assertThat(log.all(Event.StateEntered.class))
                    .extracting(it -> it.stamp().cause())
                    .containsOnly(log.all(Event.RunStarted.class).get(0).sequence());
        }

        @Test
        void anUndeclaredComponentIsNeverPaused() {
            EventLog log = run(
                    toy().constant(1, ofSeconds(30)).fault("fault", "monitor", new Effect.Pause(), ZERO, ofSeconds(25)),
                    ComponentFaultsTest.this::ticking);

            assertThat(ran).startsWith("tick@10", "tick@20");
            assertThat(applied(log)).isEmpty();
        }
    }

    @Nested
    class ShuttingDown {

        private void shutDown(Consumer<ScheduledExecutorService> how) {
            run(toy().constant(1, ofSeconds(9)), site -> {
                Component monitor = site.component("monitor");
                monitor.executor().scheduleAtFixedRate(tell(monitor, "rate"), 1, 2, TimeUnit.SECONDS);
                monitor.executor().schedule(tell(monitor, "late"), 4, TimeUnit.SECONDS);
                monitor.after(Duration.ofMillis(2500), () -> how.accept(monitor.executor()));
            });
        }

        @Test
        void atOnceLeavesNothingToRunAndGivesItBack() {
            shutDown(executor -> ran.add("left " + executor.shutdownNow().size()));

            assertThat(ran).containsExactly("rate@1", "left 2");
        }

        @Test
        void inOrderRunsWhatWasToRunOnce() {
            shutDown(executor -> {
                executor.shutdown();
                ran.add("terminated " + executor.isTerminated());
            });

            assertThat(ran).containsExactly("rate@1", "terminated false", "late@4");
        }
    }

    @Nested
    class Halting {

        @Test
        void nothingOfTheComponentRunsAnyMore() {
            EventLog log = run(struck(new Effect.Halt(), ofSeconds(15), ofSeconds(25)), site -> {
                ticking(site);
                Component monitor = site.component("monitor");
                monitor.after(ofSeconds(40), tell(monitor, "after"));
                monitor.executor().scheduleAtFixedRate(tell(monitor, "rate"), 30, 10, TimeUnit.SECONDS);
                site.component("other")
                        .after(ofSeconds(50), () -> monitor.executor().execute(tell(monitor, "task")));
            });

            assertThat(ran).containsExactly("tick@10");
            assertThat(applied(log)).containsExactly("fault monitor halt@20000");
        }

        @Test
        void itCountsFromItsBeginningEvenIfNothingComesDueInItsWindow() {
            EventLog log =
                    run(struck(new Effect.Halt(), ofSeconds(11), ofSeconds(12)), ComponentFaultsTest.this::ticking);

            assertThat(ran).containsExactly("tick@10");
            assertThat(applied(log)).containsExactly("fault monitor halt@20000");
        }

        @Test
        void theNextLifeRunsAgain() {
            EventLog log = run(
                    struck(new Effect.Halt(), ofSeconds(15), ofSeconds(25))
                            .order("restart", ofSeconds(31), Action.RESTART),
                    ComponentFaultsTest.this::ticking);

            assertThat(ran).startsWith("tick@10", "tick@41", "tick@51");
            assertThat(applied(log)).hasSize(1);
        }

        @Test
        void aLifeThatBeginsInItsWindowIsHaltedToo() {
            EventLog log = run(
                    struck(new Effect.Halt(), ofSeconds(15), ofSeconds(25))
                            .order("restart", ofSeconds(21), Action.RESTART),
                    ComponentFaultsTest.this::ticking);

            assertThat(ran).containsExactly("tick@10");
            assertThat(applied(log)).containsExactly("fault monitor halt@20000", "fault monitor halt@31000");
        }
    }
}
