package dev.firedrill.reading;

import dev.firedrill.model.Position;
import dev.firedrill.model.Scenario;
import dev.firedrill.reading.ProviderShelf.Script;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads the scenarios of one file: one, or one for each row of its examples. */
final class ScenarioLoader {

    static final String SUFFIX = ".scenario.json";

    /** A scenario and the place of its name. */
    record Named(Scenario scenario, Position namePosition) {}

    private final SourceFiles files;
    private final ProviderShelf providers;
    private final ProfileShelf profiles;

    ScenarioLoader(SourceFiles files, ProviderShelf providers, ProfileShelf profiles) {
        this.files = files;
        this.providers = providers;
        this.profiles = profiles;
    }

    /** Load a file; without a scope, because its suite is broken, only its syntax is judged. */
    List<Named> load(Path path, Optional<SuiteScope> scope, Defects defects) {
        Optional<Source> source = files.open(path, defects);
        Optional<Value.Structure> file =
                source.flatMap(it -> TreeParser.parse(it, defects)).flatMap(it -> Members.structure(it, defects));
        if (source.isEmpty() || file.isEmpty() || scope.isEmpty()) {
            return List.of();
        }
        List<Named> scenarios = new OneFile(path, source.get(), scope.get(), defects).scenarios(file.get());
        return defects.isEmpty() ? scenarios : List.of();
    }

    /** The loading of one file. */
    private final class OneFile {

        private final Path path;
        private final Source source;
        private final SuiteScope scope;
        private final Defects defects;

        OneFile(Path path, Source source, SuiteScope scope, Defects defects) {
            this.path = path;
            this.source = source;
            this.scope = scope;
            this.defects = defects;
        }

        List<Named> scenarios(Value.Structure file) {
            Value.Member table = file.members().get(Examples.KEY);
            if (table == null) {
                return scenario(file, Optional.empty(), defects).stream().toList();
            }
            return ofRows(new Examples(file, scope.controls(), new Binders(defects)), table.value());
        }

        private List<Named> ofRows(Examples examples, Value table) {
            List<Named> scenarios = new ArrayList<>();
            RowDefects ofFilling = new RowDefects();
            RowDefects ofBinding = new RowDefects();
            for (Examples.Row row : examples.rows(table, source.text().length())) {
                Defects own = new Defects();
                Value.Structure filled = examples.fill(row, new Binders(own));
                ofFilling.add(row.id(), own.list());
                if (own.isEmpty()) {
                    scenario(filled, Optional.of(row.id()), own).ifPresent(scenarios::add);
                    ofBinding.add(row.id(), own.list());
                }
            }
            ofFilling.reportTo(defects);
            ofBinding.reportTo(defects);
            return scenarios;
        }

        private Optional<Named> scenario(Value.Structure file, Optional<String> row, Defects own) {
            ScenarioBinder binder = new ScenarioBinder(scope, source.sha256(), new Neighbours(path, own), own);
            return binder.bind(file, row).filter(it -> own.isEmpty()).map(it -> new Named(it, namePosition(file)));
        }

        private Position namePosition(Value.Structure file) {
            return Optional.ofNullable(file.members().get("name"))
                    .map(it -> it.value().position())
                    .orElse(file.position());
        }
    }

    /** Finds what a scenario file names, and the provider script that stands beside it. */
    private final class Neighbours implements NamedFiles {

        private final Path path;
        private final Defects defects;

        Neighbours(Path path, Defects defects) {
            this.path = path;
            this.defects = defects;
        }

        @Override
        public Optional<Map<String, Script>> scripts(List<Value.Text> paths) {
            Optional<Map<String, Script>> named = providers.find(paths, folder(), defects);
            Path beside = beside();
            if (!Files.exists(beside, LinkOption.NOFOLLOW_LINKS)) {
                return named;
            }
            Optional<Script> nearest = providers.script(beside);
            return named.flatMap(map -> nearest.map(script -> with(map, script)));
        }

        @Override
        public Optional<ProfileFile> profile(Value.Text named) {
            return profiles.find(named, folder(), defects);
        }

        private Path folder() {
            return path.resolveSibling("");
        }

        private Path beside() {
            String file = String.valueOf(path.getFileName());
            return path.resolveSibling(file.substring(0, file.length() - SUFFIX.length()) + FilePath.PROVIDER);
        }
    }

    private static Map<String, Script> with(Map<String, Script> scripts, Script nearest) {
        Map<String, Script> all = new LinkedHashMap<>(scripts);
        all.put(nearest.provider().name(), nearest);
        return all;
    }
}
