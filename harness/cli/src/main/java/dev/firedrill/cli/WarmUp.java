package dev.firedrill.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.hosted.HostedSystem;
import dev.firedrill.hosted.HttpFace;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Suite;
import dev.firedrill.timeline.Expansion;
import dev.firedrill.timeline.Timeline;
import dev.firedrill.world.Request;
import dev.firedrill.world.SystemProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Serves the first users of a scenario to nobody: the same system with the same providers, in a time that flies, until all
 * that a first request needs is loaded. Its state, its log and its providers are its own and are gone afterwards.
 */
final class WarmUp {

    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final Duration ENOUGH = Duration.ofMillis(500);
    private static final int MOST_REQUESTS = 60;
    private static final double TIME_SCALE = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SystemProvider system;
    private final Scenario scenario;

    private WarmUp(SystemProvider system, Scenario scenario) {
        this.system = system;
        this.scenario = scenario;
    }

    /** Prepare it; empty where there is no scenario to take users from. */
    static Optional<WarmUp> of(SystemProvider system, Optional<Suite> suite) {
        return suite.flatMap(it -> it.scenarios().stream().findFirst()).map(it -> new WarmUp(system, it));
    }

    /** Do it, and return after 3 s at the latest. What goes wrong in it goes wrong for nobody. */
    void run() throws InterruptedException {
        Thread serving = new Thread(this::serve, "firedrill-warm-up");
        serving.setDaemon(true);
        serving.start();
        serving.join(LONGEST.toMillis());
        serving.interrupt();
    }

    private void serve() {
        try {
            Path folder = Files.createTempDirectory("firedrill-warm-up");
            try {
                serve(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException | RuntimeException cold) {
            // then the first request is a slow one; whatever is wrong shows when the system is served in earnest
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Path folder) throws IOException, InterruptedException {
        try (ServedProviders providers = ServedProviders.of(scenario.providers(), Map.of(), 1, TIME_SCALE);
                HostedSystem hosted = HostedSystem.start(setup(providers, folder));
                HttpFace face = HttpFace.serve(hosted, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            visit(URI.create("http://127.0.0.1:%d/requests".formatted(face.at().getPort())));
        }
    }

    private HostedSystem.Setup setup(ServedProviders providers, Path folder) {
        return new HostedSystem.Setup(
                system.create(""),
                scenario.environment(),
                scenario.flags(),
                providers.addresses(),
                providers.ours(),
                folder,
                1,
                event -> {},
                system.flags(folder),
                TIME_SCALE,
                Optional.empty());
    }

    private void visit(URI at) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        long end = System.nanoTime() + ENOUGH.toNanos();
        String accept = "application/json";
        for (Request request : requests()) {
            client.send(
                    HttpRequest.newBuilder(at)
                            .timeout(LONGEST)
                            .header("accept", accept)
                            .POST(BodyPublishers.ofString(body(request)))
                            .build(),
                    BodyHandlers.ofString());
            accept = "text/event-stream";
            if (System.nanoTime() > end) {
                return;
            }
        }
    }

    private List<Request> requests() {
        Timeline timeline = Expansion.of(scenario, 1);
        List<Request> requests = new ArrayList<>(timeline.turns());
        Iterator<Timeline.Arrival> arrivals = timeline.arrivals().iterator();
        while (arrivals.hasNext() && requests.size() < MOST_REQUESTS) {
            requests.add(arrivals.next().request());
        }
        return requests;
    }

    private static String body(Request request) {
        ObjectNode body = JSON.createObjectNode()
                .put("kind", request.kind())
                .put("user", request.user())
                .put("input", request.input());
        body.set("attributes", JSON.valueToTree(request.attributes()));
        return body.toString();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
