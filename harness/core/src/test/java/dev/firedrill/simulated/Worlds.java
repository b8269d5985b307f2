package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.fault.FaultPlan;
import dev.firedrill.model.Scenario;
import dev.firedrill.timeline.Expansion;
import dev.firedrill.toy.ToyBackend;
import dev.firedrill.toy.ToyScenario;
import dev.firedrill.world.SystemUnderTest;
import java.util.List;
import java.util.function.Supplier;

/** Run a toy scenario with seed 1 and read its log. */
final class Worlds {

    private Worlds() {}

    static EventLog run(ToyScenario toy, Supplier<SystemUnderTest> systems) {
        Scenario scenario = toy.build();
        return SimulatedWorld.execute(new SimulatedWorld.Setup(
                scenario,
                Expansion.of(scenario, 1),
                "",
                systems,
                new FaultPlan(1, scenario.faults()),
                ToyBackend::new,
                0,
                new Pulse()));
    }

    static long millis(Event event) {
        return event.time() / 1_000_000;
    }

    /** Spell how each action ended, and when: {@code look failed@3000}. */
    static List<String> endings(EventLog log) {
        return log.all(Event.ActionEnded.class).stream()
                .map(it -> it.action() + " " + it.outcome() + "@" + millis(it))
                .toList();
    }

    static List<String> answers(EventLog log) {
        return log.all(Event.RequestAnswered.class).stream()
                .map(it -> it.request() + "@" + millis(it))
                .toList();
    }

    static List<String> crashes(EventLog log) {
        return log.all(Event.LifecycleChanged.class).stream()
                .filter(it -> it.change().equals("crashed"))
                .map(Event.LifecycleChanged::detail)
                .toList();
    }

    static List<String> words(EventLog log) {
        return log.events().stream().map(it -> it.kind().word()).toList();
    }
}
