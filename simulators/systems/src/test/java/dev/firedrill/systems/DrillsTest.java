package dev.firedrill.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.check.Status;
import dev.firedrill.drill.Drill;
import dev.firedrill.drill.DrillPlan;
import dev.firedrill.drill.Progress;
import dev.firedrill.model.Controls.Variant;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Suite;
import dev.firedrill.reading.Known;
import dev.firedrill.reading.Loaded;
import dev.firedrill.reading.SuiteReader;
import dev.firedrill.result.CheckResult;
import dev.firedrill.world.SystemProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped scenarios pass with the shipped systems, and catch each of their broken variants. */
class DrillsTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final OptionalInt RUNS = OptionalInt.of(3);
    private static final Map<String, SystemProvider> SYSTEMS = systems();
    private static final Loaded LOADED = new SuiteReader(ROOT, new Known(SYSTEMS.keySet(), Set.of())).read();

    @Test
    void readsEveryFile() {
        assertThat(LOADED.defects()).isEmpty();
        assertThat(LOADED.suites()).extracting(Suite::system).containsAll(SYSTEMS.keySet());
    }

    @Test
    void offersExactlyTheVariantsThatTheControlsDeclare() {
        assertThat(LOADED.suites())
                .allSatisfy(suite -> assertThat(SYSTEMS.get(suite.system()).variants())
                        .containsExactlyInAnyOrderElementsOf(suite.controls().variants().stream()
                                .map(Variant::name)
                                .toList()));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void passesWithTheCorrectSystem(Scenario scenario) {
        assertThat(drill(scenario, ""))
                .allSatisfy(
                        check -> assertThat(check.status()).as(check.found()).isEqualTo(Status.PASS));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void catchesTheBrokenVariant(String system, String variant) {
        assertThat(scenarios().filter(it -> it.system().equals(system)))
                .anySatisfy(scenario -> assertThat(drill(scenario, variant))
                        .extracting(CheckResult::status)
                        .contains(Status.FAIL));
    }

    /** Give what all checks found but the golden's, whose recording is kept elsewhere. */
    private static List<CheckResult> drill(Scenario scenario, String variant) {
        DrillPlan plan = new DrillPlan(variant, OptionalLong.empty(), RUNS, 1, true);
        return new Drill(scenario, SYSTEMS.get(scenario.system()), plan)
                .sweep(Progress.SILENT).checks().stream()
                        .filter(check -> !check.kind().equals("golden"))
                        .toList();
    }

    static Stream<Scenario> scenarios() {
        return LOADED.suites().stream().flatMap(suite -> suite.scenarios().stream());
    }

    static Stream<Arguments> variants() {
        return SYSTEMS.values().stream()
                .flatMap(system -> system.variants().stream().map(variant -> Arguments.of(system.name(), variant)));
    }

    private static Map<String, SystemProvider> systems() {
        Map<String, SystemProvider> systems = new TreeMap<>();
        ServiceLoader.load(SystemProvider.class).forEach(system -> systems.put(system.name(), system));
        return systems;
    }
}
