package dev.firedrill.reading;

import dev.firedrill.model.ProviderScript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the provider scripts, each read once, and finds those that a suite or scenario names. */
final class ProviderShelf {

    /** A script and the hash of its file. */
    record Script(ProviderScript provider, String sha256) {}

    private final SourceFiles files;
    private final Map<Path, Optional<Script>> read = new LinkedHashMap<>();
    private final List<Defect> defects = new ArrayList<>();

    ProviderShelf(SourceFiles files) {
        this.files = files;
    }

    /** List what is wrong with the files read so far. */
    List<Defect> defects() {
        return List.copyOf(defects);
    }

    /**
     * Find scripts by path, keyed by the name of their provider. Absent where one of them cannot be used.
     *
     * @param folder what the paths are relative to
     * @param reporting takes what is wrong with the paths, not with the files
     */
    Optional<Map<String, Script>> find(List<Value.Text> paths, Path folder, Defects reporting) {
        Map<String, Script> found = new LinkedHashMap<>();
        Distinct names = new Distinct("provider", "name only one script of each provider", reporting);
        boolean complete = true;
        for (Value.Text path : paths) {
            Optional<Script> script =
                    files.find(path, folder, "provider", reporting).flatMap(this::script);
            script.filter(it -> names.isNew(it.provider().name(), path.position()))
                    .ifPresent(it -> found.put(it.provider().name(), it));
            complete &= script.isPresent();
        }
        return complete ? Optional.of(found) : Optional.empty();
    }

    /** Read one script; what is wrong with it is reported once, however many ask for it. */
    Optional<Script> script(Path path) {
        if (!read.containsKey(path)) {
            read.put(path, load(path));
        }
        return read.getOrDefault(path, Optional.empty());
    }

    private Optional<Script> load(Path path) {
        Defects own = new Defects();
        Optional<Script> script = files.open(path, own)
                .flatMap(source -> TreeParser.parse(source, own)
                        .flatMap(new ProviderBinder(own)::bind)
                        .map(provider -> new Script(provider, source.sha256())));
        defects.addAll(own.list());
        return script.filter(it -> own.isEmpty());
    }
}
