package dev.firedrill.cli;

import dev.firedrill.engine.Project;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Plain;
import dev.firedrill.result.Results;
import dev.firedrill.result.ResultsJson;
import dev.firedrill.result.ResultsMerge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds what a run left in its folder: results, or the parts of a build that nobody merged, and the logs beside them. */
final class ResultsFolder {

    /** Names of the parts that the JVMs of a build leave. */
    static final String PARTS = "results-*.json";

    private final Path folder;
    private final Results results;

    private ResultsFolder(Path folder, Results results) {
        this.folder = folder;
        this.results = results;
    }

    /** Open a folder that a command line names, or that of the project. */
    static ResultsFolder of(Optional<Path> named) {
        return of(named.orElseGet(() -> Project.outputOf(Firedrill.project().root())));
    }

    /**
     * Open a folder.
     *
     * @throws Refusal if there are no results in it
     */
    static ResultsFolder of(Path folder) {
        Path whole = folder.resolve(ResultsJson.FILE);
        List<Results> found = Files.exists(whole) ? List.of(ResultsJson.read(whole)) : parts(folder);
        if (found.isEmpty()) {
            throw Refusal.configuration(
                    Plain.line(folder.toString()),
                    Files.isDirectory(folder) ? "no '%s'".formatted(ResultsJson.FILE) : "no such folder",
                    "a folder into which a run wrote its results",
                    "./firedrill run writes them; --results DIR names another folder");
        }
        return new ResultsFolder(folder, found.size() == 1 ? found.get(0) : ResultsMerge.merge(found));
    }

    /** Read the parts that the JVMs of a build left, in order of their names. */
    static List<Results> parts(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PARTS)) {
            List<Path> parts = new ArrayList<>();
            files.forEach(parts::add);
            return parts.stream().sorted().map(ResultsJson::read).toList();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    Results results() {
        return results;
    }

    /**
     * Find an entry.
     *
     * @throws Refusal if there is none of that name, or several
     */
    Entry entry(EntryName name) {
        List<Entry> fitting = results.entries().stream().filter(name::fits).toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        List<Entry> named = results.entries().stream()
                .filter(it -> it.scenario().equals(name.scenario()))
                .toList();
        throw named.isEmpty() ? unknown(name) : unclear(named, fitting.size());
    }

    private Refusal unknown(EntryName name) {
        Set<String> known = new TreeSet<>();
        results.entries().forEach(it -> known.add(it.scenario()));
        return Refusal.configuration(
                Plain.line(folder.resolve(ResultsJson.FILE).toString()),
                "no entry of '%s'".formatted(Plain.line(name.scenario())),
                "a scenario that was drilled, as 'system/name'",
                known.isEmpty() ? "no scenario ran" : NearestNames.hint(name.scenario(), known));
    }

    private Refusal unclear(List<Entry> named, int fitting) {
        List<String> titles = named.stream().map(EntryName::full).toList();
        return Refusal.configuration(
                Plain.line(folder.resolve(ResultsJson.FILE).toString()),
                (fitting == 0 ? "another entry of that name: '%s'" : "several entries of that name: '%s'")
                        .formatted(String.join("', '", titles)),
                "one of them",
                "choose by --variant and --mode, or name it as it stands above");
    }

    /** Find the entry of a folder that holds no other. */
    Entry only() {
        if (results.entries().size() != 1) {
            throw Refusal.configuration(
                    Plain.line(folder.toString()),
                    "%d entries".formatted(results.entries().size()),
                    "a single one where none is named",
                    "name it, as '%s:system/name'".formatted(Plain.line(folder.toString())));
        }
        return results.entries().get(0);
    }

    /**
     * Find the log of the run that an entry shows.
     *
     * @throws Refusal if none was kept
     */
    Path log(Entry entry) {
        return kept(folder, entry)
                .orElseThrow(() -> Refusal.configuration(
                        Plain.line(folder.resolve(ResultsJson.FILE).toString()),
                        entry.events() == null
                                ? "no log of '%s'".formatted(EntryText.title(entry))
                                : "the log '%s' of '%s', which is not there"
                                        .formatted(Plain.line(entry.events()), EntryText.title(entry)),
                        "the log of the run that its entry shows, beside the results",
                        "give the whole folder that the run wrote, or run it again"));
    }

    /** Find a log that is kept; one that lies elsewhere was not written by a run. */
    static Optional<Path> kept(Path folder, Entry entry) {
        return Optional.ofNullable(entry.events())
                .map(place -> folder.resolve(place).normalize())
                .filter(log -> log.startsWith(folder.normalize()) && Files.isRegularFile(log));
    }
}
