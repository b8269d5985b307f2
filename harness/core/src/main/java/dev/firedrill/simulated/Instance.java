package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLimitException;
import dev.firedrill.events.Stamp;
import dev.firedrill.random.Draws;
import dev.firedrill.simulated.SimulatedSite.Stores;
import dev.firedrill.world.Component.Timer;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Request;
import dev.firedrill.world.Signal;
import dev.firedrill.world.SystemUnderTest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Run the system under test: one life of it, or several one after the other on the same stores. */
final class Instance {

    static final String NAME = "main";

    private final Kernel kernel;
    private final Supplier<SystemUnderTest> systems;
    private final Stores stores;
    private final Draws draws;
    private final OpenRequests requests;
    private SystemUnderTest system;
    private Life life;
    private Threads threads;

    /** Create the system; it is not started. */
    Instance(Kernel kernel, Supplier<SystemUnderTest> systems, Stores stores, Draws draws, OpenRequests requests) {
        this.kernel = kernel;
        this.systems = systems;
        this.stores = stores;
        this.draws = draws.stream(NAME);
        this.requests = requests;
        this.system = systems.get();
        this.life = new Life(kernel, NAME);
        this.threads = new Threads(life);
    }

    /** Do something that a system may spoil. */
    private interface Spoilable {
        void run() throws Exception;
    }

    void start() {
        begin();
        kernel.serving(kernel.nobody());
    }

    private boolean begin() {
        return survives(() -> {
            system.start(new SimulatedSite(life, stores, draws, threads));
            tell("started", "");
        });
    }

    /**
     * Stop in order and start a new life in the same instant. What stop() leaves behind ends with the old life: calls under
     * way are cancelled, orders fail, requests that are open are lost, and a conversation whose turn is lost goes no
     * further.
     */
    Outcome restart() {
        boolean stopped = life.isOver() || survives(system::stop);
        end();
        boolean started = survives(this::replace) && begin();
        return stopped && started ? Outcome.ok() : Outcome.failed("the system threw; see what crashed");
    }

    private void end() {
        life.end();
        threads.close();
        String lost = requests.lose();
        tell("stopped", lost.isEmpty() ? "" : "lost " + lost);
    }

    private void replace() {
        system = systems.get();
        life = new Life(kernel, NAME);
        threads = new Threads(life);
    }

    private void tell(String change, String detail) {
        kernel.record(Stamp.HARNESS, stamp -> new Event.LifecycleChanged(stamp, NAME, change, detail));
    }

    private boolean survives(Spoilable part) {
        try {
            part.run();
            return true;
        } catch (EventLimitException e) {
            throw e;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError | Life.Over e) {
            kernel.crashed(e);
            return false;
        }
    }

    /** Give it a request; one that arrives where nothing runs waits for ever. */
    void handle(Request request, Runnable closed) {
        if (!life.isOver()) {
            system.handle(request, new SimulatedReply(life, request, closed));
        }
    }

    /** Give it an order; it fails where the life ends before the order does. */
    CompletionStage<Outcome> act(Order order) {
        CompletableFuture<Outcome> ended = new CompletableFuture<>();
        Life doing = life;
        Timer atItsEnd = () -> ended.complete(Outcome.failed("the instance stopped before it was done"));
        if (doing.isOver()) {
            atItsEnd.cancel();
            return ended;
        }
        doing.begun(atItsEnd);
        system.act(order).whenComplete((outcome, thrown) -> {
            doing.ended(atItsEnd);
            pass(outcome, thrown, ended);
        });
        return ended;
    }

    private static void pass(@Nullable Outcome outcome, @Nullable Throwable thrown, CompletableFuture<Outcome> ended) {
        if (thrown != null) {
            ended.completeExceptionally(thrown);
        } else {
            ended.complete(outcome != null ? outcome : Outcome.failed(""));
        }
    }

    void hear(Signal signal) {
        if (!life.isOver()) {
            system.hear(signal);
        }
    }

    /** Stop the system and every thread of it, however the run ended; nothing is recorded any more. */
    void close() {
        kernel.seal();
        threads.close();
        if (!life.isOver()) {
            try {
                system.stop();
            } catch (Exception | LinkageError | AssertionError e) {
                // what a system does after the end of its run is not judged, and there is no log left to tell it in
            }
        }
    }
}
