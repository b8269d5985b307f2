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
import dev.firedrill.world.SystemProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
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

/** The shipped scenarios catch each broken variant of the shipped systems; that they pass is shown where they stand. */
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
                .filteredOn(suite -> SYSTEMS.containsKey(suite.system())) // others run for real only
                .allSatisfy(suite -> assertThat(SYSTEMS.get(suite.system()).variants())
                        .containsExactlyInAnyOrderElementsOf(suite.controls().variants().stream()
                                .map(Variant::name)
                                .toList()));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void catchesTheBrokenVariant(String system, String variant) {
        assertThat(scenarios(system)).anyMatch(scenario -> catches(scenario, variant));
    }

    /** Say whether a check fails; that of a golden does not count, whose recording is kept elsewhere. */
    private static boolean catches(Scenario scenario, String variant) {
        DrillPlan plan = new DrillPlan(variant, OptionalLong.empty(), RUNS, 1, false).untilItIsCaught();
        return new Drill(scenario, SYSTEMS.get(scenario.system()), plan)
                .sweep(Progress.SILENT).checks().stream().anyMatch(check -> check.status() == Status.FAIL);
    }

    /** Give the scenarios of a system, those that last a day behind all others. */
    private static Stream<Scenario> scenarios(String system) {
        return LOADED.suites().stream()
                .filter(suite -> suite.system().equals(system))
                .flatMap(suite -> suite.scenarios().stream())
                .sorted(Comparator.comparing(DrillsTest::length));
    }

    private static Duration length(Scenario scenario) {
        return scenario.loads().stream()
                .map(load -> load.from().plus(load.length()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
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
