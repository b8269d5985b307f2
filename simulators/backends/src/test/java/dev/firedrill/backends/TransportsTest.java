package dev.firedrill.backends;

import static dev.firedrill.backends.Samples.FACTS;
import static dev.firedrill.backends.Samples.ask;
import static dev.firedrill.backends.Samples.askForStream;
import static dev.firedrill.backends.Samples.call;
import static dev.firedrill.backends.Samples.engine;
import static dev.firedrill.backends.Samples.hit;
import static dev.firedrill.backends.Samples.json;
import static dev.firedrill.backends.Samples.script;
import static dev.firedrill.backends.Samples.text;
import static dev.firedrill.backends.Samples.variant;
import static dev.firedrill.backends.Samples.wire;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.model.Effect;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Backend;
import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
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

    @Test
    void planTheSameOverAThousandSeeds() {
        WireMockStubs stubs = new WireMockStubs();
        List<Hit> hits =
                Catalogue.rows().stream().map(it -> hit("it", it.effect())).toList();
        for (long seed = 1; seed <= 1_000; seed++) {
            ProviderScript script = scripts().get((int) (seed % scripts().size()));
            Backend memory = engine(script, seed);
            Backend wiremock = new WireMockBackend(engine(script, seed), stubs);
            assertThat(plans(wiremock, hits)).isEqualTo(plans(memory, hits));
        }
    }

    private static List<ProviderScript> scripts() {
        return Dialect.NAMES.stream()
                .map(dialect -> script(
                        dialect,
                        Duration.ofMillis(800),
                        0.35,
                        5,
                        text(Map.of("kind", "turn"), List.of("glade"), "Two eyes, ${input}"),
                        variant("worse", "Again.")))
                .toList();
    }

    private static List<WirePlan> plans(Backend backend, List<Hit> hits) {
        List<WirePlan> plans = new ArrayList<>();
        for (ProviderCall call : List.of(ask("into the glade \ud83e\udd8a"), askForStream("into the glade \u00e9"))) {
            plans.add(backend.plan(call, FACTS, null));
            for (Hit hit : hits) {
                plans.add(backend.plan(call, FACTS, hit));
            }
        }
        plans.add(backend.plan(ask("unmatched"), new Facts(0, "", "", 1), null));
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

        assertThat(wire(wiremock(script).plan(call("{}"), FACTS, null)))
                .isEqualTo("{\"at\":\"{{now}} {{randomValue}}\"}");
    }

    @Test
    void passOnWhatTheEngineRefuses() {
        Hit stale = hit("stale", new Effect.FlagStale());

        assertThatThrownBy(() -> wiremock(SCRIPT).plan(ask("hello"), FACTS, stale))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'flag_stale'");
    }

    @Test
    void areFoundAsServices() {
        Map<String, Backend.Factory> found = ServiceLoader.load(Backend.Factory.class).stream()
                .map(ServiceLoader.Provider::get)
                .collect(toMap(Backend.Factory::transport, it -> it));

        assertThat(found).containsKeys("memory", "wiremock");
        assertThat(List.of(found.get("memory"), found.get("wiremock")))
                .allMatch(it -> it.speaks("openai-chat")
                        && it.speaks("anthropic")
                        && it.speaks("generic-json")
                        && !it.speaks("klingon"));
        assertThat(plans(found.get("memory").open(SCRIPT, Draws.of(3, "llm")), List.of()))
                .isEqualTo(plans(found.get("wiremock").open(SCRIPT, Draws.of(3, "llm")), List.of()));
    }

    private static Backend wiremock(ProviderScript script) {
        return new WireMockBackend(engine(script), new WireMockStubs());
    }
}
