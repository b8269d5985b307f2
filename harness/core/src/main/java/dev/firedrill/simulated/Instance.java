package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLimitException;
import dev.firedrill.events.Stamp;
import dev.firedrill.random.Draws;
import dev.firedrill.simulated.SimulatedSite.Stores;
import dev.firedrill.world.Component.Timer;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.RemoteSystem;
import dev.firedrill.world.Request;
import dev.firedrill.world.Signal;
import dev.firedrill.world.SystemUnderTest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Run one instance of the system under test: one life of it, or several one after the other on the same stores. */
final class Instance {

    /** Says of an order why it was not done. */
    static final String STOPPED = "the instance stopped before it was done";

    private static final String CRASHED = "crashed";

    private final Kernel kernel;
    private final Identity identity;
    private final Supplier<SystemUnderTest> systems;
    private final Stores stores;
    private final Draws draws;
    private final OpenRequests requests;
    private SystemUnderTest system;
    private Life life;
    private Threads threads;

    /**
     * Create the system; it is not started.
     *
     * @param requests those that this instance serves
     */
    Instance(
            Kernel kernel,
            Identity identity,
            Supplier<SystemUnderTest> systems,
            Stores stores,
            Draws draws,
            OpenRequests requests) {
        this.kernel = kernel;
        this.identity = identity;
        this.systems = systems;
        this.stores = stores;
        this.draws = draws.stream(identity.name());
        this.requests = requests;
        this.system = systems.get();
        this.life = new Life(kernel, identity, this::crash);
        this.threads = new Threads(life);
    }

    /** Do something that a system may spoil. */
    private interface Spoilable {
        void run() throws Exception;
    }

    Outcome start() {
        return started(begin());
    }

    private static Outcome started(boolean well) {
        return well ? Outcome.ok() : Outcome.failed("the system threw; see what crashed");
    }

    /** Start in the name of this instance, whosever step it is. */
    private boolean begin() {
        OpenRequest before = kernel.request();
        kernel.serving(identity.nobody());
        try {
            return survives(() -> {
                system.start(new SimulatedSite(life, stores, draws, threads));
                tell("started", "");
            });
        } finally {
            kernel.serving(before);
        }
    }

    /**
     * Stop in order and start a new life in the same instant. What stop() leaves behind ends with the old life: calls under
     * way are cancelled, orders fail, requests that are open are lost, and a conversation whose turn is lost goes no
     * further. What is down already is only started.
     */
    Outcome restart() {
        if (isDown()) {
            return startAgain();
        }
        boolean stopped = survives(system::stop);
        if (!isDown()) {
            end();
            tell("stopped", lost(requests.lose("stopped")));
        }
        return started(startAgain().done() && stopped);
    }

    /** Give the system where its stores are outside of the world. */
    Optional<RemoteSystem> remote() {
        return system instanceof RemoteSystem remote ? Optional.of(remote) : Optional.empty();
    }

    boolean isDown() {
        return life.isOver();
    }

    Outcome startAgain() {
        return started(survives(this::replace) && begin());
    }

    /**
     * End as a power cut does: stop() is not called, and no code of this life goes on. Calls under way are cancelled, orders
     * fail, and requests that are open are lost. Files, flags and environment stay as they are. It is down until the downtime
     * is over, or until an operator starts it.
     */
    void crash(String why, Optional<Duration> downtime) {
        if (isDown()) {
            return;
        }
        Life dead = life;
        String lost = requests.lose(CRASHED);
        tell(CRASHED, lost.isEmpty() || why.isEmpty() ? why + lost(lost) : why + ", " + lost(lost));
        long cause = kernel.cause();
        if (system instanceof RemoteSystem remote) {
            remote.kill();
        }
        downtime.ifPresent(it -> startAgain(dead, Saturated.sum(kernel.now(), Saturated.nanos(it)), cause));
        end();
    }

    private void startAgain(Life dead, long time, long cause) {
        kernel.schedule(time, Lane.ACTION, cause, kernel.nobody(), () -> {
            if (life == dead) {
                startAgain();
            }
        });
    }

    private static String lost(String names) {
        return names.isEmpty() ? "" : "lost " + names;
    }

    private void end() {
        life.end();
        threads.close();
    }

    private void replace() {
        system = systems.get();
        life = new Life(kernel, identity, this::crash);
        threads = new Threads(life);
    }

    private void tell(String change, String detail) {
        kernel.record(Stamp.HARNESS, stamp -> new Event.LifecycleChanged(stamp, identity.name(), change, detail));
    }

    /** Do it; what it throws is a crash of its own, unless its life ended while it did. */
    private boolean survives(Spoilable part) {
        Life doing = life;
        boolean before = doing.isOver();
        try {
            part.run();
            return true;
        } catch (EventLimitException e) {
            throw e;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError | Life.Over e) {
            if (before || !doing.isOver()) {
                kernel.crashed(e);
            }
            return false;
        }
    }

    /** Give it a request; one that arrives where nothing runs is lost. */
    void handle(Request request, Runnable closed) {
        if (isDown()) {
            requests.turnAway(request);
        } else {
            system.handle(request, new SimulatedReply(life, request, closed));
        }
    }

    /** Give it an order; it fails where the life ends before the order does. */
    CompletionStage<Outcome> act(Order order) {
        CompletableFuture<Outcome> ended = new CompletableFuture<>();
        Life doing = life;
        Timer atItsEnd = () -> ended.complete(Outcome.failed(STOPPED));
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
