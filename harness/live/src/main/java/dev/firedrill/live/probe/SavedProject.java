package dev.firedrill.live.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.firedrill.model.LiveSystem.Form;
import dev.firedrill.model.ProviderScript.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** Writes a project that drills a service with the failures of a probe, so that they can be run again and in CI. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SavedProject {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final ObjectMapper READER = new ObjectMapper();
    private static final String NAME = "service";
    private static final String PROVIDER = "llm";
    private static final String URL = "${providers.llm.url}";
    private static final String ROOT = "http://probe";
    private static final Duration BEYOND = Duration.ofSeconds(2);
    private static final Pattern IN_BRACES = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}(?![A-Za-z0-9_])");
    private static final String CHECK = "check";

    private final Probe.Setup setup;
    private final Report report;

    private SavedProject(Probe.Setup setup, Report report) {
        this.setup = setup;
        this.report = report;
    }

    /** Give the folder of the drills in a project. */
    public static Path folder(Path project) {
        return project.resolve("scenarios").resolve(NAME);
    }

    /**
     * Write it below a folder, which need not exist.
     *
     * @return the folder of the scenarios
     * @throws FileAlreadyExistsException if there is one already
     */
    public static Path write(Probe.Setup setup, Report report, Path folder) throws IOException {
        Path scenarios = folder(folder);
        if (Files.exists(scenarios)) {
            throw new FileAlreadyExistsException(scenarios.toString());
        }
        Files.createDirectories(scenarios);
        new SavedProject(setup, report).writeInto(scenarios);
        return scenarios;
    }

    private void writeInto(Path folder) throws IOException {
        write(folder, "suite.json", Map.of("system", NAME, "providers", List.of(PROVIDER + ".provider.json")));
        write(folder, "controls.json", controls());
        write(folder, PROVIDER + ".provider.json", provider());
        write(folder, "system.json", system(folder));
        for (Row row : report.rows()) {
            String name = row.trouble().id();
            write(folder, name + ".scenario.json", scenario(row));
        }
    }

    private static void write(Path folder, String name, Map<String, Object> content) throws IOException {
        Files.writeString(folder.resolve(name), JSON.writeValueAsString(content) + "\n", StandardCharsets.UTF_8);
    }

    private static Map<String, Object> controls() {
        Map<String, Object> controls = new LinkedHashMap<>();
        controls.put("system", NAME);
        controls.put("routes", List.of(ordered("name", "MODEL", "role", "feature")));
        controls.put("faultTargets", List.of(ordered("name", PROVIDER, "kind", "provider")));
        return controls;
    }

    private Map<String, Object> provider() {
        Answer answer =
                StubProvider.script(report.dialect(), PROVIDER).answers().get(0);
        Map<String, Object> said =
                answer.form() == Answer.Form.JSON ? Map.of("json", answer.json()) : Map.of("text", answer.text());
        return ordered("provider", PROVIDER, "dialect", report.dialect().word(), "answers", List.of(said));
    }

    private Map<String, Object> system(Path folder) {
        Map<String, Object> system = new LinkedHashMap<>();
        setup.start().ifPresent(line -> system.put("start", start(line, folder)));
        system.put("url", setup.question().service());
        system.put("request", request());
        return system;
    }

    private Map<String, Object> start(String line, Path folder) {
        Map<String, Object> start = ordered(
                "command",
                List.of("sh", "-c", IN_BRACES.matcher(line).replaceAll("\\$$1")),
                "folder",
                whole(folder).relativize(whole(setup.folder())).toString(),
                "environment",
                environment());
        Map<String, Object> ready = new LinkedHashMap<>();
        setup.ready().ifPresent(address -> ready.put("http", address));
        ready.put("within", "60s");
        start.put("ready", ready);
        return start;
    }

    private static Path whole(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    /** Give the variables that point to what the service speaks; the others would name providers that nobody plays. */
    private Map<String, String> environment() {
        Map<String, String> kept = new TreeMap<>();
        String spoken = ROOT + "/" + report.dialect().path();
        Variables.environment(ROOT, setup.environment()).forEach((name, value) -> {
            if (value.contains(spoken)) {
                kept.put(name, value.replace(spoken, URL));
            } else if (!value.contains(ROOT) && !isKeyOfAnother(name, value)) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    private boolean isKeyOfAnother(String name, String value) {
        boolean ofAnthropic = name.contains("ANTHROPIC");
        return switch (report.dialect()) {
            case OPENAI -> value.equals(Variables.KEY) && ofAnthropic;
            case ANTHROPIC -> value.equals(Variables.KEY) && !ofAnthropic;
            case GENERIC -> false;
        };
    }

    private Map<String, Object> request() {
        Question question = setup.question();
        Map<String, Object> request = ordered("method", question.method(), "path", question.path());
        if (!question.headers().isEmpty()) {
            request.put("headers", question.headers());
        }
        JsonNode body = Asker.body(question);
        if (!body.isMissingNode()) {
            request.put("body", body);
        }
        request.put("timeout", millis(setup.patience().plus(BEYOND)));
        request.put("answer", answer());
        return request;
    }

    private Map<String, Object> answer() {
        Map<String, Object> answer = ordered("form", form().word());
        setup.question().pointer().ifPresent(pointer -> answer.put("text", pointer));
        mark().ifPresent(sign -> answer.put("complete", sign));
        return answer;
    }

    private Form form() {
        Form told = setup.question().form();
        return told == Form.JSON && !isJson(healthyBody()) ? Form.TEXT : told;
    }

    private String healthyBody() {
        return report.rows().get(0).sighting().body();
    }

    private static boolean isJson(String body) {
        try {
            return READER.readTree(body).isContainerNode();
        } catch (JsonProcessingException none) {
            return false;
        }
    }

    private Optional<Map<String, Object>> mark() {
        return form() == Form.SSE
                ? StreamEnd.of(healthyBody()).map(end -> ordered(end.key(), end.value()))
                : Optional.empty();
    }

    // Problem:  a check that something never happens watches until the time to drain is over.
    // Decision: each drill is one turn, which says itself how it must end.
    private Map<String, Object> scenario(Row row) {
        Map<String, Object> scenario = head(row);
        Map<String, Object> turn = ordered("input", "probe");
        if (row.trouble().effect().isEmpty() && report.marked()) {
            turn.put("expect", Map.of("mustInclude", List.of(Script.MARKER)));
        } else if (isError(row.trouble()) && mustFail(row)) {
            turn.put("expect", Map.of("status", "failed"));
        }
        scenario.put("turns", List.of(turn));
        scenario.put("golden", false);
        if (row.trouble().effect().isPresent()) {
            scenario.put("faults", List.of(fault(row.trouble())));
        }
        scenario.put("expect", checks(row));
        return scenario;
    }

    private static Map<String, Object> fault(Trouble trouble) {
        Map<String, Object> fault = ordered("id", trouble.id(), "on", PROVIDER);
        fault.put("kind", trouble.written().get("kind"));
        trouble.written().forEach(fault::putIfAbsent);
        return fault;
    }

    private static Map<String, Object> head(Row row) {
        return ordered(
                "name",
                row.trouble().id(),
                "description",
                "The provider: " + row.trouble().words(),
                "runsMax",
                1);
    }

    private List<Map<String, Object>> checks(Row row) {
        List<Map<String, Object>> checks = new ArrayList<>();
        checks.add(ordered(CHECK, "nothing-lost"));
        checks.add(ordered(CHECK, "no-hang", "within", millis(setup.patience())));
        checks.add(ordered(CHECK, "amplification", "provider", PROVIDER, "atMost", Judge.MOST_CALLS));
        if (row.trouble().endsShort() && canSayIncomplete(row)) {
            checks.add(ordered(CHECK, "stream-complete", "provider", PROVIDER));
        }
        return checks;
    }

    // Problem:  a check knows a part that is told as one by a failure or by a status, and by nothing that a text says.
    // Decision: where a service told its user in words of its own, and ended them as it ends a whole answer, nothing is
    // checked of it.
    private boolean canSayIncomplete(Row row) {
        return row.finding(Judgement.TRUNCATED_AND_SILENT).isPresent()
                || !row.sighting().isPresentedAsAnswer()
                || Baseline.isWhole(row.sighting())
                || lacksTheMark(row.sighting());
    }

    private boolean lacksTheMark(Sighting sighting) {
        return mark().isPresent() && !StreamEnd.of(sighting.body()).equals(StreamEnd.of(healthyBody()));
    }

    /** Tell whether there is nothing of an answer that could be passed on. */
    private static boolean isError(Trouble trouble) {
        return trouble.effect().isPresent()
                && !trouble.endsShort()
                && !trouble.id().equals(Troubles.SLOW);
    }

    /** Tell whether a failure is the only right end: there was one, or should have been. */
    private static boolean mustFail(Row row) {
        return row.finding(Judgement.TRUNCATED_AND_SILENT).isPresent()
                || !row.sighting().isPresentedAsAnswer();
    }

    private static String millis(Duration length) {
        return length.toMillis() + "ms";
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            ordered.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return ordered;
    }
}
