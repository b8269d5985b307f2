package dev.firedrill.engine;

import dev.firedrill.result.Provenance.Commit;
import dev.firedrill.result.ResultsJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** Ask Git what a folder holds. Where there is no Git, no repository or no answer in time, nothing is known. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Git {

    private static final String NEW = "?? ";
    private static final List<String> OURS = List.of(ResultsJson.FILE, "run.lock");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40,64}");

    private final Path folder;
    private final Duration limit;

    /**
     * Ask about a folder.
     *
     * @param limit how long each question may take
     */
    public Git(Path folder, Duration limit) {
        this.folder = folder;
        this.limit = limit;
    }

    /**
     * Name the commit and whether files differ from it, except for those below {@code target/}, these outputs, and new ones
     * in any other folder of results.
     */
    public Optional<Commit> commit(Path... outputs) {
        List<String> changes = new ArrayList<>(List.of(
                "status",
                "--porcelain",
                "-z",
                "--untracked-files=all",
                "--",
                ":(top)",
                ":(top,exclude,glob)**/target/**"));
        for (Path output : outputs) {
            Path own = Project.real(output);
            if (own.startsWith(folder) && !own.equals(folder)) {
                String below = folder.relativize(own).toString().replace('\\', '/');
                changes.add(":(exclude,literal)" + below);
            }
        }
        return asked(List.of("rev-parse", "--verify", "HEAD"))
                .map(String::strip)
                .filter(id -> COMMIT.matcher(id).matches())
                .flatMap(id -> asked(changes).flatMap(this::isClean).map(clean -> new Commit(id, clean)));
    }

    private Optional<Boolean> isClean(String changed) {
        return asked(List.of("rev-parse", "--show-cdup")).map(up -> {
            Path top = folder.resolve(up.strip()).normalize();
            return Arrays.stream(changed.split("\0", -1))
                    .filter(line -> !line.isEmpty())
                    .allMatch(line -> line.startsWith(NEW) && isOfResults(top, line.substring(NEW.length())));
        });
    }

    /** A shard or an earlier decision beside the project's files is nothing that could have been drilled. */
    private boolean isOfResults(Path top, String file) {
        Path above = top.resolve(file).getParent();
        while (above != null && !above.equals(top) && !above.equals(folder)) {
            if (OURS.stream().map(above::resolve).anyMatch(Files::isRegularFile)) {
                return true;
            }
            above = above.getParent();
        }
        return false;
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
