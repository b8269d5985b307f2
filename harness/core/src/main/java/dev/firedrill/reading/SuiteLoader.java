package dev.firedrill.reading;

import dev.firedrill.model.Controls;
import dev.firedrill.model.LiveSystem;
import dev.firedrill.model.Position;
import dev.firedrill.model.Requirement;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Suite;
import dev.firedrill.reading.ProviderShelf.Script;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Loads suites with their scenarios and gathers what is wrong with them. */
final class SuiteLoader {

    static final String SUITE = "suite.json";
    static final String CONTROLS = "controls.json";
    static final String REQUIREMENTS = "requirements.json";
    static final String SYSTEM = "system.json";

    private final SourceFiles files;
    private final Known known;
    private final ProviderShelf providers;
    private final ProfileShelf profiles;
    private final ScenarioLoader scenarios;
    private final List<Suite> suites = new ArrayList<>();
    private final List<Defect> defects = new ArrayList<>();
    private final Map<String, Position> names = new HashMap<>();

    SuiteLoader(SourceFiles files, Known known) {
        this.files = files;
        this.known = known;
        this.providers = new ProviderShelf(files);
        this.profiles = new ProfileShelf(files);
        this.scenarios = new ScenarioLoader(files, providers, profiles);
    }

    /** Load one suite; of a broken one only what is wrong with it and with the syntax of its scenarios. */
    void load(Path folder, Collection<Path> scenarioFiles) {
        Optional<Own> own = own(folder);
        List<Scenario> good = new ArrayList<>();
        scenarioFiles.forEach(file -> good.addAll(scenarios(file, own.map(Own::scope))));
        own.ifPresent(it ->
                suites.add(new Suite(folder, it.scope().system(), it.scope().controls(), good, it.requirements())));
    }

    /** Judge a file that scenarios share, even if none does. */
    void judge(Path shared) {
        if (shared.toString().endsWith(FilePath.PROFILE)) {
            profiles.profile(shared);
        } else {
            providers.script(shared);
        }
    }

    Loaded loaded() {
        List<Defect> all = new ArrayList<>(defects);
        all.addAll(providers.defects());
        all.addAll(profiles.defects());
        return new Loaded(suites, all);
    }

    private Optional<Own> own(Path folder) {
        Defects ofSuite = new Defects();
        Optional<Source> suiteSource = files.open(folder.resolve(SUITE), ofSuite);
        Optional<SuiteFile> suite =
                tree(suiteSource, ofSuite).flatMap(new SuiteBinder(known, isLive(folder), ofSuite)::bind);
        Optional<String> system = suite.map(SuiteFile::system).filter(it -> !it.isEmpty());
        Optional<Map<String, Script>> scripts = suite.flatMap(it -> providers.find(it.providers(), folder, ofSuite));
        Defects ofControls = new Defects();
        Optional<Source> controlsSource = files.open(folder.resolve(CONTROLS), ofControls);
        Optional<Controls> controls =
                tree(controlsSource, ofControls).flatMap(it -> new ControlsBinder(ofControls).bind(it, system));
        Defects ofRequirements = new Defects();
        List<Requirement> requirements = requirements(folder.resolve(REQUIREMENTS), ofRequirements);
        Defects ofSystem = new Defects();
        Optional<LiveSystem> live =
                live(folder, controls.filter(any -> ofControls.isEmpty()), names(scripts), ofSystem);
        List<Defects> all = List.of(ofSuite, ofControls, ofRequirements, ofSystem);
        all.forEach(it -> defects.addAll(it.list()));
        boolean broken = all.stream().anyMatch(it -> !it.isEmpty());
        if (suite.isEmpty() || controls.isEmpty() || scripts.isEmpty() || broken) {
            return Optional.empty();
        }
        SuiteScope scope = new SuiteScope(
                suite.get().system(),
                suite.get().defaults(),
                controls.get(),
                names(requirements),
                known.checks(),
                scripts.get(),
                inputs(suiteSource, controlsSource),
                known.systems().contains(suite.get().system()),
                live);
        return Optional.of(new Own(scope, requirements));
    }

    /** How the system runs for real is no input of a golden, which is compared in virtual time. */
    private static SortedMap<String, String> inputs(Optional<Source> suite, Optional<Source> controls) {
        SortedMap<String, String> inputs = new TreeMap<>();
        suite.ifPresent(it -> inputs.put("suite", it.sha256()));
        controls.ifPresent(it -> inputs.put("controls", it.sha256()));
        return inputs;
    }

    private static boolean isLive(Path folder) {
        return Files.exists(folder.resolve(SYSTEM), LinkOption.NOFOLLOW_LINKS);
    }

    /** Read how the system runs for real; without its controls only the syntax of the file is judged. */
    private Optional<LiveSystem> live(Path folder, Optional<Controls> controls, Names scripts, Defects own) {
        if (!isLive(folder)) {
            return Optional.empty();
        }
        Optional<Value> tree = tree(files.open(folder.resolve(SYSTEM), own), own);
        return controls.flatMap(known -> tree.flatMap(new SystemBinder(known, scripts, home(folder), own)::bind));
    }

    /** Give the folder of a suite as a template, which holds wherever the project is. */
    private String home(Path folder) {
        if (folder.equals(files.root())) {
            return "${root}";
        }
        return folder.startsWith(files.root()) ? "${root}/" + files.name(folder) : files.name(folder);
    }

    private static Names names(Optional<Map<String, Script>> scripts) {
        return scripts.map(it -> new Names("provider", "", it.keySet())).orElse(Names.any("provider"));
    }

    private List<Requirement> requirements(Path file, Defects own) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? tree(files.open(file, own), own)
                        .flatMap(new RequirementsBinder(own)::bind)
                        .orElse(List.of())
                : List.of();
    }

    private static Names names(List<Requirement> requirements) {
        return requirements.isEmpty()
                ? Names.any("requirement")
                : new Names(
                        "requirement",
                        "of " + REQUIREMENTS,
                        requirements.stream().map(Requirement::id).toList());
    }

    private static Optional<Value> tree(Optional<Source> source, Defects own) {
        return source.flatMap(it -> TreeParser.parse(it, own));
    }

    private List<Scenario> scenarios(Path file, Optional<SuiteScope> scope) {
        Defects own = new Defects();
        List<Scenario> distinct = new ArrayList<>();
        for (ScenarioLoader.Named named : scenarios.load(file, scope, own)) {
            if (isNew(named, own)) {
                distinct.add(named.scenario());
            }
        }
        defects.addAll(own.list());
        return distinct;
    }

    private boolean isNew(ScenarioLoader.Named named, Defects own) {
        Scenario scenario = named.scenario();
        Position earlier = names.putIfAbsent(scenario.id().toLowerCase(Locale.ROOT), named.namePosition());
        if (earlier != null) {
            String found = "scenario " + Quote.of(scenario.name()) + " for the second time, first at " + earlier;
            own.add(
                    named.namePosition(),
                    found,
                    "each name once in a system, also regardless of case",
                    "rename one of the two");
        }
        return earlier == null;
    }

    /** What stands in the suite's own files. */
    private record Own(SuiteScope scope, List<Requirement> requirements) {}
}
