package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.model.FaultKind;
import dev.firedrill.simulated.OpenRequest.Flight;
import dev.firedrill.world.Backend;
import dev.firedrill.world.Component.Timer;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderListener;
import dev.firedrill.world.Request;
import dev.firedrill.world.WirePlan;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carry the calls of every instance to a backend in virtual time. */
final class SimulatedProvider {

    private static final Set<FaultKind> KINDS = EnumSet.allOf(FaultKind.class);

    private final Kernel kernel;
    private final String name;
    private final Backend backend;
    private final Strikes strikes;
    private final Map<Recorded, Exchange> underway = new LinkedHashMap<>();

    SimulatedProvider(Kernel kernel, String name, Backend backend, Strikes strikes) {
        this.kernel = kernel;
        this.name = name;
        this.backend = backend;
        this.strikes = strikes;
    }

    Timer stream(Life life, ProviderCall call, ProviderListener listener) {
        kernel.checkBaton("provider.call");
        OpenRequest open = kernel.request();
        Request request = open.request();
        Flight flight = new Flight(name, call.purpose(), open.nextAttempt(call.purpose()));
        kernel.record(
                life.instance(),
                stamp -> new Event.ProviderCalled(stamp, name, request.ordinal(), call.purpose(), flight.attempt()));
        Hit hit = strikes.at(name, life, open, flight.purpose(), flight.attempt(), KINDS);
        WirePlan plan = backend.plan(
                call, new Backend.Facts(request.ordinal(), request.kind(), request.user(), flight.attempt()), hit);
        tellStruck(life, plan, request, hit);
        tellUnmatched(life, plan, request, flight);
        open.departs(flight);
        Recorded recorded = new Recorded(life.instance(), open, flight, plan.whole());
        Exchange exchange = new Exchange(kernel, plan, call, listener, recorded);
        underway.put(recorded, exchange);
        exchange.begin();
        return exchange;
    }

    /** Record what the exchanges have brought that are still open now that the run is over, in the order of their calls. */
    void outlastTheRun() {
        List.copyOf(underway.values()).forEach(Exchange::outlastTheRun);
    }

    private void tellUnmatched(Life life, WirePlan plan, Request request, Flight flight) {
        if (!plan.scripted()) {
            kernel.record(
                    life.instance(),
                    stamp -> new Event.ProviderUnmatched(
                            stamp, name, request.ordinal(), flight.purpose(), flight.attempt(), plan.reason()));
        }
    }

    /** A fault that changed nothing has struck nothing: only the plan knows. */
    private void tellStruck(Life life, WirePlan plan, Request request, @Nullable Hit hit) {
        if (hit != null && !plan.spared()) {
            strikes.tell(life, hit.fault(), name, request.ordinal(), "");
        }
    }

    /** Write down how an exchange ended. */
    private final class Recorded implements Exchange.Outcome {

        private final String instance;
        private final OpenRequest open;
        private final Flight flight;
        private final boolean whole;

        Recorded(String instance, OpenRequest open, Flight flight, boolean whole) {
            this.instance = instance;
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
