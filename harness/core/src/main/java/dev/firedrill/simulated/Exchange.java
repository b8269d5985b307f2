package dev.firedrill.simulated;

import dev.firedrill.world.Component.Timer;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderException;
import dev.firedrill.world.ProviderListener;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.Bytes;
import dev.firedrill.world.WirePlan.Delay;
import dev.firedrill.world.WirePlan.End;
import dev.firedrill.world.WirePlan.Head;
import dev.firedrill.world.WirePlan.Segment;
import java.util.List;

/** Deliver a plan to a listener in virtual time, until its end, the caller's patience, or the caller's cancelling. */
final class Exchange implements Timer {

    private static final String RUN_ENDED = "RUN_ENDED";

    private final Kernel kernel;
    private final List<Segment> segments;
    private final ProviderListener listener;
    private final Outcome outcome;
    private final long givesUpAt;
    private int next;
    private int status;
    private long received;
    private boolean over;

    Exchange(Kernel kernel, WirePlan plan, ProviderCall call, ProviderListener listener, Outcome outcome) {
        this.kernel = kernel;
        this.segments = plan.segments();
        this.listener = listener;
        this.outcome = outcome;
        this.givesUpAt = Saturated.sum(kernel.now(), WireTimes.patience(plan, call));
    }

    /** Hear how the exchange ended, before the listener does. */
    interface Outcome {

        void answered(int status);

        void failed(String kind, long received);
    }

    /** Begin; nothing is delivered before the current step is over. */
    void begin() {
        schedule(kernel.now());
    }

    private void schedule(long time) {
        long at = time;
        while (next < segments.size() && segments.get(next) instanceof Delay delay) {
            at = Saturated.sum(at, delay.nanos());
            next++;
        }
        boolean givesUp = givesUpAt <= at || (next < segments.size() && segments.get(next) instanceof WirePlan.Stall);
        if (!givesUp) {
            kernel.at(at, Lane.PROVIDER, this::deliver);
        } else if (givesUpAt != WireTimes.NEVER) {
            kernel.at(givesUpAt, Lane.PROVIDER, () -> fail(ProviderException.Kind.TIMEOUT));
        }
    }

    private void deliver() {
        while (!over && next < segments.size() && !(segments.get(next) instanceof Delay)) {
            Segment segment = segments.get(next);
            if (segment instanceof WirePlan.Stall) {
                break;
            }
            next++;
            deliver(segment);
        }
        if (!over) {
            schedule(kernel.now());
        }
    }

    private void deliver(Segment segment) {
        if (segment instanceof Head head) {
            status = head.status();
            listener.head(head.status(), head.headers());
        } else if (segment instanceof Bytes bytes) {
            received += bytes.content().length;
            listener.bytes(bytes.content());
        } else if (segment instanceof End end) {
            end(end.how());
        }
    }

    private void end(End.How how) {
        switch (how) {
            case CLEAN -> {
                over = true;
                outcome.answered(status);
                listener.end();
            }
            case FIN -> fail(ProviderException.Kind.CLOSED);
            case RST -> fail(ProviderException.Kind.RESET);
            case REFUSED -> fail(ProviderException.Kind.REFUSED);
            case GARBAGE -> fail(ProviderException.Kind.GARBAGE);
        }
    }

    private void fail(ProviderException.Kind kind) {
        if (!over) {
            over = true;
            outcome.failed(kind.name(), received);
            listener.failed(
                    new ProviderException(kind, "the call ended with %s after %d bytes".formatted(kind, received)));
        }
    }

    /** Record what has come so far; the run is over and nobody hears of it. */
    void outlastTheRun() {
        if (!over) {
            over = true;
            outcome.failed(RUN_ENDED, received);
        }
    }

    @Override
    public void cancel() {
        if (!over) {
            over = true;
            outcome.failed("CANCELLED", received);
        }
    }
}
