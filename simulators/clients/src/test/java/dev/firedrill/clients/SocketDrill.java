package dev.firedrill.clients;

import dev.firedrill.fault.FaultPlan;
import dev.firedrill.model.Fault;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend;
import dev.firedrill.world.BackendServer;
import dev.firedrill.world.BackendServer.Limits;
import dev.firedrill.world.BackendServer.Served;
import dev.firedrill.world.BackendServer.Serving;
import dev.firedrill.world.BackendServer.Setup;
import dev.firedrill.world.CallLedger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Let one user ask once through one client, over a socket, in real time, with one failure. */
final class SocketDrill {

    /** Longer than any client is expected to wait, so that what is not over then hangs. */
    static final Duration HANG = Duration.ofSeconds(20);

    /** So long that it never strikes, on however busy a machine, where a failure is not about it. */
    static final Duration LONG_TIMEOUT = Duration.ofMinutes(2);

    private static final Limits LIMITS =
            new Limits(100, 65_536, 1_000_000, Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(2));

    private SocketDrill() {}

    static Observed run(Row row, ClientKind client) throws Exception {
        Count attempts = new Count();
        try (Serving serving = serve(row, client, attempts)) {
            Duration timeout = row.isAboutTheTimeout() ? Access.TIMEOUT : LONG_TIMEOUT;
            return ask(new SocketAccess(root(serving), timeout), client, attempts);
        }
    }

    static Serving serve(Row row, ClientKind client, CallLedger ledger) throws IOException {
        return serve(backend(row, client.dialect()), row.faults(client), ledger);
    }

    static Serving serve(Backend backend, List<Fault> faults, CallLedger ledger) throws IOException {
        FaultPlan plan = new FaultPlan(1, faults);
        faults.forEach(fault -> plan.open(fault, 0, Long.MAX_VALUE));
        long begun = System.nanoTime();
        return server().serve(new Setup(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(new Served(Script.PROVIDER, backend)),
                plan,
                () -> System.nanoTime() - begun,
                ledger,
                LIMITS));
    }

    private static BackendServer server() {
        return ServiceLoader.load(BackendServer.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody on the class path serves backends over sockets"));
    }

    private static Backend backend(Row row, String dialect) {
        Backend backend = Backends.memory(Script.of(dialect), Draws.of(1, "provider"));
        return (call, facts, hit) -> row.changed(backend.plan(call, facts, hit));
    }

    static String root(Serving serving) {
        return "http://127.0.0.1:" + serving.at().getPort();
    }

    static Observed ask(SocketAccess through, ClientKind client, Count attempts) throws Exception {
        try (through) {
            long begun = System.nanoTime();
            Ending ending = withinPatience(through, client);
            return new Observed(attempts.planned(), (System.nanoTime() - begun) / 1e9, ending, false);
        }
    }

    private static Ending withinPatience(SocketAccess access, ClientKind client) throws Exception {
        CompletableFuture<Ending> ending = new CompletableFuture<>();
        Thread user = new Thread(() -> {
            try {
                ending.complete(new Conversations(access).ask(client));
            } catch (Exception | LinkageError | AssertionError e) {
                ending.completeExceptionally(e);
            }
        });
        user.setDaemon(true);
        user.start();
        try {
            return ending.get(HANG.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            user.interrupt();
            return Ending.hang(0);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the client could not be asked", e.getCause());
        }
    }

    /** Count the calls that reach the provider. */
    static final class Count implements CallLedger {

        private final AtomicInteger planned = new AtomicInteger();

        int planned() {
            return planned.get();
        }

        @Override
        public void planned(Call call) {
            planned.incrementAndGet();
        }
    }
}
