package dev.firedrill.world;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.apiguardian.api.API;

/** Serve backends over sockets, for systems that are reached over the network; found by {@link java.util.ServiceLoader}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface BackendServer {

    /**
     * Listen and serve until closed.
     *
     * @throws java.net.BindException if the port is in use or the address is not of this machine
     */
    Serving serve(Setup setup) throws IOException;

    /**
     * Hold what is served and how.
     *
     * @param at where to listen; port 0 takes a free one
     * @param served each answers at {@code /NAME/…}, and a single one at {@code /…} as well
     * @param interference is asked about each call by the name of its backend
     * @param clock nanoseconds since t0 in the scenario's time; rules the windows of faults
     * @param ledger hears of each call
     * @param timeScale how many times faster that time passes than real time: what a plan delays or stalls takes so many
     *     times less, while the limits stay real; default 1
     */
    record Setup(
            InetSocketAddress at,
            List<Served> served,
            Interference interference,
            LongSupplier clock,
            CallLedger ledger,
            Limits limits,
            double timeScale) {

        public Setup {
            served = List.copyOf(served);
            if (!Double.isFinite(timeScale) || timeScale <= 0) {
                throw new IllegalArgumentException("expected a timeScale above 0, found '%s'".formatted(timeScale));
            }
        }

        /** Serve in real time. */
        public Setup(
                InetSocketAddress at,
                List<Served> served,
                Interference interference,
                LongSupplier clock,
                CallLedger ledger,
                Limits limits) {
            this(at, served, interference, clock, ledger, limits, 1);
        }
    }

    /** Serve a backend under a name, which is the first part of its paths and the target of its faults. */
    record Served(String name, Backend backend) {}

    /**
     * Bound what one client can cost. Not bounded is how long a client may take to read: one that does not holds its own
     * connection and thread until it leaves or the server stops. A client that closes its sending side while it waits for
     * an answer counts as gone.
     *
     * @param connections at a time; one more is answered 503 unread, so that one that sends a body may hear a reset instead
     * @param headBytes request line and headers; more is answered 431
     * @param bodyBytes body of a request; more is answered 413
     * @param request from the first byte of a request to its last; longer is answered 408
     * @param idle between two requests of a connection; then it closes
     * @param stall how long a plan that stalls keeps its connection open, in the scenario's time
     */
    record Limits(int connections, int headBytes, int bodyBytes, Duration request, Duration idle, Duration stall) {

        /** Bound clients as a server for tests needs it. */
        public static final Limits DEFAULT = new Limits(
                1024,
                64 * 1024,
                16 * 1024 * 1024,
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10));
    }

    /** Stand for a server that listens. */
    interface Serving extends AutoCloseable {

        /** Give the address; the port is the one taken. */
        InetSocketAddress at();

        /** Give the base of the paths of one backend, without a slash at its end. */
        URI base(String name);

        /** Stop: end every exchange, free the port, and return when no thread is left. */
        @Override
        void close();
    }
}
