package dev.firedrill.reading;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Read suites of scenarios from JSON files. Whatever is wrong with a file is a {@link Defect}, never an exception, and
 * whatever else is right is still read.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SuiteReader {

    private static final String SCENARIOS = "scenarios";

    private final SourceFiles files;
    private final Known known;

    /**
     * Prepare to read below a project.
     *
     * @param root the folder that holds {@code scenarios/}; positions are relative to it
     * @param known what the installation offers
     */
    public SuiteReader(Path root, Known known) {
        this.files = new SourceFiles(root);
        this.known = known;
    }

    /** Read every suite below {@code scenarios/}. */
    public Loaded read() {
        return read(List.of(Path.of(SCENARIOS)));
    }

    /**
     * Read a part.
     *
     * @param selection folders, or files named {@code *.scenario.json}; absolute, or relative to the root
     */
    public Loaded read(List<Path> selection) {
        Defects found = new Defects();
        Discovery discovery = new Discovery(files, found);
        selection.forEach(discovery::look);
        SuiteLoader loader = new SuiteLoader(files, known);
        bySuite(discovery, found).forEach((folder, scenarios) -> loader.load(folder, scenarios));
        discovery.shared().forEach(loader::judge);
        return with(found.list(), loader.loaded());
    }

    private SortedMap<Path, Set<Path>> bySuite(Discovery discovery, Defects found) {
        SortedMap<Path, Set<Path>> suites = new TreeMap<>();
        discovery.suites().forEach(folder -> suites.put(folder, new LinkedHashSet<>()));
        for (Path scenario : discovery.scenarios()) {
            Optional<Path> folder = suiteOf(scenario);
            folder.ifPresent(it ->
                    suites.computeIfAbsent(it, any -> new LinkedHashSet<>()).add(scenario));
            if (folder.isEmpty()) {
                found.add(
                        files.start(scenario),
                        "a scenario outside any suite",
                        "a 'suite.json' in its folder or one above",
                        "add a 'suite.json', or move the scenario");
            }
        }
        return suites;
    }

    private Optional<Path> suiteOf(Path scenario) {
        for (Path folder = scenario.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(SuiteLoader.SUITE))) {
                return Optional.of(folder);
            }
            if (folder.equals(files.root())) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Loaded with(List<Defect> found, Loaded loaded) {
        List<Defect> all = new ArrayList<>(found);
        all.addAll(loaded.defects());
        return new Loaded(loaded.suites(), all);
    }
}
