package dev.firedrill.backends.socket;

import dev.firedrill.backends.socket.Routes.Route;
import dev.firedrill.world.BackendServer.Setup;
import dev.firedrill.world.CallLedger.Call;
import dev.firedrill.world.CallLedger.Outcome;
import dev.firedrill.world.CallLedger.Sent;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;

/** Serves one connection, request by request. Whatever its client does ends this connection and nothing else. */
final class Connection implements Runnable {

    private final Wire wire;
    private final Routes routes;
    private final Setup setup;
    private final Listening listening;
    private final HttpReader reader;

    Connection(Wire wire, Routes routes, Setup setup, Listening listening) {
        this.wire = wire;
        this.routes = routes;
        this.setup = setup;
        this.listening = listening;
        this.reader = new HttpReader(wire, setup.limits());
    }

    @Override
    public void run() {
        try (wire) {
            boolean open = true;
            while (open) {
                open = wire.hasInput(Wire.in(setup.limits().idle().toNanos())) && serve();
            }
            wire.linger();
        } catch (IOException clientGone) {
            // Nobody is left to tell; the call it was in the middle of has been written down.
        } finally {
            listening.forget(this);
        }
    }

    /** Serve one request; tells whether another may follow. */
    private boolean serve() throws IOException {
        try {
            HttpRequest request = read();
            Route route = routes.find(request);
            return answer(request, route.desk(), decide(request, route));
        } catch (Rejected rejected) {
            turnAway(rejected);
            return false;
        }
    }

    private HttpRequest read() throws IOException, Rejected {
        try {
            return reader.read();
        } catch (SocketTimeoutException slow) {
            throw new Rejected(
                    408,
                    "expected a request within %d s, found one still incomplete"
                            .formatted(setup.limits().request().toSeconds()));
        } catch (EOFException half) {
            setup.ledger().rejected(0, "expected a request, found the end of the connection within one");
            throw half;
        }
    }

    /** A defect of an engine is told to the client and the ledger; it must not look like a planned failure. */
    private static Call decide(HttpRequest request, Route route) throws Rejected {
        try {
            return route.desk().decide(request, route.path());
        } catch (RuntimeException defect) {
            throw new Rejected(500, "expected a plan, found " + defect);
        }
    }

    private boolean answer(HttpRequest request, Desk desk, Call call) throws IOException {
        setup.ledger().planned(call);
        long before = wire.sent();
        PlanWriter writer = new PlanWriter(wire, request, setup.limits().stall().toNanos(), setup.timeScale());
        Outcome outcome = Outcome.CUT;
        try {
            outcome = writer.write(call.plan());
        } catch (IOException closed) {
            outcome = Outcome.CLIENT_GONE;
        } finally {
            // Also where a plan is none and the writer throws: what was told to be planned is told to have ended.
            Outcome told = outcome == Outcome.CLIENT_GONE && listening.isStopping() ? Outcome.STOPPED : outcome;
            setup.ledger().ended(call, told, desk.now(), new Sent(wire.sent() - before, writer.body()));
        }
        return outcome == Outcome.COMPLETED && writer.isReusable();
    }

    void turnAway(Rejected rejected) throws IOException {
        setup.ledger().rejected(rejected.status(), rejected.reason());
        wire.put(rejected.response());
        wire.finish();
    }

    /** End it, from any thread. */
    void close() {
        try {
            wire.close();
        } catch (IOException alreadyClosed) {
            // Closed either way.
        }
    }
}
