package dev.firedrill.systems.rollbackmonitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.model.Suite;
import dev.firedrill.reading.Known;
import dev.firedrill.reading.SuiteReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifest of the eleven core drills: each is shipped with its check, and without it no gate says GO. */
class CoreDrillsTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final String ROW = "S4-40";
    private static final Suite SUITE = suite();

    private record CoreDrill(String promise, String scenario, String check) {
        String id() {
            return "rollback-monitor/" + scenario;
        }
    }

    private static final List<CoreDrill> MANIFEST = List.of(
            new CoreDrill("starts monitoring and checks", "healthy-full-window", "count:checks"),
            new CoreDrill("is healthy when the error rate is low", "healthy-full-window", "count:healthy"),
            new CoreDrill("rolls back on high error rates", "rollback-three-of-five", "trigger:rollback"),
            new CoreDrill(
                    "pulls the kill-switch on escalation",
                    "escalation-sets-disable-new.callback-slow",
                    "eventually:masked"),
            new CoreDrill("resets after verification", "reset-restores-stored-values", "eventually:reset"),
            new CoreDrill("bears a missing worker", "nan-or-missing-metrics.no-worker", "trigger:escalation"),
            new CoreDrill(
                    "bears a missing operations manager", "nan-or-missing-metrics.no-operations", "count:degraded"),
            new CoreDrill("recovers from a failed call", "intermittent-failures.one-call", "states"),
            new CoreDrill("keeps no more than the window", "spike-shorter-than-window.sixth", "trigger-rule:rollback"),
            new CoreDrill(
                    "detects consecutive failures",
                    "escalation-sets-disable-new.callback-slow",
                    "artifact:state/analytics/escalation_*.json"),
            new CoreDrill("ends with the grace period", "healthy-full-window", "count:stopped"));

    static List<CoreDrill> manifest() {
        return MANIFEST;
    }

    @ParameterizedTest
    @MethodSource("manifest")
    void isShipped(CoreDrill drill) {
        assertThat(SUITE.scenarios())
                .filteredOn(scenario -> scenario.id().equals(drill.id()))
                .singleElement()
                .satisfies(scenario -> assertThat(scenario.expectations())
                        .filteredOn(it -> it.head().covers().contains(ROW))
                        .extracting(it -> it.head().id())
                        .contains(drill.check()));
    }

    @ParameterizedTest
    @MethodSource("manifest")
    void mustRunForAGo(CoreDrill drill) throws IOException {
        JsonNode lock =
                new ObjectMapper().readTree(ROOT.resolve("firedrill.lock.json").toFile());

        assertThat(lock.path("scenarios"))
                .filteredOn(entry -> entry.path("scenario").asText().equals(drill.id()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.path("checks"))
                        .extracting(JsonNode::asText)
                        .contains(drill.check()));
    }

    @Test
    void areElevenAndNoOthersCountAsOne() {
        Set<String> covering = new TreeSet<>();
        SUITE.scenarios()
                .forEach(scenario -> scenario.expectations().stream()
                        .filter(it -> it.head().covers().contains(ROW))
                        .forEach(it -> covering.add(
                                file(scenario.name()) + " " + it.head().id())));

        assertThat(covering).hasSize(11);
        assertThat(MANIFEST)
                .extracting(drill -> file(drill.scenario()) + " " + drill.check())
                .containsExactlyInAnyOrderElementsOf(covering);
    }

    /** Give the name of a scenario without that of its row. */
    private static String file(String scenario) {
        return scenario.replaceFirst("\\..*", "");
    }

    private static Suite suite() {
        String system = new RollbackMonitorProvider().name();
        return new SuiteReader(ROOT, new Known(Set.of(system), Set.of()))
                .read().suites().stream()
                        .filter(it -> it.system().equals(system))
                        .findFirst()
                        .orElseThrow();
    }
}
