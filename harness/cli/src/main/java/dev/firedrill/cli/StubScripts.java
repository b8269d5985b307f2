package dev.firedrill.cli;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.firedrill.model.Position;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.ProviderScript.Answer;
import dev.firedrill.random.Draws;
import dev.firedrill.reading.ProviderReader;
import dev.firedrill.result.Plain;
import dev.firedrill.world.Backend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Opens what a stub answers with: a script of the user's, or one short text in whatever dialect it is asked in. */
final class StubScripts {

    static final String OPENAI = "openai-chat";
    static final String ANTHROPIC = "anthropic";
    static final List<String> DIALECTS = List.of(ANTHROPIC, "generic-json", OPENAI);

    private static final String TRANSPORT = "wiremock";
    private static final String ENDPOINT_OF_ANTHROPIC = "/messages";
    private static final Position HERE = new Position("(default script of the stub)", 1, 1);
    private static final String TEXT =
            "This is the stub: it gives the same short answer to every question, one word after the other.";

    private StubScripts() {}

    /**
     * Hold a backend that is open.
     *
     * @param name of the provider, the target of its faults
     * @param dialects it speaks
     */
    record Opened(String name, List<String> dialects, Backend backend) {}

    static Opened open(Optional<Path> script, Optional<String> dialect, long seed) {
        if (script.isPresent()) {
            ProviderScript read = read(script.get());
            return new Opened(read.name(), List.of(read.dialect()), open(read, seed));
        }
        if (dialect.isPresent()) {
            ProviderScript standard = standard(known(dialect.get()));
            return new Opened(standard.name(), List.of(standard.dialect()), open(standard, seed));
        }
        ProviderScript openai = standard(OPENAI);
        Backend chat = open(openai, seed);
        Backend messages = open(standard(ANTHROPIC), seed);
        Backend both = (call, facts, hit) ->
                (call.path().endsWith(ENDPOINT_OF_ANTHROPIC) ? messages : chat).plan(call, facts, hit);
        return new Opened(openai.name(), List.of(OPENAI, ANTHROPIC), both);
    }

    private static ProviderScript read(Path file) {
        ProviderReader.Result read = new ProviderReader(Path.of("").toAbsolutePath()).read(file.toAbsolutePath());
        return read.script().orElseThrow(() -> Refusal.defects(read.defects()));
    }

    private static String known(String dialect) {
        if (!DIALECTS.contains(dialect)) {
            throw Refusal.configuration(
                    "--dialect",
                    "'%s'".formatted(Plain.line(dialect)),
                    "one of '%s'".formatted(String.join("', '", DIALECTS)),
                    NearestNames.hint(dialect, DIALECTS));
        }
        return dialect;
    }

    private static ProviderScript standard(String dialect) {
        Answer any = new Answer(HERE, Map.of(), List.of(), "", Answer.Form.TEXT, TEXT, MissingNode.getInstance());
        return new ProviderScript(HERE, "llm", dialect, "stub-model", Duration.ZERO, 0, 0, List.of(any));
    }

    private static Backend open(ProviderScript script, long seed) {
        Backend.Factory factory = ServiceLoader.load(Backend.Factory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(it -> it.transport().equals(TRANSPORT) && it.speaks(script.dialect()))
                .findFirst()
                .orElseThrow(() -> Refusal.configuration(
                        script.position().toString(),
                        "dialect '%s'".formatted(Plain.line(script.dialect())),
                        "a dialect that a backend on the class path speaks",
                        "name one of '%s'".formatted(String.join("', '", DIALECTS))));
        return factory.open(script, Draws.of(seed, "provider").stream(script.name()));
    }
}
