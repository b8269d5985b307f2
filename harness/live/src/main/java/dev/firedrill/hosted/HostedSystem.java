package dev.firedrill.hosted;

import dev.firedrill.events.Event;
import dev.firedrill.random.Draws;
import dev.firedrill.world.FlagSource;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Provider;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Signal;
import dev.firedrill.world.SystemUnderTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * Run one system on real time until it is closed: one event loop, HTTP to its providers, its artifacts in a folder. Any
 * thread may call it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HostedSystem implements AutoCloseable {

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    private final SystemUnderTest system;
    private final Loop loop;
    private final HostedOperator operator;
    private final Recorder recorder;
    private final HostedSite.Ports ports;
    private final Map<Long, Answering> answering = new ConcurrentHashMap<>();
    private final Map<Long, Request> open = new ConcurrentHashMap<>();
    private final AtomicLong arrived = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Say what to run and on what.
     *
     * @param providers for each provider its address, without a slash at the end
     * @param ours those of the providers that the harness serves; only they are told for what and for whom a call is
     * @param files folder of the artifacts
     * @param seed seed of the system's own draws and ids
     * @param listener hears every event as it comes, on the thread that made it; it must be quick
     * @param store where flags are kept; empty for memory. A flag that it has already keeps its value
     * @param timeScale how many times faster than real time its own time passes; default 1
     * @param startsAt what its calendar shows at its start; empty for what it really is
     */
    public record Setup(
            SystemUnderTest system,
            Map<String, String> environment,
            Map<String, String> flags,
            Map<String, URI> providers,
            Set<String> ours,
            Path files,
            long seed,
            Consumer<Event> listener,
            Optional<FlagSource> store,
            double timeScale,
            Optional<Instant> startsAt) {

        /** Keep flags in memory, in real time. */
        public Setup(
                SystemUnderTest system,
                Map<String, String> environment,
                Map<String, String> flags,
                Map<String, URI> providers,
                Set<String> ours,
                Path files,
                long seed,
                Consumer<Event> listener) {
            this(
                    system,
                    environment,
                    flags,
                    providers,
                    ours,
                    files,
                    seed,
                    listener,
                    Optional.empty(),
                    1,
                    Optional.empty());
        }
    }

    private HostedSystem(Setup setup) {
        this.system = setup.system();
        Pace pace = new Pace(setup.timeScale(), setup.startsAt());
        this.loop = new Loop(this::crashed, pace);
        this.recorder = new Recorder(pace::elapsed, "main", setup.listener());
        this.operator = new HostedOperator(system, loop, recorder);
        this.ports = new HostedSite.Ports(
                new HostedFlags(setup.environment(), recorder),
                setup.store()
                        .map(store -> new HostedFlags(setup.flags(), store, recorder))
                        .orElseGet(() -> new HostedFlags(setup.flags(), recorder)),
                new HostedFiles(setup.files(), recorder),
                providers(setup),
                new HostedTap(recorder, this::decided),
                recorder);
    }

    private Map<String, Provider> providers(Setup setup) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(LONGEST_CONNECT)
                .build();
        Attempts attempts = new Attempts();
        Map<String, Provider> providers = new TreeMap<>();
        setup.providers()
                .forEach((name, base) -> providers.put(
                        name,
                        new HostedProvider(
                                name, base, setup.ours().contains(name), client, loop, recorder, attempts, open::get)));
        return providers;
    }

    /**
     * Start.
     *
     * @throws IllegalStateException if the system does not start; its cause says why
     */
    public static HostedSystem start(Setup setup) {
        HostedSystem hosted = new HostedSystem(setup);
        try {
            hosted.start(Draws.of(setup.seed(), "system").stream("main"));
            return hosted;
        } catch (RuntimeException refused) {
            hosted.loop.close();
            throw refused;
        }
    }

    private void start(Draws draws) {
        HostedSite site = new HostedSite(loop, ports, draws);
        onLoop("start", () -> {
            system.start(site);
            recorder.recordOfHarness(stamp -> new Event.LifecycleChanged(stamp, "main", "started", ""));
        });
    }

    /** Hear what becomes of a request, on the loop's thread. */
    public interface Answering extends Reply {

        /** Hear which route serves it, and why; before its end, if the system tells at all. */
        void routed(String route, String reason);

        /** Hear that no answer comes any more: the system's code threw while it served the request, or has stopped. */
        void lost(String why);
    }

    /** Hand in a request; gives its ordinal. */
    public long handle(String kind, String user, String input, Map<String, String> attributes, Answering reply) {
        return handle(OptionalLong.empty(), kind, user, input, attributes, reply);
    }

    /**
     * Hand in a request; gives its ordinal.
     *
     * @param told its ordinal, where whoever sends it numbers requests; its draws and ids follow from it
     * @throws IllegalArgumentException if a request of this ordinal is open
     */
    public long handle(
            OptionalLong told,
            String kind,
            String user,
            String input,
            Map<String, String> attributes,
            Answering reply) {
        long ordinal = told.orElseGet(arrived::incrementAndGet);
        arrived.accumulateAndGet(ordinal, Math::max);
        Request request = new Request(ordinal, kind, user, input, attributes);
        if (answering.putIfAbsent(ordinal, reply) != null) {
            throw new IllegalArgumentException(
                    "expected a request that is not open yet, found '%d'".formatted(ordinal));
        }
        open.put(ordinal, request);
        recorder.recordOfHarness(stamp -> new Event.RequestArrived(stamp, request.ordinal(), kind, user, input));
        boolean taken = loop.serve(
                request.ordinal(),
                () -> system.handle(request, new HostedReply(request.ordinal(), recorder, reply, this::forget)));
        if (!taken) {
            lose(request.ordinal(), "the system has stopped");
        }
        return request.ordinal();
    }

    /** Forget a request that ended, or whose user waits no more; false if it was forgotten before. */
    boolean forget(long request) {
        open.remove(request);
        return answering.remove(request) != null;
    }

    private void lose(long request, String why) {
        Answering reply = answering.get(request);
        if (reply != null && forget(request)) {
            reply.lost(why);
        }
    }

    private void decided(long request, String route, String reason) {
        Answering reply = answering.get(request);
        if (reply != null) {
            reply.routed(route, reason);
        }
    }

    /** Give an operator's order to the system; it always ends, as failed where the system throws or stops. */
    public CompletableFuture<Outcome> act(String verb, Map<String, String> parameters, String actor) {
        return operator.act(verb, parameters, actor);
    }

    /** Tell the system what a person reports. */
    public void hear(Signal signal) {
        recorder.recordOfHarness(stamp -> new Event.SignalReceived(stamp, signal.name(), signal.value()));
        loop.run(() -> system.hear(signal));
    }

    /** Change a variable of the environment. */
    public void setEnvironment(String name, String value, String actor) {
        ports.environment().writeFromOutside(name, value, actor);
    }

    /** Change a flag in the store. */
    public void setFlag(String name, String value, String actor) {
        ports.flags().writeFromOutside(name, value, actor);
    }

    /** Give the environment as it is now. */
    public Map<String, String> environment() {
        return ports.environment().all();
    }

    /** Give the flags as they are now. */
    public Map<String, String> flags() {
        return ports.flags().all();
    }

    /**
     * List the newest events that came after a place in the log, oldest first; at most 50,000 are kept, and at most so many
     * as have 64 Mi characters as JSON Lines.
     */
    public List<Event> events(long after) {
        return recorder.after(after).events();
    }

    Recorder.Begun newest(long after) {
        return recorder.begun(after);
    }

    Recorder.Begun follow(Follower follower, long after) {
        return recorder.follow(follower, after);
    }

    void leave(Follower follower) {
        recorder.leave(follower);
    }

    boolean hasStopped() {
        return closed.get();
    }

    /** Record a crash; the request that was served is lost by it. */
    private void crashed(Throwable thrown, long request) {
        String what = thrown.getClass().getName() + ": " + thrown.getMessage();
        recorder.recordOfHarness(stamp -> new Event.LifecycleChanged(stamp, "system", "crashed", what));
        lose(request, "the system crashed: " + what);
    }

    /** Stop the system in order, and its loop; what is still open is lost. A second call does nothing. */
    public void stop() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            onLoop("stop", system::stop);
        } catch (IllegalStateException failed) {
            crashed(failed, 0);
        }
        loop.close();
        operator.stopped();
        List.copyOf(answering.keySet()).forEach(request -> lose(request, "the system has stopped"));
        recorder.recordOfHarness(stamp -> new Event.LifecycleChanged(stamp, "main", "stopped", ""));
        recorder.close();
    }

    /** Stop, as {@link #stop} does. */
    @Override
    public void close() {
        stop();
    }

    private interface Piece {
        void run() throws Exception;
    }

    /** Run a piece on the loop and wait for its end. */
    private void onLoop(String what, Piece piece) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.run(() -> {
            try {
                piece.run();
                done.complete(null);
            } catch (Exception | LinkageError | AssertionError thrown) {
                done.completeExceptionally(thrown);
            }
        });
        try {
            done.get(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(
                    "the system did not %s: %s".formatted(what, failed.getCause()), failed.getCause());
        } catch (TimeoutException late) {
            throw new IllegalStateException("the system did not %s within %s".formatted(what, LONGEST_STOP), late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the system was to %s".formatted(what), interrupted);
        }
    }
}
