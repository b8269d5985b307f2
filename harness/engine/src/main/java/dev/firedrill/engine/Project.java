package dev.firedrill.engine;

import dev.firedrill.check.CheckFactory;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Suite;
import dev.firedrill.reading.Defect;
import dev.firedrill.reading.Known;
import dev.firedrill.reading.Loaded;
import dev.firedrill.reading.SuiteReader;
import dev.firedrill.world.SystemProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apiguardian.api.API;

/** Find what a project has to drill: its root, its scenarios and the systems on the class path. Files are read once. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Project {

    /** Name of the folder of scenarios; the folder that holds it is the project root. */
    public static final String SCENARIOS = "scenarios";

    private final Path root;
    private final Map<String, SystemProvider> systems = new TreeMap<>();
    private final Map<Path, Loaded> loaded = new TreeMap<>();

    /** Open the project at this root. */
    public Project(Path root) {
        this.root = real(root);
        ServiceLoader.load(SystemProvider.class).forEach(system -> systems.putIfAbsent(system.name(), system));
    }

    /** Find the nearest folder with {@code scenarios/}, from this one upwards. */
    public static Optional<Path> rootAbove(Path folder) {
        for (Path candidate = folder.toAbsolutePath().normalize();
                candidate != null;
                candidate = candidate.getParent()) {
            if (Files.isDirectory(candidate.resolve(SCENARIOS))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Give the folder for results where none is configured. */
    public static Path outputOf(Path root) {
        return root.resolve("target").resolve("firedrill");
    }

    /** Give the root, absolute. */
    public Path root() {
        return root;
    }

    /** Find a system on the class path. */
    public Optional<SystemProvider> system(String name) {
        return Optional.ofNullable(systems.get(name));
    }

    /** Stand for a system that is run for real only, as its {@code system.json} says. */
    public static SystemProvider notInJava(String name) {
        return new NotInJava(name);
    }

    /** Read all that is in {@code scenarios/}. */
    public Loaded scenarios() {
        return in(root.resolve(SCENARIOS));
    }

    /**
     * Read what is in a folder or file: its scenarios, and every defect that concerns them.
     *
     * @param path absolute, or relative to the root
     */
    public Loaded in(Path path) {
        Path wanted = root.resolve(path).normalize();
        Path base = wanted.startsWith(root.resolve(SCENARIOS)) ? root.resolve(SCENARIOS) : wanted;
        Loaded all = loaded.computeIfAbsent(base, this::read);
        List<Suite> suites = all.suites().stream()
                .map(suite -> keep(suite, wanted))
                .filter(suite -> !suite.scenarios().isEmpty())
                .toList();
        List<Defect> defects = all.defects().stream()
                .filter(defect -> concerns(file(defect.position().file()), wanted))
                .toList();
        return new Loaded(suites, defects);
    }

    /** Tell whether a suite that was read here holds all scenarios of its folder, and none of them is broken. */
    boolean holdsAllOf(Suite suite) {
        Path folder = file(suite.folder().toString());
        Loaded all = in(folder);
        long scenarios = all.suites().stream()
                .filter(it -> it.folder().equals(suite.folder()))
                .mapToLong(it -> it.scenarios().size())
                .sum();
        return all.defects().isEmpty() && scenarios == suite.scenarios().size();
    }

    /** Give the file that a position names. */
    public Path file(String shown) {
        return root.resolve(shown).normalize();
    }

    /** Resolve links, so that one file never has two names; what does not exist keeps the name it has. */
    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException absent) {
            return path.toAbsolutePath().normalize();
        }
    }

    private Loaded read(Path base) {
        SuiteReader reader = new SuiteReader(root, new Known(systems.keySet(), checks()));
        return base.equals(root.resolve(SCENARIOS)) ? reader.read() : reader.read(List.of(base));
    }

    private static Set<String> checks() {
        return StreamSupport.stream(ServiceLoader.load(CheckFactory.class).spliterator(), false)
                .map(CheckFactory::kind)
                .collect(Collectors.toSet());
    }

    private Suite keep(Suite suite, Path wanted) {
        List<Scenario> scenarios = suite.scenarios().stream()
                .filter(scenario -> file(scenario.position().file()).startsWith(wanted))
                .toList();
        return new Suite(suite.folder(), suite.system(), suite.controls(), scenarios, suite.requirements());
    }

    /** A broken file concerns itself, and if it is no scenario all that stands beside and below it. */
    private static boolean concerns(Path broken, Path wanted) {
        boolean shared = !broken.toString().endsWith(".scenario.json") && broken.getParent() != null;
        return broken.startsWith(wanted) || (shared && wanted.startsWith(broken.getParent()));
    }
}
