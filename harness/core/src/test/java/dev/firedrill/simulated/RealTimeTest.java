package dev.firedrill.simulated;

import static dev.firedrill.simulated.Worlds.answers;
import static dev.firedrill.simulated.Worlds.crashes;
import static dev.firedrill.simulated.Worlds.endings;
import static dev.firedrill.toy.ToyScenario.SWITCH;
import static dev.firedrill.toy.ToyScenario.toy;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.events.Stamp;
import dev.firedrill.fault.FaultPlan;
import dev.firedrill.model.Action;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Scenario;
import dev.firedrill.timeline.Expansion;
import dev.firedrill.toy.ManualTime;
import dev.firedrill.toy.ToyBackend;
import dev.firedrill.toy.ToyScenario;
import dev.firedrill.toy.ToyService;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.ServiceException;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RealTimeTest {

    private final ManualTime time = new ManualTime();
    private final List<String> done = new ArrayList<>();

    /** One request each second, at 1, 2 and 3 s; what is declared is over at 4 s, and the horizon 30 s later. */
    private static ToyScenario load() {
        return toy().constant(1, ofSeconds(4));
    }

    private EventLog run(ToyScenario toy) {
        return run(toy, () -> new ToyService(time, done));
    }

    private EventLog run(ToyScenario toy, Supplier<SystemUnderTest> systems) {
        Scenario scenario = toy.build();
        return SimulatedWorld.execute(new SimulatedWorld.Setup(
                scenario,
                Expansion.of(scenario, 1),
                "",
                systems,
                new FaultPlan(1, scenario.faults()),
                ToyBackend::new,
                0,
                new Pulse(),
                Optional.of(time)));
    }

    private static Function<Stamp, Event> entered(String state) {
        return stamp -> new Event.StateEntered(stamp, state);
    }

    private static List<String> arrivals(EventLog log) {
        return log.all(Event.RequestArrived.class).stream()
                .map(it -> it.request() + "@" + Worlds.millis(it))
                .toList();
    }

    private static List<String> states(EventLog log) {
        return log.all(Event.StateEntered.class).stream()
                .map(it -> it.state() + "@" + Worlds.millis(it))
                .toList();
    }

    private static String end(EventLog log) {
        Event.RunEnded end = log.all(Event.RunEnded.class).get(0);
        return end.reason() + "@" + Worlds.millis(end);
    }

    @Nested
    class Steps {

        @Test
        void areRecordedAtTheirTimeWhereTheyAreInTime() {
            EventLog log = run(load());

            assertThat(arrivals(log)).containsExactly("1@1000", "2@2000", "3@3000");
            assertThat(answers(log)).containsExactly("1@1100", "2@2100", "3@3100");
        }

        @Test
        void areRecordedLateWhereTheyAreLate() {
            time.nap(ofMillis(1500), ofMillis(2700));

            assertThat(arrivals(run(load()))).containsExactly("1@1000", "2@2700", "3@3000");
        }

        @Test
        void comeAfterWhatWasHandedInBefore() {
            time.tell(ofSeconds(2), ofSeconds(2), entered("a")).tell(ofMillis(1999), ofMillis(1999), entered("b"));

            assertThat(Worlds.words(run(load())))
                    .containsSubsequence("state.entered", "state.entered", "request.arrived", "request.arrived");
        }

        @Test
        void areNotDoneWhileAnotherIs() {
            List<String> order = new ArrayList<>();
            time.at(ofSeconds(1), () -> {
                order.add("first begins");
                time.at(ofSeconds(1), () -> order.add("second"));
                order.add("first ends");
            });
            run(load());

            assertThat(order).containsExactly("first begins", "first ends", "second");
        }
    }

    @Nested
    class WhatIsLearnedLate {

        @Test
        void getsItsPlaceInTheLog() {
            time.tell(ofMillis(2500), ofMillis(1050), entered("opened"));
            EventLog log = run(load());

            assertThat(states(log)).containsExactly("opened@1050");
            assertThat(log.events()).extracting(Event::time).isSorted();
            assertThat(log.events())
                    .extracting(Event::sequence)
                    .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(1, log.size())
                            .boxed()
                            .toList());
        }

        @Test
        void losesACauseThatComesAfterIt() {
            time.at(ofMillis(2500), () -> {
                time.telling(ofMillis(2200), entered("effect of nothing"));
                time.telling(ofMillis(1200), entered("before its cause"));
            });
            EventLog log = run(load());

            assertThat(log.all(Event.StateEntered.class))
                    .extracting(it -> it.state() + " " + it.stamp().cause())
                    .containsExactly("before its cause 0", "effect of nothing 0");
        }

        @Test
        void keepsACauseThatStaysBeforeIt() {
            time.at(ofMillis(2500), () -> {
                time.telling(ofMillis(1200), entered("cause"));
                time.telling(ofMillis(1300), entered("effect"));
            });
            EventLog log = run(load());
            Event.StateEntered effect = log.all(Event.StateEntered.class).get(1);

            assertThat(log.at(effect.stamp().cause()))
                    .isEqualTo(log.all(Event.StateEntered.class).get(0));
        }

        @Test
        void isTakenUntilTheRunIsOver() {
            time.tellAtEnd(ofMillis(3000), entered("last"));

            assertThat(states(run(load()))).containsExactly("last@3000");
        }

        @Test
        void neverHappenedInTheFuture() {
            time.tell(ofMillis(1500), ofSeconds(20), entered("early"));

            assertThat(states(run(load()))).containsExactly("early@1500");
        }
    }

    @Nested
    class Writes {

        private String written(EventLog log) {
            Event.FlagWritten write = log.all(Event.FlagWritten.class).get(0);
            return write.value() + "@" + Worlds.millis(write);
        }

        @Test
        void areDoneWhenTheyAreAcknowledged() {
            EventLog log = run(load().set("flip", ofSeconds(2), SWITCH, "1"));

            assertThat(done).contains("write " + SWITCH + "=1");
            assertThat(written(log)).isEqualTo("1@2300");
            assertThat(endings(log)).containsExactly("flip done@2300");
        }

        @Test
        void areDoneRightBeforeTheServiceFirstReportsTheValue() {
            time.tell(ofMillis(2900), ofMillis(2120), stamp -> new Event.ConfigObserved(stamp, SWITCH, " 1 "));
            EventLog log = run(load().set("flip", ofSeconds(2), SWITCH, "1"));

            assertThat(log.all(Event.FlagWritten.class))
                    .extracting(Event::time)
                    .containsExactly(ofMillis(2120).toNanos() - 1);
        }

        @Test
        void areNotDoneByAReportFromBefore() {
            time.tell(ofMillis(1000), ofMillis(1000), stamp -> new Event.ConfigObserved(stamp, SWITCH, "1"));

            assertThat(written(run(load().set("flip", ofSeconds(2), SWITCH, "1"))))
                    .isEqualTo("1@2300");
        }

        @Test
        void endAsFailedWhereTheServiceRefuses() {
            EventLog log = run(load().set("flip", ofSeconds(2), SWITCH, "1"), () -> new ToyService(time) {
                @Override
                public CompletionStage<Outcome> write(String control, String value, String actor) {
                    return CompletableFuture.completedStage(Outcome.failed("answered 403"));
                }
            });

            assertThat(log.all(Event.ActionEnded.class))
                    .extracting(it -> it.outcome() + " " + it.detail())
                    .containsExactly("failed answered 403");
        }
    }

    @Nested
    class End {

        /** Answer the third request only after so long. */
        private EventLog answeringLate(ToyScenario toy, Duration late) {
            return run(toy, () -> new ToyService(time) {
                @Override
                public void handle(Request request, Reply reply) {
                    Duration delay = request.ordinal() == 3 ? late : ofMillis(100);
                    time.after(delay, () -> reply.end(new Response("ok", "hi")));
                }
            });
        }

        @Test
        void comesWhenAllIsAnsweredAndWhatIsObservedHadTimeToCome() {
            assertThat(end(run(load()))).isEqualTo("quiet@4200");
        }

        @Test
        void waitsForTheLastAnswer() {
            assertThat(end(answeringLate(load(), ofMillis(2550)))).isEqualTo("quiet@5800");
        }

        @Test
        void comesAtTheHorizonWhereAnAnswerNeverComes() {
            EventLog log = answeringLate(load(), Duration.ofHours(1));

            assertThat(end(log)).isEqualTo("horizon@34000");
            assertThat(log.all(Event.RunEnded.class).get(0).waiting()).contains("r-0003");
        }

        @Test
        void waitsForWhatAnOperatorIsStillToDo() {
            time.tell(ofMillis(5500), ofMillis(5500), stamp -> new Event.TriggerFired(stamp, "rollback", ""));
            EventLog log =
                    run(load().setAfter("late", new Mark(Mark.Kind.TRIGGER, "rollback"), ofSeconds(2), SWITCH, "1"));

            assertThat(endings(log)).containsExactly("late done@7800");
            assertThat(end(log)).isEqualTo("quiet@8000");
        }

        @Test
        void waitsForWhatAnOperatorHasBegun() {
            EventLog log = run(load().set("flip", ofMillis(3950), SWITCH, "1"));

            assertThat(endings(log)).containsExactly("flip done@4250");
            assertThat(end(log)).isEqualTo("quiet@4500");
        }

        @Test
        void doesNotWaitForWhatIsLost() {
            EventLog log = run(load().order("restart", ofMillis(3050), Action.RESTART));

            assertThat(end(log)).isEqualTo("stuck@4200");
            assertThat(log.all(Event.RunEnded.class).get(0).waiting()).contains("r-0003 was lost");
        }

        @Test
        void waitsForEveryTurnOfAConversation() {
            EventLog log = run(toy().turn("one").turn("two").turn("three"));

            assertThat(answers(log)).containsExactly("1@100", "2@200", "3@300");
            assertThat(end(log)).startsWith("quiet@");
        }
    }

    @Nested
    class Life {

        @Test
        void thatNeverBeganEndsTheRunAtOnceWithWhy() {
            EventLog log = run(load(), () -> new ToyService(time) {
                @Override
                public void start(Site site) {
                    throw new ServiceException("'app' ended with exit code 3. It printed nothing.");
                }
            });

            assertThat(crashes(log)).containsExactly("'app' ended with exit code 3. It printed nothing.");
            assertThat(arrivals(log)).isEmpty();
            assertThat(end(log)).isEqualTo("quiet@0");
        }

        @Test
        void thatEndsInMidRunIsTold() {
            time.at(ofMillis(2500), () -> {
                throw new ServiceException("'app' ended. The end of what it printed:\nboom");
            });
            EventLog log = run(load());

            assertThat(crashes(log)).containsExactly("'app' ended. The end of what it printed:\nboom");
            assertThat(arrivals(log)).hasSize(3);
        }

        @Test
        void isStoppedInOrderAtTheEnd() {
            run(load());

            assertThat(done).containsExactly("start", "stop");
        }

        @Test
        void isKilledByACrashAndBeginsAgain() {
            EventLog log = run(load().action(crash(ofMillis(2050))));

            assertThat(done).containsExactly("start", "kill", "start", "stop");
            assertThat(answers(log)).containsExactly("1@1100", "3@3100");
            assertThat(log.all(Event.RunEnded.class).get(0).waiting()).contains("r-0002");
        }

        private Action crash(Duration at) {
            return new Action(
                    ToyScenario.HERE,
                    "crash",
                    Optional.empty(),
                    at,
                    Action.CRASH,
                    Map.of("downtime", "500ms"),
                    "operator");
        }

        @Test
        void isStoppedInOrderByARestart() {
            run(load().order("restart", ofMillis(2050), Action.RESTART));

            assertThat(done).containsExactly("start", "stop", "start", "stop");
        }
    }
}
