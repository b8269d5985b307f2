package dev.firedrill.backends;

import static dev.firedrill.backends.Samples.FACTS;
import static dev.firedrill.backends.Samples.ask;
import static dev.firedrill.backends.Samples.call;
import static dev.firedrill.backends.Samples.engine;
import static dev.firedrill.backends.Samples.fault;
import static dev.firedrill.backends.Samples.json;
import static dev.firedrill.backends.Samples.script;
import static dev.firedrill.backends.Samples.text;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.model.Fault;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend;
import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportsTest {

    private static final ProviderScript SCRIPT = script(
            "openai-chat",
            Duration.ofMillis(800),
            0.35,
            text(Map.of("kind", "turn"), List.of("glade"), "Two eyes, ${input}"),
            text(Map.of("attempt", "2"), List.of(), "Again for ${request}: \u00e9\u4e2d\ud83e\udd8a \" \\ \n\u0000"));

    private static final List<@Nullable Fault> FAULTS = Arrays.asList(
            null,
            fault("down", new Fault.ServerError(503)),
            fault("evening", new Fault.Overloaded()),
            fault("quota", new Fault.RateLimit(Optional.of(Duration.ofMillis(1_500)))),
            fault("silent quota", new Fault.RateLimit(Optional.empty())),
            fault("slow", new Fault.Latency(Duration.ofSeconds(2), Duration.ofSeconds(3))),
            fault("cut", new Fault.Reset()),
            fault("stuck", new Fault.TimeoutFirstByte()));

    @Test
    void planTheSameOverAThousandSeeds() {
        WireMockStubs stubs = new WireMockStubs();
        for (long seed = 1; seed <= 1_000; seed++) {
            Backend memory = engine(SCRIPT, seed)::plan;
            Backend wiremock = new WireMockBackend(engine(SCRIPT, seed), stubs);
            assertThat(plans(wiremock)).isEqualTo(plans(memory));
        }
    }

    private static List<WirePlan> plans(Backend backend) {
        List<WirePlan> plans = new ArrayList<>();
        for (Fault fault : FAULTS) {
            plans.add(backend.plan(ask("into the glade \ud83e\udd8a"), FACTS, fault));
            plans.add(backend.plan(ask("out of it"), new Facts(8, "turn", "user-1", 2), fault));
            plans.add(backend.plan(ask("unmatched"), new Facts(0, "", "", 1), fault));
        }
        return plans;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "v1/no-slash", "/with space", "/\u00fc?x=%&y[]=1", "//twice", "/%zz", "/a\\b"})
    void carryEveryPath(String path) {
        ProviderCall call = new ProviderCall("narrate", path, "{}", Duration.ofSeconds(1));
        ProviderScript script = script("generic-json", text("fine"));

        assertThat(wiremock(script).plan(call, FACTS, null))
                .isEqualTo(engine(script).plan(call, FACTS, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "{broken", "half \ud83e fox", "<script>"})
    void carryEveryBody(String body) {
        assertThat(wiremock(SCRIPT).plan(call(body), FACTS, null))
                .isEqualTo(engine(SCRIPT).plan(call(body), FACTS, null));
    }

    @Test
    void carryLargeAnswersWhole() {
        ProviderScript large = script("generic-json", text("x".repeat(1_000_000)));

        assertThat(wiremock(large).plan(call("{}"), FACTS, null))
                .isEqualTo(engine(large).plan(call("{}"), FACTS, null));
    }

    @Test
    void leaveTextThatLooksLikeATemplateOfWireMockAlone() {
        ProviderScript script = script("generic-json", json("{\"at\":\"{{now}} {{randomValue}}\"}"));

        assertThat(wiremock(script).plan(call("{}"), FACTS, null).body())
                .isEqualTo("{\"at\":\"{{now}} {{randomValue}}\"}");
    }

    @Test
    void passOnWhatTheEngineRefuses() {
        Fault stale = fault("stale", new Fault.FlagStale());

        assertThatThrownBy(() -> wiremock(SCRIPT).plan(ask("hello"), FACTS, stale))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'flag_stale'");
    }

    @Test
    void neitherLoseNorMixCallsOfManyThreads() throws Exception {
        Backend wiremock = wiremock(SCRIPT);
        Backend memory = engine(SCRIPT)::plan;
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<WirePlan>> calls = LongStream.rangeClosed(1, 4_000)
                    .<Callable<WirePlan>>mapToObj(it -> () -> wiremock.plan(ask("into the glade"), facts(it), null))
                    .toList();
            List<Future<WirePlan>> plans = threads.invokeAll(calls, 60, TimeUnit.SECONDS);
            for (int i = 0; i < plans.size(); i++) {
                assertThat(plans.get(i).get()).isEqualTo(memory.plan(ask("into the glade"), facts(i + 1), null));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void areFoundAsServices() {
        Map<String, Backend.Factory> found = ServiceLoader.load(Backend.Factory.class).stream()
                .map(ServiceLoader.Provider::get)
                .collect(toMap(Backend.Factory::transport, it -> it));

        assertThat(found).containsOnlyKeys("memory", "wiremock");
        assertThat(found.values())
                .allMatch(it -> it.speaks("openai-chat") && it.speaks("generic-json") && !it.speaks("klingon"));
        assertThat(plans(found.get("memory").open(SCRIPT, Draws.of(3, "llm"))))
                .isEqualTo(plans(found.get("wiremock").open(SCRIPT, Draws.of(3, "llm"))));
    }

    private static Facts facts(long request) {
        return new Facts(request, "turn", "user-3", 1);
    }

    private static Backend wiremock(ProviderScript script) {
        return new WireMockBackend(engine(script), new WireMockStubs());
    }
}
