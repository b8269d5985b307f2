package dev.firedrill.backends;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.ImmutableRequest;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.Bytes;
import dev.firedrill.world.WirePlan.End;
import dev.firedrill.world.WirePlan.Head;
import dev.firedrill.world.WirePlan.Segment;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carry plans through WireMock's stub matching and rendering on the caller's thread: no socket, no thread, no waiting. With
 * {@link IndexedStores} all that touches WireMock, whose extension points change with its next major version.
 *
 * <p>Problem: WireMock's own delays sleep or draw from a generator that cannot be seeded, and its scenarios lose
 * transitions between threads. Decision: one catch-all stub, and a transformer that asks for the plan; status, headers and
 * body travel through WireMock, time and the way it ends stay with the plan. See: wiremock#456.
 */
final class WireMockStubs {

    private static final String TICKET = "x-firedrill-ticket";
    private static final String ADDED_BY_WIREMOCK = "matched-stub-id";
    private static final UUID CATCH_ALL = new UUID(0, 1);

    private final ConcurrentMap<String, Carriage> underway = new ConcurrentHashMap<>();
    private final AtomicLong tickets = new AtomicLong();
    private final StubRequestHandler handler;

    WireMockStubs() {
        Capture capture = new Capture();
        WireMockServer server = new WireMockServer(configuration(capture));
        server.stubFor(post(anyUrl()).withId(CATCH_ALL));
        this.handler = capture.handler();
    }

    /** Let WireMock match and render what {@code decide} says. */
    WirePlan carry(ProviderCall call, Supplier<WirePlan> decide) {
        String ticket = Long.toString(tickets.incrementAndGet());
        Carriage carriage = new Carriage(decide);
        underway.put(ticket, carriage);
        try {
            handler.handle(request(call, ticket), (request, response, attributes) -> carriage.arrive(response), null);
        } finally {
            underway.remove(ticket);
        }
        return carriage.plan();
    }

    private WireMockConfiguration configuration(Capture capture) {
        return WireMockConfiguration.options()
                .httpServerFactory(capture)
                .extensions(new AskForThePlan())
                .withStores(new IndexedStores(WireMockConfiguration.options().filesRoot()))
                .mappingSource(new NoMappings())
                .notifier(new Silent())
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .templatingEnabled(false)
                .globalTemplating(false);
    }

    private static Request request(ProviderCall call, String ticket) {
        ImmutableRequest.Builder request = ImmutableRequest.create()
                .withAbsoluteUrl(url(call.path()))
                .withMethod(RequestMethod.POST)
                .withProtocol("HTTP/1.1");
        call.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase(TICKET)) {
                request.withHeader(name, value);
            }
        });
        return request.withHeader("Content-Type", "application/json")
                .withHeader(TICKET, ticket)
                .withBody(call.body().getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static String url(String path) {
        try {
            return new URI("http", "provider", path.startsWith("/") ? path : "/" + path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("expected a path of a provider, found '" + path + "'", e);
        }
    }

    /** Holds one call between its way in and its way out. */
    private static final class Carriage {

        private final Supplier<WirePlan> decide;
        private @Nullable WirePlan decided;
        private @Nullable WirePlan arrived;

        Carriage(Supplier<WirePlan> decide) {
            this.decide = decide;
        }

        ResponseDefinition decide() {
            WirePlan plan = decide.get();
            decided = plan;
            return definition(plan);
        }

        void arrive(Response response) {
            arrived = rendered(
                    Objects.requireNonNull(decided, "WireMock answered without asking for the plan"), response);
        }

        WirePlan plan() {
            return Objects.requireNonNull(arrived, "WireMock gave no answer");
        }

        private static ResponseDefinition definition(WirePlan plan) {
            ResponseDefinitionBuilder definition = new ResponseDefinitionBuilder();
            Head head = head(plan);
            if (head == null) {
                return definition.withFault(fault(plan)).build();
            }
            head.headers().forEach(definition::withHeader);
            return definition.withStatus(head.status()).withBody(body(plan)).build();
        }

        /** Name what WireMock has for an exchange without a head; it has nothing for silence and refusal. */
        private static Fault fault(WirePlan plan) {
            Segment last = plan.segments().get(plan.segments().size() - 1);
            if (!(last instanceof End end)) {
                return Fault.EMPTY_RESPONSE;
            }
            return switch (end.how()) {
                case CLEAN, FIN, REFUSED -> Fault.EMPTY_RESPONSE;
                case RST -> Fault.CONNECTION_RESET_BY_PEER;
                case GARBAGE -> Fault.RANDOM_DATA_THEN_CLOSE;
            };
        }

        private static WirePlan rendered(WirePlan plan, Response response) {
            if (response.getFault() != null) {
                return onlyIf(response.getFault() == fault(plan), plan);
            }
            byte[] body = response.getBody();
            List<Segment> segments = new ArrayList<>(plan.segments().size());
            int at = 0;
            for (Segment segment : plan.segments()) {
                if (segment instanceof Head) {
                    segments.add(new Head(response.getStatus(), headers(response)));
                } else if (segment instanceof Bytes bytes) {
                    int end = at + bytes.content().length;
                    segments.add(new Bytes(Arrays.copyOfRange(body, at, end)));
                    at = end;
                } else {
                    segments.add(segment);
                }
            }
            WirePlan arrived = new WirePlan(
                    Collections.unmodifiableList(segments),
                    plan.whole(),
                    plan.scripted(),
                    plan.spared(),
                    plan.reason());
            return onlyIf(at == body.length, arrived);
        }

        private static WirePlan onlyIf(boolean same, WirePlan plan) {
            if (!same) {
                throw new IllegalStateException(
                        "WireMock rendered something else than the plan '%s'".formatted(plan.reason()));
            }
            return plan;
        }

        private static @Nullable Head head(WirePlan plan) {
            for (Segment segment : plan.segments()) {
                if (segment instanceof Head head) {
                    return head;
                }
            }
            return null;
        }

        private static byte[] body(WirePlan plan) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (Segment segment : plan.segments()) {
                if (segment instanceof Bytes bytes) {
                    body.writeBytes(bytes.content());
                }
            }
            return body.toByteArray();
        }

        private static Map<String, String> headers(Response response) {
            TreeMap<String, String> headers = new TreeMap<>();
            for (HttpHeader header : response.getHeaders().all()) {
                headers.put(header.key().toLowerCase(Locale.ROOT), header.firstValue());
            }
            headers.remove(ADDED_BY_WIREMOCK);
            return Collections.unmodifiableMap(headers);
        }
    }

    /** Answers every request with the plan of the call that carries its ticket. */
    private final class AskForThePlan implements ResponseDefinitionTransformerV2 {

        @Override
        public String getName() {
            return "firedrill";
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            String ticket = event.getRequest().getHeader(TICKET);
            return Objects.requireNonNull(underway.get(ticket), "no call carries this ticket")
                    .decide();
        }
    }

    /** Takes the handler of stubs and opens nothing. */
    private static final class Capture implements HttpServerFactory, HttpServer {

        private @Nullable StubRequestHandler captured;

        StubRequestHandler handler() {
            return Objects.requireNonNull(captured, "WireMock built no server");
        }

        @Override
        public HttpServer buildHttpServer(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
            captured = stubs;
            return this;
        }

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }

        @Override
        public int port() {
            return 0;
        }

        @Override
        public int httpsPort() {
            return 0;
        }
    }

    /** Keeps WireMock from reading stubs of the user's own from {@code src/test/resources}. */
    private static final class NoMappings implements MappingsSource {

        @Override
        public void loadMappingsInto(StubMappings mappings) {}

        @Override
        public void save(List<StubMapping> mappings) {}

        @Override
        public void save(StubMapping mapping) {}

        @Override
        @SuppressWarnings("removal") // still abstract in 3.13
        public void remove(StubMapping mapping) {}

        @Override
        public void remove(UUID stub) {}

        @Override
        public void removeAll() {}
    }

    private static final class Silent implements Notifier {

        @Override
        public void info(String message) {}

        @Override
        public void error(String message) {}

        @Override
        public void error(String message, Throwable cause) {}
    }
}
