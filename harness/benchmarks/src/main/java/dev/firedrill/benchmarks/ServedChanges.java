package dev.firedrill.benchmarks;

import dev.firedrill.benchmarks.ChangingService.Place;
import dev.firedrill.hosted.HostedSystem;
import dev.firedrill.hosted.HttpFace;
import dev.firedrill.model.LiveSystem.Source;
import dev.firedrill.world.Order;
import dev.firedrill.world.Outcome;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemUnderTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Serve a system that shows its changes in our own log: the instant of each is told by its clock, not by ours. */
final class ServedChanges implements AutoCloseable {

    private static final String NAME = "log";

    private final HostedSystem system;
    private final HttpFace face;

    ServedChanges() throws IOException {
        this.system = HostedSystem.start(new HostedSystem.Setup(
                new Changing(),
                Map.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                Files.createTempDirectory("firedrill-lateness"),
                1,
                event -> {}));
        this.face = HttpFace.serve(system, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    String url() {
        return "http://127.0.0.1:" + face.at().getPort();
    }

    /**
     * Give its one place.
     *
     * @param changes how often it changes
     */
    Place place(int changes) {
        return new Place(NAME, new Source.Log("/events"), Duration.ZERO, "", observers -> change(changes));
    }

    private void change(int changes) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/requests"))
                .POST(BodyPublishers.ofString("{}"))
                .build();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < changes; i++) {
            Thread.sleep(random.nextInt(ChangingService.LEAST_MILLIS, ChangingService.MOST_MILLIS));
            client.send(request, BodyHandlers.discarding());
        }
    }

    /** Changes with each request. */
    private static final class Changing implements SystemUnderTest {

        private @Nullable Site site;

        @Override
        public void start(Site given) {
            site = given;
        }

        @Override
        public void handle(Request request, Reply reply) {
            Objects.requireNonNull(site).tap().configObserved(NAME, Long.toString(System.nanoTime()));
            reply.end(new Response("ok", ""));
        }

        @Override
        public CompletionStage<Outcome> act(Order order) {
            return CompletableFuture.failedFuture(new UnsupportedOperationException(order.toString()));
        }

        @Override
        public void stop() {
            site = null;
        }
    }

    @Override
    public void close() {
        face.close();
        system.close();
    }
}
