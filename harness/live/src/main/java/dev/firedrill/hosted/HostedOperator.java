package dev.firedrill.hosted;

import dev.firedrill.events.Event;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.SystemUnderTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Give operators' orders to a served system, and see to it that each ends once, whatever the system does. */
final class HostedOperator {

    private final SystemUnderTest system;
    private final Loop loop;
    private final Recorder recorder;
    private final Set<Acting> open = ConcurrentHashMap.newKeySet();

    HostedOperator(SystemUnderTest system, Loop loop, Recorder recorder) {
        this.system = system;
        this.loop = loop;
        this.recorder = recorder;
    }

    CompletableFuture<Outcome> act(String verb, Map<String, String> parameters, String actor) {
        Order order = new Order(verb, verb, parameters, actor);
        Acting acting = new Acting(verb);
        open.add(acting);
        recorder.recordOfHarness(stamp -> new Event.ActionStarted(stamp, verb, verb, actor));
        if (!loop.run(() -> begun(order).whenComplete((outcome, thrown) -> acting.end(ended(outcome, thrown))))) {
            acting.end(Outcome.failed("the system has stopped"));
        }
        return acting.outcome;
    }

    /** Do it; what the system throws at once is a crash, and ends the action. */
    private CompletionStage<Outcome> begun(Order order) {
        try {
            return Objects.requireNonNull(
                    system.act(order), "expected act() to give a stage, found null for '%s'".formatted(order.verb()));
        } catch (Exception | LinkageError | AssertionError | StackOverflowError thrown) {
            loop.crashed(thrown);
            return CompletableFuture.failedStage(thrown);
        }
    }

    private static Outcome ended(@Nullable Outcome outcome, @Nullable Throwable thrown) {
        if (thrown != null) {
            Throwable cause = thrown.getCause();
            return Outcome.failed(
                    String.valueOf(thrown instanceof CompletionException && cause != null ? cause : thrown));
        }
        return outcome != null ? outcome : Outcome.failed("");
    }

    /** End what the system never ended; it has stopped. */
    void stopped() {
        List.copyOf(open).forEach(it -> it.end(Outcome.failed("the system stopped before it was done")));
    }

    /** Stand for one order under way. */
    private final class Acting {

        private final String action;
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

        Acting(String action) {
            this.action = action;
        }

        void end(Outcome ended) {
            if (open.remove(this)) {
                recorder.recordOfHarness(stamp ->
                        new Event.ActionEnded(stamp, action, ended.done() ? "done" : "failed", ended.detail()));
                outcome.complete(ended);
            }
        }
    }
}
