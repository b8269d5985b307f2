package dev.firedrill.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Say where results come from: when, of which sources, of which files, and which build of each system was drilled.
 *
 * @param from instant at which the first drill began, as {@code 2026-11-20T17:05:00Z}
 * @param until instant at which the last one had ended
 * @param command how the tool was called, as {@code ./firedrill run --mode both}, or {@code mvn} where a build did
 * @param commits what the working folder held, one for each part that was merged and differs; empty outside of Git
 * @param inputs sha-256 of every file that could change an outcome, by file; see {@link Inputs}
 * @param subjects which build of each system was drilled
 * @param repeated whether the first seed of each simulated drill was repeated in a second JVM and its logs compared; false
 *     where there was none
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@JsonPropertyOrder({"from", "until", "command", "commits", "inputs", "subjects", "repeated"})
public record Provenance(
        String from,
        String until,
        String command,
        List<Commit> commits,
        List<Input> inputs,
        List<Subject> subjects,
        boolean repeated) {

    public Provenance {
        commits = List.copyOf(commits);
        inputs = List.copyOf(inputs);
        subjects = List.copyOf(subjects);
    }

    /** Give the same, saying whether each simulated drill was repeated in a second JVM. */
    public Provenance withRepeated(boolean all) {
        return new Provenance(from, until, command, commits, inputs, subjects, all);
    }

    /**
     * Name a commit.
     *
     * @param clean false where files differed from it
     */
    public record Commit(String id, boolean clean) {}

    /**
     * Hold the digest of a file.
     *
     * @param file relative to the project root, with {@code /}
     * @param sha256 64 hexadecimal digits
     */
    public record Input(String file, String sha256) {}

    /**
     * Name the build of a system that was drilled.
     *
     * @param mode {@code simulated}, {@code live} or {@code imported}
     * @param build what names it: {@code sha256:…} of what was drilled, or what {@code --subject} said
     * @param by how it was named: {@code digest of its classes}, {@code digest of its folder}, {@code --subject},
     *     {@code its system.json}, {@code nobody}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Subject(
            String system, String mode, @Nullable String build, String by) {}
}
