package dev.firedrill.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the failure profiles, each read once. */
final class ProfileShelf {

    private final SourceFiles files;
    private final Map<Path, Optional<ProfileFile>> read = new LinkedHashMap<>();
    private final List<Defect> defects = new ArrayList<>();

    ProfileShelf(SourceFiles files) {
        this.files = files;
    }

    /** List what is wrong with the files read so far. */
    List<Defect> defects() {
        return List.copyOf(defects);
    }

    /**
     * Find a profile by its path; absent where it cannot be used.
     *
     * @param folder what the path is relative to
     * @param reporting takes what is wrong with the path, not with the file
     */
    Optional<ProfileFile> find(Value.Text path, Path folder, Defects reporting) {
        return files.find(path, folder, "profile", reporting).flatMap(this::profile);
    }

    /** Read one profile; what is wrong with it is reported once, however many ask for it. */
    Optional<ProfileFile> profile(Path path) {
        if (!read.containsKey(path)) {
            read.put(path, load(path));
        }
        return read.getOrDefault(path, Optional.empty());
    }

    private Optional<ProfileFile> load(Path path) {
        Defects own = new Defects();
        Optional<ProfileFile> profile = files.open(path, own)
                .flatMap(
                        source -> TreeParser.parse(source, own).flatMap(new ProfileBinder(own, source.sha256())::bind));
        defects.addAll(own.list());
        return profile.filter(it -> own.isEmpty());
    }
}
