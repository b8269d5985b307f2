package dev.firedrill.engine;

import dev.firedrill.drill.Drill;
import dev.firedrill.drill.DrillException;
import dev.firedrill.drill.LiveStage;
import dev.firedrill.drill.RealLength;
import dev.firedrill.model.Controls;
import dev.firedrill.model.Mode;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Suite;
import dev.firedrill.reading.Defect;
import dev.firedrill.reading.Loaded;
import dev.firedrill.world.SystemProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;

/** Lists what stands in a folder or file: scenarios that can be drilled, and problems. Remembers what each key means. */
final class Contents {

    private final Settings settings;
    private final Optional<Project> project;
    private final Map<Keys.OfSuite, Suite> suites = new HashMap<>();
    private final Map<Keys.OfScenario, Drillable> scenarios = new HashMap<>();
    private final Map<Keys.OfProblem, Problem> problems = new HashMap<>();
    private final Map<Keys.OfInventory, Inventory> inventories = new HashMap<>();
    private final Map<Keys.OfSkipped, SkippedNode.Skipped> skips = new HashMap<>();

    Contents(EngineRoot root) {
        this.settings = root.settings();
        this.project = root.project();
    }

    /** Holds a scenario with what drills it. */
    record Drillable(Scenario scenario, Drill drill) {}

    Suite suite(Keys.OfSuite key) {
        return known(suites, key);
    }

    Drillable scenario(Keys.OfScenario key) {
        return known(scenarios, key);
    }

    SkippedNode.Skipped skipped(Keys.OfSkipped key) {
        return known(skips, key);
    }

    Problem problem(Keys.OfProblem key) {
        return known(problems, key);
    }

    Inventory inventory(Keys.OfInventory key) {
        return known(inventories, key);
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        return Optional.ofNullable(map.get(key))
                .orElseThrow(() -> new IllegalStateException("expected '%s' to be listed before".formatted(key)));
    }

    /** List what stands in a folder or file. There is always something: nothing at all is a problem too. */
    Set<DiscoverySelector> in(UniqueId base, Path path) {
        Set<DiscoverySelector> keys = new LinkedHashSet<>();
        settings.problems().forEach(problem -> keys.add(remember(base, problem.place(), problem)));
        if (project.isEmpty()) {
            keys.add(remember(base, Project.SCENARIOS, noRoot()));
        } else {
            list(base, project.get(), path, keys);
        }
        return keys;
    }

    private void list(UniqueId base, Project found, Path path, Set<DiscoverySelector> keys) {
        Loaded loaded = found.in(path);
        addDefects(base, loaded.defects(), keys);
        Filter filter = new Filter(found, settings.scenarios());
        for (Suite suite : loaded.suites()) {
            suite.scenarios().stream()
                    .filter(filter::keeps)
                    .forEach(scenario -> add(base, found, suite, scenario, keys));
        }
        if (keys.isEmpty()) {
            String shown = shown(found, path);
            keys.add(remember(base, shown, filter.nothing(shown, settings.variant())));
        }
        if (isWhole(base, found, path)) {
            inventory(base, found, keys).ifPresent(keys::add);
        }
    }

    /** Say whether an anchor asks for all there is: with another choice, something is left out on purpose. */
    private boolean isWhole(UniqueId base, Project found, Path path) {
        return base.getLastSegment().getType().equals(Keys.CLASS)
                && found.file(path.toString()).equals(found.file(Project.SCENARIOS))
                && settings.isWhole();
    }

    private Optional<DiscoverySelector> inventory(UniqueId base, Project found, Set<DiscoverySelector> keys) {
        List<Drillable> correct = keys.stream()
                .filter(Keys.OfScenario.class::isInstance)
                .map(Keys.OfScenario.class::cast)
                .filter(key -> key.variant().isEmpty() && key.mode() == Mode.SIMULATED)
                .map(this::scenario)
                .toList();
        Keys.OfInventory key = new Keys.OfInventory(base);
        return Inventory.of(found.root(), correct).map(inventory -> {
            inventories.put(key, inventory);
            return key;
        });
    }

    private void add(UniqueId base, Project found, Suite suite, Scenario scenario, Set<DiscoverySelector> keys) {
        Keys.OfSuite inSuite = new Keys.OfSuite(base, segment(found, suite));
        suites.put(inSuite, suite);
        addBadTags(base, scenario, keys);
        for (Mode mode : settings.modes()) {
            Optional<String> refusal = refusal(scenario, mode);
            if (refusal.isPresent()) {
                keys.add(skipped(base, new SkippedNode.Skipped(scenario, mode, refusal.get())));
            } else {
                variants(suite.controls(), mode)
                        .forEach(variant -> keys.add(drillable(
                                found, new Keys.OfScenario(inSuite, scenario.name(), variant, mode), scenario)));
            }
        }
    }

    private static Optional<String> refusal(Scenario scenario, Mode mode) {
        Optional<String> declared = scenario.modes().refusal(mode);
        return mode == Mode.LIVE
                ? declared.or(() -> RealLength.refusal(scenario))
                        .or(() -> scenario.modes().system().flatMap(LiveStage::lacking))
                : declared;
    }

    private DiscoverySelector skipped(UniqueId base, SkippedNode.Skipped skipped) {
        Keys.OfSkipped key = new Keys.OfSkipped(
                base, skipped.scenario().id() + "!" + skipped.mode().word());
        skips.put(key, skipped);
        return key;
    }

    /** List the variants to drill of a system: the correct one is "". */
    private List<String> variants(Controls controls, Mode mode) {
        if (mode == Mode.LIVE
                && settings.modes().size() > 1
                && settings.variant().equals(Settings.EVERY_VARIANT)) {
            return List.of(""); // virtual time catches them sooner
        }
        List<String> declared =
                controls.variants().stream().map(Controls.Variant::name).toList();
        if (settings.variant().isEmpty()) {
            return List.of("");
        }
        if (!settings.variant().equals(Settings.EVERY_VARIANT)) {
            return declared.stream().filter(settings.variant()::equals).toList();
        }
        List<String> all = new ArrayList<>(List.of(""));
        all.addAll(declared);
        return all;
    }

    private DiscoverySelector drillable(Project found, Keys.OfScenario key, Scenario scenario) {
        try {
            SystemProvider system = found.system(scenario.system())
                    .or(() ->
                            key.mode() == Mode.LIVE ? Optional.of(new NotInJava(scenario.system())) : Optional.empty())
                    .orElseThrow(() -> new DrillException(
                            scenario.position(),
                            "the system '" + scenario.system() + "'",
                            "a system on the class path",
                            "add the module that offers it"));
            Drill drill =
                    new Drill(scenario, system, settings.plan(key.variant(), key.mode(), folder(found, key, scenario)));
            scenarios.put(key, new Drillable(scenario, drill));
            return key;
        } catch (DrillException exception) {
            return remember(key.suite().base(), scenario.id() + "@" + key.variant(), Problem.of(exception));
        }
    }

    private Path folder(Project found, Keys.OfScenario key, Scenario scenario) {
        Path output = settings.output().orElseGet(() -> Project.outputOf(found.root()));
        String name = scenario.id().replace('/', '.') + (key.variant().isEmpty() ? "" : "@" + key.variant());
        return output.resolve("live").resolve(name);
    }

    private void addDefects(UniqueId base, List<Defect> defects, Set<DiscoverySelector> keys) {
        Map<String, Integer> ordinals = new HashMap<>();
        for (Defect defect : defects) {
            String file = defect.position().file();
            int ordinal = ordinals.merge(file, 1, Integer::sum);
            keys.add(remember(base, file + "#" + ordinal, Problem.of(defect)));
        }
    }

    private void addBadTags(UniqueId base, Scenario scenario, Set<DiscoverySelector> keys) {
        scenario.tags().stream()
                .filter(tag -> !TestTag.isValid(tag))
                .forEach(tag -> keys.add(remember(
                        base,
                        scenario.id() + "#" + tag,
                        Problem.at(
                                scenario.position(),
                                "the tag '" + tag + "'",
                                "a tag without blanks and without any of , ( ) & | !",
                                "rename the tag"))));
    }

    private Keys.OfProblem remember(UniqueId base, String segment, Problem problem) {
        Keys.OfProblem key = new Keys.OfProblem(base, segment);
        problems.put(key, problem);
        return key;
    }

    /** List only the check that is declared around a line of a file, or all where there is none. */
    Set<DiscoverySelector> at(UniqueId base, Path file, int line) {
        Set<DiscoverySelector> all = in(base, file);
        Set<DiscoverySelector> checks = new LinkedHashSet<>();
        for (DiscoverySelector key : all) {
            if (key instanceof Keys.OfScenario scenario) {
                Drillable there = scenario(scenario);
                CheckLines.of(file, there.scenario(), there.drill().checks())
                        .at(line)
                        .ifPresent(check -> checks.add(new Keys.OfCheck(scenario, check)));
            }
        }
        return checks.isEmpty() ? all : checks;
    }

    /** Find what the segments of a unique id below its base name. */
    Set<DiscoverySelector> named(UniqueId base, Path path, List<UniqueId.Segment> below) {
        UniqueId wanted = base;
        for (UniqueId.Segment segment : below) {
            wanted = wanted.append(segment);
        }
        Set<DiscoverySelector> keys = new LinkedHashSet<>();
        for (DiscoverySelector key : in(base, path)) {
            addNamed(key, wanted, keys);
        }
        return keys;
    }

    private void addNamed(DiscoverySelector key, UniqueId wanted, Set<DiscoverySelector> keys) {
        if (key instanceof Keys.OfProblem problem && problem.id().equals(wanted)) {
            keys.add(problem);
        } else if (key instanceof Keys.OfInventory inventory && inventory.id().equals(wanted)) {
            keys.add(inventory);
        } else if (key instanceof Keys.OfSkipped skipped && skipped.id().equals(wanted)) {
            keys.add(skipped);
        } else if (key instanceof Keys.OfScenario scenario) {
            if (scenario.id().hasPrefix(wanted)) {
                keys.add(scenario);
            } else if (wanted.hasPrefix(scenario.id())) {
                scenario(scenario).drill().checks().stream()
                        .map(check -> new Keys.OfCheck(scenario, check.id()))
                        .filter(check -> check.id().equals(wanted))
                        .forEach(keys::add);
            }
        }
    }

    /** Find the folder or file that the first segment below the engine speaks of. */
    Path folder(UniqueId.Segment first) {
        String name = first.getValue();
        String path = switch (first.getType()) {
            case Keys.PROBLEM -> name.replaceFirst("[#@].*", "");
            case Keys.SKIPPED -> name.replaceFirst("/.*", "");
            default -> name;
        };
        Path usual = Path.of(Project.SCENARIOS, path);
        boolean isUsual = project.filter(found -> Files.exists(found.file(usual.toString())))
                .isPresent();
        return isUsual ? usual : Path.of(path);
    }

    /** Name a suite by its system where it stands at its usual place, otherwise by its folder. */
    private static String segment(Project project, Suite suite) {
        String folder = shown(project, suite.folder());
        String usual = Project.SCENARIOS + "/" + suite.system();
        return folder.equals(usual) ? suite.system() : folder;
    }

    private static String shown(Project project, Path path) {
        Path full = project.root().resolve(path).normalize();
        Path shown = full.startsWith(project.root()) ? project.root().relativize(full) : full;
        return shown.toString().replace('\\', '/');
    }

    private static Problem noRoot() {
        return Problem.in(
                Path.of("").toAbsolutePath().toString(),
                "no folder '" + Project.SCENARIOS + "' here or above",
                "a project with a folder '" + Project.SCENARIOS + "'",
                "create it, or name the project root by " + Configuration.ROOT.key());
    }
}
