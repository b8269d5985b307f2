package dev.firedrill.simulated;

import static dev.firedrill.simulated.Worlds.answers;
import static dev.firedrill.simulated.Worlds.endings;
import static dev.firedrill.simulated.Worlds.run;
import static dev.firedrill.toy.ToyScenario.HERE;
import static dev.firedrill.toy.ToyScenario.toy;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Action;
import dev.firedrill.model.Mark;
import dev.firedrill.toy.ToyScenario;
import dev.firedrill.toy.ToySystem;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class CrashOrderTest {

    private static Action crash(String id, Duration at, Map<String, String> parameters) {
        return new Action(HERE, id, Optional.empty(), at, Action.CRASH, parameters, "operator");
    }

    /** One request each second, answered after 100 ms; crashed at 3.05 s, while the third is open. */
    private static ToyScenario crashed(Map<String, String> parameters) {
        return toy().constant(1, ofSeconds(9)).action(crash("crash", ofMillis(3050), parameters));
    }

    private static List<String> lifecycle(EventLog log) {
        return log.all(Event.LifecycleChanged.class).stream()
                .map(it -> it.change() + "@" + Worlds.millis(it) + " " + it.detail())
                .toList();
    }

    @Test
    void itEndsAtOnceAndStartsAfterTheDowntime() {
        EventLog log = run(crashed(Map.of("downtime", "1s500ms")), ToySystem::new);

        assertThat(lifecycle(log)).containsExactly("started@0 ", "crashed@3050 lost r-0003", "started@4550 ");
        assertThat(answers(log)).containsExactly("1@1100", "2@2100", "5@5100", "6@6100", "7@7100", "8@8100");
        assertThat(endings(log)).containsExactly("crash done@3050");
    }

    @Test
    void withoutADowntimeItStaysDown() {
        EventLog log = run(crashed(Map.of()), ToySystem::new);

        assertThat(lifecycle(log)).hasSize(2);
        assertThat(answers(log)).containsExactly("1@1100", "2@2100");
    }

    @Test
    void itIsCausedByTheOrderAndCancelsTheCallsUnderWay() {
        EventLog log = run(crashed(Map.of()), ToySystem::new);

        Event.LifecycleChanged crash = log.all(Event.LifecycleChanged.class).get(1);
        assertThat(log.at(crash.stamp().cause())).isInstanceOf(Event.ActionStarted.class);
        assertThat(log.all(Event.ProviderFailed.class))
                .singleElement()
                .satisfies(it -> assertThat(it.failure()).isEqualTo("CANCELLED"));
    }

    @Test
    void theSystemIsNotStopped() {
        List<String> stopped = new ArrayList<>();
        run(crashed(Map.of()), () -> new ToySystem() {
            @Override
            public void stop() {
                stopped.add("stopped");
            }
        });

        assertThat(stopped).isEmpty();
    }

    @Test
    void whatIsDownCannotCrash() {
        EventLog log = run(crashed(Map.of()).action(crash("again", ofSeconds(4), Map.of())), ToySystem::new);

        assertThat(endings(log)).containsExactly("crash done@3050", "again failed@4000");
        assertThat(lifecycle(log)).hasSize(2);
    }

    @Test
    void whatIsDownHearsNoSignal() {
        EventLog log =
                run(crashed(Map.of()).signal("complain", ofSeconds(4), "complaint", "3", "user:anna"), ToySystem::new);

        assertThat(endings(log)).containsExactly("crash done@3050", "complain failed@4000");
        assertThat(log.all(Event.SignalReceived.class)).isEmpty();
    }

    @Test
    void anOperatorMayStartItBeforeTheDowntimeIsOver() {
        EventLog log =
                run(crashed(Map.of("downtime", "3s")).order("start", ofMillis(3500), Action.RESTART), ToySystem::new);

        assertThat(lifecycle(log)).containsExactly("started@0 ", "crashed@3050 lost r-0003", "started@3500 ");
        assertThat(endings(log)).containsExactly("crash done@3050", "start done@3500");
    }

    @Test
    void ordersFailWhereItsLifeEndsOrIsOver() {
        EventLog log = run(
                crashed(Map.of()).order("slow", ofSeconds(1), "poke").order("late", ofSeconds(5), "poke"),
                () -> new ToySystem() {
                    @Override
                    public CompletionStage<Outcome> act(Order order) {
                        return new CompletableFuture<>();
                    }
                });

        assertThat(endings(log)).containsExactly("slow failed@3050", "crash done@3050", "late failed@5000");
    }

    @Test
    void atAPointNothingAfterItIsDone() {
        List<String> went = new ArrayList<>();
        Mark door = new Mark(Mark.Kind.POINT, "door");
        run(
                toy().constant(1, ofSeconds(6))
                        .action(new Action(
                                HERE,
                                "crash",
                                Optional.of(door),
                                ZERO,
                                Action.CRASH,
                                Map.of("downtime", "1s"),
                                "operator")),
                () -> new ToySystem() {
                    @Override
                    public void handle(Request request, Reply reply) {
                        site.reach("door");
                        went.add("r" + request.ordinal());
                    }
                });

        assertThat(went).containsExactly("r2", "r3", "r4", "r5");
    }

    @Test
    void aSweepOfItGivesTheSameLogTwice() {
        ToyScenario scenario = crashed(Map.of("downtime", "1s"))
                .provider("model", ofMillis(300), 0.4)
                .poisson(20, ofSeconds(20));

        assertThat(run(scenario, ToySystem::new).hash())
                .isEqualTo(run(scenario, ToySystem::new).hash());
    }
}
