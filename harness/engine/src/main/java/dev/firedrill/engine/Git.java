package dev.firedrill.engine;

import dev.firedrill.result.Provenance.Commit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Asks Git what a folder holds. Where there is no Git, no repository or no answer in time, nothing is known. */
final class Git {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40,64}");

    private final Path folder;
    private final Duration limit;

    /**
     * Ask about a folder.
     *
     * @param limit how long each question may take
     */
    Git(Path folder, Duration limit) {
        this.folder = folder;
        this.limit = limit;
    }

    /** Name the commit and whether files differ from it, except for those below {@code target/} and this output. */
    Optional<Commit> commit(Path output) {
        List<String> changes =
                new ArrayList<>(List.of("status", "--porcelain", "--", ":(top)", ":(top,exclude,glob)**/target/**"));
        if (output.startsWith(folder) && !output.equals(folder)) {
            String below = folder.relativize(output).toString().replace('\\', '/');
            changes.add(":(exclude,literal)" + below);
        }
        return asked(List.of("rev-parse", "--verify", "HEAD"))
                .map(String::strip)
                .filter(id -> COMMIT.matcher(id).matches())
                .flatMap(id -> asked(changes).map(changed -> new Commit(id, changed.isBlank())));
    }

    private Optional<String> asked(List<String> question) {
        List<String> command = new ArrayList<>(List.of("git", "--no-optional-locks"));
        command.addAll(question);
        try {
            Path answer = Files.createTempFile("firedrill-git", ".txt");
            try {
                return answered(command, answer);
            } finally {
                Files.deleteIfExists(answer);
            }
        } catch (IOException absent) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** A file takes the answer: a pipe that nobody empties would hold up a long one. */
    private Optional<String> answered(List<String> command, Path answer) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(answer.toFile())
                .start();
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            return ended && process.exitValue() == 0 ? Optional.of(Files.readString(answer)) : Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }
}
