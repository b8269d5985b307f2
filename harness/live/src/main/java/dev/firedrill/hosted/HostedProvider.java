package dev.firedrill.hosted;

import dev.firedrill.events.Event;
import dev.firedrill.world.Component.Timer;
import dev.firedrill.world.Provider;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderException;
import dev.firedrill.world.ProviderListener;
import dev.firedrill.world.Request;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Call a model provider over HTTP; headers tell one that the harness serves for what and for whom, and no other. */
final class HostedProvider implements Provider {

    private final String name;
    private final URI base;
    private final boolean ours;
    private final HttpClient client;
    private final Loop loop;
    private final Recorder recorder;
    private final Attempts attempts;
    private final LongFunction<@Nullable Request> requests;

    /**
     * Call the provider at an address without a slash at its end.
     *
     * @param ours whether the harness serves it, so that it is told
     * @param requests gives a request that is open by its ordinal
     */
    HostedProvider(
            String name,
            URI base,
            boolean ours,
            HttpClient client,
            Loop loop,
            Recorder recorder,
            Attempts attempts,
            LongFunction<@Nullable Request> requests) {
        this.name = name;
        this.base = base;
        this.ours = ours;
        this.client = client;
        this.loop = loop;
        this.recorder = recorder;
        this.attempts = attempts;
        this.requests = requests;
    }

    @Override
    public Timer stream(ProviderCall call, ProviderListener listener) {
        loop.check("provider.call");
        Call made = new Call(loop.serving(), call.purpose(), attempts.next(loop.serving(), call.purpose()));
        HttpRequest request = request(call, made);
        recorder.record(stamp -> new Event.ProviderCalled(stamp, name, made.request(), made.purpose(), made.attempt()));
        Transfer transfer = new Transfer(loop, call, listener, new Recorded(made));
        transfer.begin(client.sendAsync(request, transfer));
        return transfer;
    }

    private HttpRequest request(ProviderCall call, Call made) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.path()))
                .POST(BodyPublishers.ofString(call.body()))
                .setHeader("content-type", "application/json");
        call.headers().forEach(request::setHeader);
        if (ours) {
            tellFacts(made, request);
        }
        return request.build();
    }

    private void tellFacts(Call made, HttpRequest.Builder request) {
        request.setHeader("x-firedrill-purpose", HeaderText.of(made.purpose()))
                .setHeader("x-firedrill-request", Long.toString(made.request()))
                .setHeader("x-firedrill-attempt", Integer.toString(made.attempt()));
        Request served = requests.apply(made.request());
        if (served != null) {
            request.setHeader("x-firedrill-kind", HeaderText.of(served.kind()))
                    .setHeader("x-firedrill-user", HeaderText.of(served.user()));
        }
    }

    private record Call(long request, String purpose, int attempt) {}

    /** Write down how a call ended. */
    private final class Recorded implements Transfer.Outcome {

        private final Call call;

        Recorded(Call call) {
            this.call = call;
        }

        @Override
        public void answered(int status) {
            recorder.record(stamp -> new Event.ProviderAnswered(
                    stamp, name, call.request(), call.purpose(), call.attempt(), status, true));
        }

        @Override
        public void failed(ProviderException.Kind kind, long received) {
            recorder.record(stamp -> new Event.ProviderFailed(
                    stamp, name, call.request(), call.purpose(), call.attempt(), kind.name(), received));
        }

        @Override
        public void cancelled(long received) {
            recorder.record(stamp -> new Event.ProviderFailed(
                    stamp, name, call.request(), call.purpose(), call.attempt(), "CANCELLED", received));
        }
    }
}
