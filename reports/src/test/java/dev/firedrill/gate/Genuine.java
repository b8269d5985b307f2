package dev.firedrill.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.check.Sight;
import dev.firedrill.check.Status;
import dev.firedrill.model.Policy;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.CheckResult.Bound;
import dev.firedrill.result.CheckResult.Chosen;
import dev.firedrill.result.CheckResult.Observed;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Inputs;
import dev.firedrill.result.Lock;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Provenance.Commit;
import dev.firedrill.result.Results;
import dev.firedrill.result.Results.Coverage;
import dev.firedrill.result.ResultsJson;
import dev.firedrill.result.Seal;
import dev.firedrill.result.Verdict;
import dev.firedrill.result.VerdictRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A project on the disk with results of two systems that are good for a GO, as a run leaves them. */
final class Genuine {

    static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");
    static final String STORY = "awf/first-meet-kiera";
    static final String ROLLBACK = "rollback-monitor/rollback-three-of-five";
    static final String TRIGGER = "trigger:rollback";
    static final String CLASSES = "sha256:" + "ab".repeat(32);
    static final String IMAGE = "registry.example/awf@" + CLASSES;
    static final Commit COMMIT = new Commit("a".repeat(40), true);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private Optional<String> subject = Optional.empty();
    private Optional<Path> baseline = Optional.empty();
    private Optional<Commit> commit = Optional.of(COMMIT);
    private Instant now = NOW;

    Genuine(Path root) {
        this.root = root;
        file("scenarios/awf/suite.json", "{\"system\":\"awf\"}");
        file("scenarios/awf/first-meet-kiera.scenario.json", "{\"name\":\"first-meet-kiera\"}");
        file("scenarios/rollback-monitor/suite.json", "{\"system\":\"rollback-monitor\"}");
        file("scenarios/rollback-monitor/rollback-three-of-five.scenario.json", "{}");
        file("goldens/awf/first-meet-kiera.golden.json", "{}");
        lock(entries());
        write(results(entries()));
    }

    static List<Entry> entries() {
        return List.of(story(), rollback(null, true), rollback("counts-all-breaches", false));
    }

    static Entry story() {
        return entry(
                STORY,
                "simulated",
                null,
                1,
                check("golden", 1),
                check("turn-1", 1, "S2-01"),
                unseen("invariant:1", "invariant", 1));
    }

    static Entry live() {
        return entry(STORY, "live", null, 1, check("turn-1", 1, "S2-01"));
    }

    static Entry rollback(@Nullable String variant, boolean passes) {
        return entry(
                ROLLBACK,
                "simulated",
                variant,
                50,
                passes ? inTime() : late(),
                check("routing", 50, "S4-06"),
                unseen("invariant:1", "invariant", 50));
    }

    static CheckResult inTime() {
        return timed(Status.PASS, "1m58.2s", "+1.8s", 50, 0, List.of()).withSeenToFail("moved trigger.fired");
    }

    static CheckResult late() {
        return timed(Status.FAIL, "2m29s", "-29s", 49, 1, List.of(4251L));
    }

    private static CheckResult timed(
            Status status, String worst, String margin, int passed, int failed, List<Long> failing) {
        return new CheckResult(
                TRIGGER,
                "trigger",
                "triggered in bounds",
                status,
                List.of("S4-06", "S4-07"),
                "scenarios/rollback-monitor/rollback-three-of-five.scenario.json:12:5",
                "'rollback' fires once, 1m to 2m after the onset of 'bad-worker'",
                "fired " + worst + " after the onset of 'bad-worker'",
                4251,
                null,
                new Bound("1m", "2m"),
                new Observed(worst, 4251, null, "1m29s", 50),
                margin,
                passed,
                failed,
                failing,
                new Chosen(status, "", 12, 5, 0L, 1L, 2L),
                "./firedrill replay " + ROLLBACK);
    }

    static CheckResult check(String id, int runs, String... covers) {
        return unseen(id, id, runs, covers).withSeenToFail("dropped request.answered of r-0005");
    }

    static CheckResult unseen(String id, String kind, int runs, String... covers) {
        return judged(id, kind, Status.PASS, runs, 0, covers);
    }

    static CheckResult judged(String id, String kind, Status status, int passed, int failed, String... covers) {
        return asking("what must be", id, kind, status, passed, failed, covers);
    }

    private static CheckResult asking(
            String expected, String id, String kind, Status status, int passed, int failed, String... covers) {
        return new CheckResult(
                id,
                kind,
                "other",
                status,
                List.of(covers),
                "scenarios/some/drill.scenario.json:12:5",
                expected,
                "what was",
                4242,
                null,
                null,
                null,
                null,
                passed,
                failed,
                failed > 0 ? List.of(4242L) : List.of(),
                new Chosen(status, "", 0, 0, null, null, null),
                "./firedrill replay some/drill");
    }

    /** A check that nobody can see for real, as is declared. */
    static CheckResult unobservable(String id) {
        return asking(Sight.NOT_FOR_REAL, id, id, Status.NOT_OBSERVED, 0, 0);
    }

    static Entry entry(String scenario, String mode, @Nullable String variant, int runs, CheckResult... checks) {
        String system = scenario.substring(0, scenario.indexOf('/'));
        return new Entry(
                scenario,
                system,
                "what it is about",
                "scenarios/" + scenario + ".scenario.json:1:1",
                mode,
                variant,
                4242,
                runs,
                runs,
                VerdictRule.worst(List.of(checks)),
                "8f3a0c15d2e94b67",
                750,
                new Entry.Requests(3600, 0),
                0.5,
                4242,
                null,
                List.of(),
                List.of(checks));
    }

    /** Judge entries as a run does. */
    Results results(List<Entry> entries) {
        List<Entry> logged = entries.stream().map(this::logged).toList();
        List<Coverage> counted = List.of(
                new Coverage("awf", 0, 0, List.of(), List.of()),
                new Coverage("rollback-monitor", 0, 0, List.of("S4-08"), List.of("S4-09")));
        Results open = VerdictRule.derived(
                new Results(
                        Results.FORMAT,
                        Verdict.GO,
                        false,
                        false,
                        false,
                        List.of(),
                        new Results.Tool("0.1.0", "17.0.15", "Linux amd64"),
                        new Results.Inventory(null, 0, List.of(), List.of()),
                        counted,
                        List.of(),
                        List.of(),
                        logged),
                Lock.read(root));
        return Seal.sealed(open.withProvenance(provenance(logged)));
    }

    private Provenance provenance(List<Entry> entries) {
        List<Path> suites = List.of(root.resolve("scenarios/awf"), root.resolve("scenarios/rollback-monitor"));
        return new Provenance(
                "2026-11-20T17:05:00Z",
                "2026-11-20T17:06:00Z",
                "./firedrill run",
                List.of(COMMIT),
                Inputs.of(root, Inputs.places(root, suites)),
                entries.stream().map(Genuine::drilled).distinct().toList(),
                true);
    }

    /** In virtual time classes are drilled, for real what somebody names, and of a log nobody says. */
    private static Provenance.Subject drilled(Entry entry) {
        return switch (entry.mode()) {
            case "simulated" -> new Provenance.Subject(entry.system(), "simulated", CLASSES, "digest of its classes");
            case "live" -> new Provenance.Subject(entry.system(), "live", IMAGE, "--subject");
            default -> new Provenance.Subject(entry.system(), entry.mode(), null, "nobody");
        };
    }

    private Entry logged(Entry entry) {
        String log = "events/%s.%s.jsonl".formatted(entry.scenario().replace('/', '.'), entry.mode());
        file("target/firedrill/" + log, "{\"time\":0}\n");
        return entry.withEvents(log, Inputs.sha256(folder().resolve(log)));
    }

    void lock(List<Entry> entries) {
        Lock.of(entries.stream()
                        .filter(entry -> entry.variant() == null)
                        .map(entry -> new Lock.Locked(
                                entry.scenario(),
                                entry.checks().stream().map(CheckResult::id).toList()))
                        .toList())
                .write(root);
    }

    Path root() {
        return root;
    }

    Path folder() {
        return root.resolve("target/firedrill");
    }

    Path file() {
        return folder().resolve(ResultsJson.FILE);
    }

    Genuine write(Results results) {
        ResultsJson.write(results, file());
        return this;
    }

    /** Drill other entries than the lock file lists. */
    Genuine drilled(Entry... entries) {
        return write(results(List.of(entries)));
    }

    Genuine file(String name, String content) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Genuine without(String name) {
        try {
            Files.delete(root.resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Edit the results as a person does who knows of no seal. */
    Genuine edit(Consumer<ObjectNode> edit) {
        try {
            ObjectNode tree = (ObjectNode) JSON.readTree(file().toFile());
            edit.accept(tree);
            JSON.writeValue(file().toFile(), tree);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Edit the results as a person does who seals them anew. */
    Genuine forge(Consumer<ObjectNode> edit) {
        edit(edit);
        return write(Seal.sealed(ResultsJson.read(file())));
    }

    Genuine subject(String asked) {
        this.subject = Optional.of(asked);
        return this;
    }

    Genuine baseline(Path file) {
        this.baseline = Optional.of(file);
        return this;
    }

    /** Let the project hold another commit now. */
    Genuine holding(@Nullable Commit now) {
        this.commit = Optional.ofNullable(now);
        return this;
    }

    Genuine at(String instant) {
        this.now = Instant.parse(instant);
        return this;
    }

    Presented presented(Path... folders) {
        List<Path> all = folders.length == 0 ? List.of(folder()) : List.of(folders);
        return Collector.collect(root, all, commit, subject, baseline, now);
    }

    Ruling judge() {
        return judge(Policy.NONE);
    }

    Ruling judge(Policy policy) {
        return Gate.judge(asked(policy), presented(), false, "./firedrill gate");
    }

    static Asked asked(Policy policy) {
        return new Asked(policy, Policy.FILE, "00", "{}");
    }

    Clause clause(String id) {
        return clause(Policy.NONE, id);
    }

    Clause clause(Policy policy, String id) {
        return clause(judge(policy), id);
    }

    static Clause clause(Ruling ruling, String id) {
        return ruling.clauses().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Find the entry of the correct system. */
    static ObjectNode entryIn(ObjectNode results, String scenario) {
        for (JsonNode entry : results.path("entries")) {
            if (entry.path("scenario").asText().equals(scenario) && !entry.has("variant")) {
                return (ObjectNode) entry;
            }
        }
        throw new AssertionError("no entry " + scenario);
    }

    static ObjectNode checkIn(ObjectNode results, String scenario, String id) {
        for (JsonNode check : entryIn(results, scenario).path("checks")) {
            if (check.path("id").asText().equals(id)) {
                return (ObjectNode) check;
            }
        }
        throw new AssertionError("no check " + id);
    }

    static void removeCheck(ObjectNode results, String scenario, String id) {
        ArrayNode checks = (ArrayNode) entryIn(results, scenario).path("checks");
        for (int i = 0; i < checks.size(); i++) {
            if (checks.path(i).path("id").asText().equals(id)) {
                checks.remove(i);
            }
        }
    }

    static void removeEntries(ObjectNode results, String scenario) {
        ArrayNode entries = (ArrayNode) results.path("entries");
        List<JsonNode> kept = new ArrayList<>();
        entries.forEach(kept::add);
        entries.removeAll();
        kept.stream()
                .filter(entry -> !entry.path("scenario").asText().equals(scenario))
                .forEach(entries::add);
    }
}
