package dev.firedrill.cli;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.firedrill.model.Position;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.ProviderScript.Answer;
import dev.firedrill.reading.ProviderReader;
import dev.firedrill.result.Plain;
import dev.firedrill.world.Backend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens what a stub answers with: a script of the user's, or one short text in whatever dialect it is asked in. */
final class StubScripts {

    static final String OPENAI = "openai-chat";
    static final String ANTHROPIC = "anthropic";
    static final List<String> DIALECTS = List.of(ANTHROPIC, "generic-json", OPENAI);

    private static final String TRANSPORT = "wiremock";
    private static final String ENDPOINT_OF_OPENAI = "/chat/completions";
    private static final String ENDPOINT_OF_ANTHROPIC = "/messages";
    private static final Position HERE = new Position("(default script of the stub)", 1, 1);
    private static final String TEXT =
            "This is the stub: it gives the same short answer to every question, one word after the other.";

    private StubScripts() {}

    /**
     * Hold a backend that is open.
     *
     * @param script what it answers; its provider is the target of all faults
     * @param dialects it speaks
     * @param own whether the user wrote the script
     */
    record Opened(ProviderScript script, List<String> dialects, boolean own, Backend backend) {

        String name() {
            return script.name();
        }

        /** Name the dialect that calls to a path are answered in. */
        String dialectAt(String path) {
            return dialects.size() == 1 ? dialects.get(0) : byPath(path);
        }

        /** Tell whether a provider of that dialect would answer there; one of no known dialect does anywhere. */
        boolean speaksAt(String path) {
            return switch (dialectAt(path)) {
                case OPENAI -> path.endsWith(ENDPOINT_OF_OPENAI);
                case ANTHROPIC -> path.endsWith(ENDPOINT_OF_ANTHROPIC);
                default -> true;
            };
        }
    }

    private static String byPath(String path) {
        return path.endsWith(ENDPOINT_OF_ANTHROPIC) ? ANTHROPIC : OPENAI;
    }

    static Opened open(Optional<Path> script, Optional<String> dialect, long seed) {
        if (script.isPresent()) {
            ProviderScript read = read(script.get());
            return new Opened(read, List.of(read.dialect()), true, open(read, seed));
        }
        if (dialect.isPresent()) {
            ProviderScript standard = standard(known(dialect.get()));
            return new Opened(standard, List.of(standard.dialect()), false, open(standard, seed));
        }
        ProviderScript openai = standard(OPENAI);
        Backend chat = open(openai, seed);
        Backend messages = open(standard(ANTHROPIC), seed);
        Backend both =
                (call, facts, hit) -> (byPath(call.path()).equals(ANTHROPIC) ? messages : chat).plan(call, facts, hit);
        return new Opened(openai, List.of(OPENAI, ANTHROPIC), false, both);
    }

    private static ProviderScript read(Path file) {
        judge(file);
        ProviderReader.Result read = new ProviderReader(Path.of("").toAbsolutePath()).read(file.toAbsolutePath());
        return read.script().orElseThrow(() -> Refusal.defects(read.defects()));
    }

    private static void judge(Path file) {
        boolean folder = Files.isDirectory(file);
        if (folder || file.toString().endsWith(StubProfiles.SUFFIX)) {
            throw Refusal.configuration(
                    "--script " + Plain.line(file.toString()),
                    folder ? "a folder" : "a failure profile",
                    "a provider script '*.provider.json'",
                    folder ? "name a file in it" : "write it without '--script', in the place of PROFILE");
        }
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
        return ScriptServer.backend(TRANSPORT, script, seed)
                .orElseThrow(() -> Refusal.configuration(
                        script.position().toString(),
                        "dialect '%s'".formatted(Plain.line(script.dialect())),
                        "a dialect that a backend on the class path speaks",
                        "name one of '%s'".formatted(String.join("', '", DIALECTS))));
    }
}
