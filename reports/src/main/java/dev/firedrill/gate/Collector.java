package dev.firedrill.gate;

import dev.firedrill.gate.Presented.Part;
import dev.firedrill.gate.ResultFiles.Found;
import dev.firedrill.result.Conformance;
import dev.firedrill.result.Entry;
import dev.firedrill.result.Inputs;
import dev.firedrill.result.Lock;
import dev.firedrill.result.Provenance;
import dev.firedrill.result.Provenance.Commit;
import dev.firedrill.result.Provenance.Input;
import dev.firedrill.result.Results;
import dev.firedrill.result.ResultsException;
import dev.firedrill.result.ResultsJson;
import dev.firedrill.result.ResultsMerge;
import dev.firedrill.result.Seal;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** Read all that the gate is shown: results, the lock file, the files that were drilled, statements, a baseline. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Collector {

    private static final String SUITE = "suite.json";

    private final Path root;
    private final ResultFiles files;

    private Collector(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.files = new ResultFiles(root);
    }

    /**
     * Read it. What cannot be read is among the defects of what is presented; nothing is thrown for it.
     *
     * @param root the project
     * @param folders where results are; each holds {@code results.json}, or parts {@code results-*.json} of a build
     * @param commit what the project holds now; empty where nobody can say
     * @param subject what is to be released
     * @param baseline results of the last GO: a file, or the folder that holds {@code results.json}
     * @param now when the gate decides
     */
    public static Presented collect(
            Path root,
            List<Path> folders,
            Optional<Commit> commit,
            Optional<String> subject,
            Optional<Path> baseline,
            Instant now) {
        return new Collector(root).presented(folders, commit, subject, baseline, now);
    }

    private Presented presented(
            List<Path> folders,
            Optional<Commit> commit,
            Optional<String> subject,
            Optional<Path> baseline,
            Instant now) {
        List<Path> once = folders.stream()
                .map(it -> it.toAbsolutePath().normalize())
                .distinct()
                .toList();
        List<Part> parts = once.stream()
                .flatMap(it -> files.in(it).stream())
                .map(this::part)
                .toList();
        Optional<Results> results = merged(parts.stream().map(Part::results).toList());
        Optional<Lock> lock = lock();
        Optional<Results> before = baseline.flatMap(this::baseline);
        List<Statement> statements =
                once.stream().flatMap(it -> statements(it).stream()).distinct().toList();
        List<String> pending =
                once.stream().flatMap(it -> pending(it).stream()).distinct().toList();
        return new Presented(results, parts, files.defects(), lock, commit, now, subject, before, statements, pending);
    }

    private Part part(Found found) {
        Results results = found.results();
        return new Part(new Source(files.shown(found.file()), results.seal()), results, inputs(results));
    }

    /** One file stays as it is; several become one, with a seal of its own that follows from theirs. */
    private Optional<Results> merged(List<Results> parts) {
        if (parts.size() < 2) {
            return parts.stream().findFirst();
        }
        Agreement.defects(parts).forEach(files::add);
        return Optional.of(Seal.sealed(Conformance.in(ResultsMerge.merge(parts))));
    }

    private Optional<Lock> lock() {
        try {
            return Lock.read(root);
        } catch (ResultsException unreadable) {
            files.add(Lock.FILE + " cannot be read: " + ResultFiles.words(unreadable));
            return Optional.empty();
        }
    }

    private Optional<Results> baseline(Path given) {
        Path file = Files.isDirectory(given) ? given.resolve(ResultsJson.FILE) : given;
        if (!Files.isRegularFile(file)) {
            files.add("the baseline %s is not there".formatted(files.shown(file)));
            return Optional.empty();
        }
        Optional<Results> read = files.read(file);
        if (read.isPresent() && !Seal.holds(read.get())) {
            files.add("the baseline %s does not fit its seal: it was edited, or an earlier version wrote it"
                    .formatted(files.shown(file)));
        }
        return read;
    }

    private List<Statement> statements(Path folder) {
        try {
            return Statements.read(folder);
        } catch (ResultsException unreadable) {
            files.add("%s cannot be read: %s"
                    .formatted(files.shown(folder.resolve(Statements.FILE)), ResultFiles.words(unreadable)));
            return List.of();
        }
    }

    /** Take the digests of what could have been drilled now: the places that drills look at, and all that is named. */
    private List<Input> inputs(Results results) {
        List<Path> places = new ArrayList<>(Inputs.places(root, suites(results)));
        Optional.ofNullable(results.provenance()).map(Provenance::inputs).orElse(List.of()).stream()
                .flatMap(it -> below(it.file()).stream())
                .forEach(places::add);
        try {
            return Inputs.of(root, places);
        } catch (UncheckedIOException unreadable) {
            files.add("a file of the project cannot be read: " + files.words(unreadable));
            return List.of();
        }
    }

    /** Find the suites that were drilled: where a scenario was declared, and where a suite was read from. */
    private Collection<Path> suites(Results results) {
        Stream<String> declared = results.entries().stream().map(Entry::at).map(Collector::file);
        Stream<String> read =
                Optional.ofNullable(results.provenance()).map(Provenance::inputs).orElse(List.of()).stream()
                        .map(Input::file)
                        .filter(it -> it.endsWith("/" + SUITE));
        NavigableSet<Path> suites = new TreeSet<>();
        Stream.concat(declared, read)
                .flatMap(it -> below(it).stream())
                .flatMap(it -> suite(it).stream())
                .forEach(suites::add);
        return suites;
    }

    /** Take line and column off a place. */
    private static String file(String place) {
        return place.replaceFirst(":[0-9]+:[0-9]+$", "");
    }

    private Optional<Path> below(String name) {
        try {
            return Optional.of(root.resolve(name).normalize()).filter(it -> it.startsWith(root) && !it.equals(root));
        } catch (InvalidPathException unspeakable) {
            return Optional.empty();
        }
    }

    private Optional<Path> suite(Path file) {
        for (Path folder = file.getParent();
                folder != null && folder.startsWith(root) && !folder.equals(root);
                folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(SUITE))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private List<String> pending(Path folder) {
        try {
            return Pending.in(folder, root);
        } catch (UncheckedIOException unreadable) {
            files.add("the recorded goldens cannot be read: " + files.words(unreadable));
            return List.of();
        }
    }
}
