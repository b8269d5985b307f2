package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.model.Fault;
import dev.firedrill.simulated.OpenRequest.Flight;
import dev.firedrill.world.Backend;
import dev.firedrill.world.Interference;
import dev.firedrill.world.Interference.Touch;
import dev.firedrill.world.Provider;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderException;
import dev.firedrill.world.ProviderReply;
import dev.firedrill.world.Request;
import dev.firedrill.world.WirePlan;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Carry calls to a backend in virtual time. */
final class SimulatedProvider implements Provider {

    private final Kernel kernel;
    private final String instance;
    private final String name;
    private final Backend backend;
    private final Interference interference;

    SimulatedProvider(Kernel kernel, String instance, String name, Backend backend, Interference interference) {
        this.kernel = kernel;
        this.instance = instance;
        this.name = name;
        this.backend = backend;
        this.interference = interference;
    }

    @Override
    public CompletionStage<ProviderReply> call(ProviderCall call) {
        kernel.checkBaton("provider.call");
        OpenRequest open = kernel.request();
        Request request = open.request();
        Flight flight = new Flight(name, call.purpose(), open.nextAttempt(call.purpose()));
        kernel.record(
                instance,
                stamp -> new Event.ProviderCalled(stamp, name, request.ordinal(), call.purpose(), flight.attempt()));
        WirePlan plan = backend.plan(
                call,
                new Backend.Facts(request.ordinal(), request.kind(), request.user(), flight.attempt()),
                touching(request, flight));
        open.departs(flight);
        return depart(plan, call, open, flight);
    }

    private @Nullable Fault touching(Request request, Flight flight) {
        Touch touch = new Touch(
                kernel.now(), request.ordinal(), request.kind(), request.user(), flight.purpose(), flight.attempt());
        Fault fault = interference.touching(name, touch).orElse(null);
        if (fault != null) {
            kernel.record(
                    instance,
                    stamp -> new Event.FaultApplied(
                            stamp,
                            fault.id(),
                            name,
                            request.ordinal(),
                            fault.effect().kind().word()));
        }
        return fault;
    }

    private CompletionStage<ProviderReply> depart(WirePlan plan, ProviderCall call, OpenRequest open, Flight flight) {
        CompletableFuture<ProviderReply> reply = new CompletableFuture<>();
        long timeout = call.timeout().toNanos();
        boolean tooLate = plan.end() == WirePlan.End.SILENCE || plan.delay() > timeout;
        kernel.at(kernel.now() + (tooLate ? timeout : plan.delay()), Lane.PROVIDER, () -> {
            open.lands(flight);
            if (tooLate) {
                fail(reply, open, flight, ProviderException.Kind.TIMEOUT);
            } else if (plan.end() == WirePlan.End.RESET) {
                fail(reply, open, flight, ProviderException.Kind.RESET);
            } else {
                answer(reply, open, flight, plan);
            }
        });
        return reply;
    }

    private void answer(CompletableFuture<ProviderReply> reply, OpenRequest open, Flight flight, WirePlan plan) {
        kernel.record(
                instance,
                stamp -> new Event.ProviderAnswered(
                        stamp, name, open.ordinal(), flight.purpose(), flight.attempt(), plan.status()));
        reply.complete(new ProviderReply(plan.status(), plan.headers(), plan.body()));
    }

    private void fail(
            CompletableFuture<ProviderReply> reply, OpenRequest open, Flight flight, ProviderException.Kind kind) {
        kernel.record(
                instance,
                stamp -> new Event.ProviderFailed(
                        stamp, name, open.ordinal(), flight.purpose(), flight.attempt(), kind.name()));
        reply.completeExceptionally(new ProviderException(kind, "%s: %s".formatted(flight, kind)));
    }
}
