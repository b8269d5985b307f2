package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLimitException;
import dev.firedrill.events.Stamp;
import dev.firedrill.model.Action;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Mark;
import dev.firedrill.simulated.Lookout.Since;
import dev.firedrill.simulated.SimulatedSite.Stores;
import dev.firedrill.timeline.Downtime;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.RemoteSystem;
import dev.firedrill.world.Signal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Do what the scenario's operators do, each at its time or mark, and for no request. What waits for a point without a
 * delay is done at the point itself: before whoever reached it goes on. All else is a step of its own.
 */
final class Operator {

    private final Kernel kernel;
    private final Marks marks;
    private final Lookout lookout;
    private final Controls controls;
    private final Stores stores;
    private final Instances instances;
    private long open;

    Operator(Kernel kernel, Marks marks, Lookout lookout, Controls controls, Stores stores, Instances instances) {
        this.kernel = kernel;
        this.marks = marks;
        this.lookout = lookout;
        this.controls = controls;
        this.stores = stores;
        this.instances = instances;
    }

    void schedule(Action action) {
        action.after()
                .ifPresentOrElse(
                        mark -> marks.await(mark, () -> reached(action, mark)),
                        () -> kernel.at(action.delay().toNanos(), Lane.ACTION, () -> perform(action, Since.START)));
    }

    private void reached(Action action, Mark mark) {
        Since since = new Since(kernel.now(), kernel.cause());
        if (mark.kind() == Mark.Kind.POINT && action.delay().isZero()) {
            kernel.aside(() -> perform(action, since));
        } else {
            kernel.schedule(
                    kernel.now() + action.delay().toNanos(),
                    Lane.ACTION,
                    kernel.cause(),
                    kernel.nobody(),
                    () -> perform(action, since));
        }
    }

    private void perform(Action action, Since since) {
        record(stamp -> new Event.ActionStarted(stamp, action.id(), action.verb(), action.actor()));
        open++;
        outcome(action, since).whenComplete((outcome, thrown) -> {
            open--;
            record(stamp -> new Event.ActionEnded(
                    stamp, action.id(), done(outcome) ? "done" : "failed", detail(outcome, thrown)));
        });
    }

    /** Tell whether something was begun that has not ended. */
    boolean isBusy() {
        return open > 0;
    }

    /** Do it; what the system throws at once is a crash, and ends the action. */
    private CompletionStage<Outcome> outcome(Action action, Since since) {
        try {
            return begun(action, since);
        } catch (EventLimitException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            kernel.crashed(e);
            return CompletableFuture.failedStage(e);
        }
    }

    private CompletionStage<Outcome> begun(Action action, Since since) {
        return switch (action.verb()) {
            case Action.SET -> write(action);
            case Action.SIGNAL -> signal(action);
            case Action.VERIFY -> verify(action, since);
            case Action.RESTART ->
                CompletableFuture.completedStage(instances.main().restart());
            case Action.CRASH -> CompletableFuture.completedStage(crash(action));
            case Action.START_SECOND -> CompletableFuture.completedStage(instances.startSecond());
            default -> instances.main().act(new Order(action.id(), action.verb(), action.parameters(), action.actor()));
        };
    }

    private CompletionStage<Outcome> write(Action action) {
        String control = parameter(action, "control");
        String value = parameter(action, "value");
        Optional<RemoteSystem> remote = instances.main().remote();
        if (remote.isPresent()) {
            record(stamp -> new Event.FlagWritten(stamp, control, value, action.actor()));
            return remote.get().write(control, value, action.actor());
        }
        Controls.Control.Source source =
                controls.control(control).map(Controls.Control::source).orElse(Controls.Control.Source.FLAGS);
        switch (source) {
            case ENVIRONMENT -> {
                stores.environment().put(control, value);
                record(stamp -> new Event.FlagWritten(stamp, control, value, action.actor()));
            }
            case FLAGS -> stores.flags().put(Stamp.HARNESS, control, value, action.actor());
        }
        return CompletableFuture.completedStage(Outcome.ok());
    }

    private CompletionStage<Outcome> signal(Action action) {
        if (instances.main().isDown()) {
            return CompletableFuture.completedStage(Outcome.failed("the instance is down"));
        }
        Signal signal = new Signal(parameter(action, "signal"), parameter(action, "value"), action.actor());
        record(stamp -> new Event.SignalReceived(stamp, signal.name(), signal.value()));
        instances.main().hear(signal);
        return CompletableFuture.completedStage(Outcome.ok());
    }

    private Outcome crash(Action action) {
        if (instances.main().isDown()) {
            return Outcome.failed("the instance is down already");
        }
        instances.main().crash("", Downtime.of(action));
        return Outcome.ok();
    }

    private CompletionStage<Outcome> verify(Action action, Since since) {
        return lookout.see(action.pattern().orElseThrow(), since, action.within());
    }

    private static String parameter(Action action, String name) {
        return action.parameters().getOrDefault(name, "");
    }

    private void record(Function<Stamp, Event> event) {
        kernel.record(Stamp.HARNESS, event);
    }

    private static boolean done(@Nullable Outcome outcome) {
        return outcome != null && outcome.done();
    }

    private static String detail(@Nullable Outcome outcome, @Nullable Throwable thrown) {
        if (outcome != null) {
            return outcome.detail();
        }
        return thrown == null ? "" : Life.Over.led(thrown) ? Instance.STOPPED : Crash.describe(thrown);
    }
}
