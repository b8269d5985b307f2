package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.simulated.OpenRequest.Flight;
import dev.firedrill.world.Backend;
import dev.firedrill.world.Component.Timer;
import dev.firedrill.world.Interference;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.Interference.Touch;
import dev.firedrill.world.Provider;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderListener;
import dev.firedrill.world.ProviderReply;
import dev.firedrill.world.Request;
import dev.firedrill.world.WirePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Carry calls to a backend in virtual time. */
final class SimulatedProvider implements Provider {

    private final Kernel kernel;
    private final String instance;
    private final String name;
    private final Backend backend;
    private final Interference interference;
    private final Map<Recorded, Exchange> underway = new LinkedHashMap<>();
    private long calls;

    SimulatedProvider(Kernel kernel, String instance, String name, Backend backend, Interference interference) {
        this.kernel = kernel;
        this.instance = instance;
        this.name = name;
        this.backend = backend;
        this.interference = interference;
    }

    @Override
    public CompletionStage<ProviderReply> call(ProviderCall call) {
        Collected collected = new Collected();
        stream(call, collected);
        return collected.reply();
    }

    @Override
    public Timer stream(ProviderCall call, ProviderListener listener) {
        kernel.checkBaton("provider.call");
        OpenRequest open = kernel.request();
        Request request = open.request();
        Flight flight = new Flight(name, call.purpose(), open.nextAttempt(call.purpose()));
        kernel.record(
                instance,
                stamp -> new Event.ProviderCalled(stamp, name, request.ordinal(), call.purpose(), flight.attempt()));
        Hit hit = touching(request, flight);
        WirePlan plan = backend.plan(
                call, new Backend.Facts(request.ordinal(), request.kind(), request.user(), flight.attempt()), hit);
        tellStruck(plan, request, hit);
        tellUnmatched(plan, request, flight);
        open.departs(flight);
        Recorded recorded = new Recorded(open, flight, plan.whole());
        Exchange exchange = new Exchange(kernel, plan, call, listener, recorded);
        underway.put(recorded, exchange);
        exchange.begin();
        return exchange;
    }

    /** Record what the exchanges have brought that are still open now that the run is over, in the order of their calls. */
    void outlastTheRun() {
        List.copyOf(underway.values()).forEach(Exchange::outlastTheRun);
    }

    private void tellUnmatched(WirePlan plan, Request request, Flight flight) {
        if (!plan.scripted()) {
            kernel.record(
                    instance,
                    stamp -> new Event.ProviderUnmatched(
                            stamp, name, request.ordinal(), flight.purpose(), flight.attempt(), plan.reason()));
        }
    }

    private @Nullable Hit touching(Request request, Flight flight) {
        Touch touch = new Touch(
                kernel.now(),
                request.ordinal(),
                request.kind(),
                request.user(),
                flight.purpose(),
                flight.attempt(),
                ++calls);
        return interference.touching(name, touch).orElse(null);
    }

    /** A fault that changed nothing has struck nothing: only the plan knows. */
    private void tellStruck(WirePlan plan, Request request, @Nullable Hit hit) {
        if (hit != null && !plan.spared()) {
            kernel.record(
                    instance,
                    stamp -> new Event.FaultApplied(
                            stamp,
                            hit.fault().id(),
                            name,
                            request.ordinal(),
                            hit.fault().effect().kind().word()));
        }
    }

    /** Write down how an exchange ended. */
    private final class Recorded implements Exchange.Outcome {

        private final OpenRequest open;
        private final Flight flight;
        private final boolean whole;

        Recorded(OpenRequest open, Flight flight, boolean whole) {
            this.open = open;
            this.flight = flight;
            this.whole = whole;
        }

        private void land() {
            open.lands(flight);
            underway.remove(this);
        }

        @Override
        public void answered(int status) {
            land();
            kernel.record(
                    instance,
                    stamp -> new Event.ProviderAnswered(
                            stamp, name, open.ordinal(), flight.purpose(), flight.attempt(), status, whole));
        }

        @Override
        public void failed(String kind, long received) {
            land();
            kernel.record(
                    instance,
                    stamp -> new Event.ProviderFailed(
                            stamp, name, open.ordinal(), flight.purpose(), flight.attempt(), kind, received));
        }
    }
}
