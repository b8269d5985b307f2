package dev.firedrill.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads which commit a working folder holds from the files of Git, and asks no process. */
final class Checkout {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final String REF = "ref: ";
    private static final String FOLDER = "gitdir: ";

    private Checkout() {}

    /** Give the commit of the working folder that a folder lies in; empty outside of Git. */
    static Optional<String> commit(Path root) {
        for (Path folder = root.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return git(folder).flatMap(Checkout::head);
            }
        }
        return Optional.empty();
    }

    /** A further working folder of a repository has a file there that names its own folder. */
    private static Optional<Path> git(Path folder) {
        Path git = folder.resolve(".git");
        if (Files.isDirectory(git)) {
            return Optional.of(git);
        }
        return text(git)
                .filter(it -> it.startsWith(FOLDER))
                .flatMap(it -> resolved(folder, it.substring(FOLDER.length())));
    }

    private static Optional<String> head(Path git) {
        Optional<String> head = text(git.resolve("HEAD"));
        Optional<String> ref = head.filter(it -> it.startsWith(REF)).map(it -> it.substring(REF.length()));
        Path common =
                text(git.resolve("commondir")).flatMap(it -> resolved(git, it)).orElse(git);
        return (ref.isEmpty() ? head : ref.flatMap(name -> ref(git, name).or(() -> ref(common, name))))
                .filter(it -> ID.matcher(it).matches());
    }

    private static Optional<String> ref(Path git, String name) {
        return resolved(git, name).flatMap(Checkout::text).or(() -> packed(git.resolve("packed-refs"), name));
    }

    private static Optional<String> packed(Path file, String name) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.endsWith(" " + name))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Path> resolved(Path folder, String name) {
        try {
            return Optional.of(folder.resolve(name).normalize());
        } catch (InvalidPathException unspeakable) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
