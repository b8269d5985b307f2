package dev.firedrill.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.events.Event.ArtifactWritten;
import dev.firedrill.events.EventLog;
import dev.firedrill.model.Expectation.Artifact;
import dev.firedrill.pattern.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Judge the files that a system leaves: how many there are, what stands in them at last, and how they came to that. A log
 * that may only grow must at every write begin with all that was there, and end with a whole line.
 */
final class ArtifactCheck extends DeclaredCheck {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Artifact wanted;
    private final PathGlob path;
    private final Often often;

    ArtifactCheck(Artifact wanted) {
        super(wanted, words(wanted));
        this.wanted = wanted;
        this.path = new PathGlob(wanted.path());
        this.often = often(wanted);
    }

    private static Often often(Artifact wanted) {
        return new Often(
                wanted.atLeast() > 0 ? OptionalLong.of(wanted.atLeast()) : OptionalLong.empty(),
                wanted.atMost().isPresent() ? OptionalLong.of(wanted.atMost().getAsInt()) : OptionalLong.empty());
    }

    private static String words(Artifact wanted) {
        List<String> rules = new ArrayList<>();
        if (wanted.json()) {
            rules.add("a JSON object");
        }
        if (!wanted.keys().isEmpty()) {
            rules.add("the members " + String.join(", ", wanted.keys()));
        }
        new TreeMap<>(wanted.values()).forEach((at, value) -> rules.add("'%s' at '%s'".formatted(value, at)));
        if (wanted.lines()) {
            rules.add("nothing but whole lines added at the end");
        }
        return "%s of '%s'%s"
                .formatted(
                        number(wanted),
                        wanted.path(),
                        rules.isEmpty() ? "" : ", each with " + String.join(", ", rules));
    }

    private static String number(Artifact wanted) {
        Often often = often(wanted);
        if (often.lower().isPresent() && often.lower().equals(often.upper())) {
            return "exactly " + Words.count(wanted.atLeast(), "file");
        }
        String upper =
                wanted.atMost().isPresent() ? "at most " + wanted.atMost().getAsInt() : "";
        if (often.lower().isEmpty()) {
            return upper.isEmpty() ? "any files" : upper.equals("at most 0") ? "no file" : upper + " files";
        }
        return "at least %d%s".formatted(wanted.atLeast(), upper.isEmpty() ? "" : " and " + upper) + " files";
    }

    @Override
    Judgement decide(Evidence evidence) {
        Map<String, List<ArtifactWritten>> files = files(evidence.log());
        Judgement judgement = judge(files);
        return judgement.measuring(often.measure(files.size()));
    }

    private Map<String, List<ArtifactWritten>> files(EventLog log) {
        Map<String, List<ArtifactWritten>> files = new LinkedHashMap<>();
        for (ArtifactWritten written : log.all(ArtifactWritten.class)) {
            if (path.matches(written.path())) {
                files.computeIfAbsent(written.path(), made -> new ArrayList<>()).add(written);
            }
        }
        return files;
    }

    private Judgement judge(Map<String, List<ArtifactWritten>> files) {
        if (!often.admits(files.size())) {
            return Judgement.fail(listed(files.keySet()), surplus(files.values()));
        }
        for (List<ArtifactWritten> writes : files.values()) {
            Judgement flaw = flaw(writes);
            if (flaw != null) {
                return flaw;
            }
        }
        if (files.isEmpty() && (saysMore() || often.upper().isEmpty())) {
            return Judgement.notExercised("no such file was written");
        }
        return Judgement.pass(listed(files.keySet()), last(files.values()));
    }

    /** Say whether anything is wanted of the files that are there. */
    private boolean saysMore() {
        return json() || wanted.lines();
    }

    private boolean json() {
        return wanted.json() || !wanted.keys().isEmpty() || !wanted.values().isEmpty();
    }

    private static String listed(Collection<String> paths) {
        List<String> named = paths.stream().map(Words::quote).limit(3).toList();
        String more = paths.size() > named.size() ? " and %d more".formatted(paths.size() - named.size()) : "";
        return paths.isEmpty()
                ? "no such file was written"
                : "%s: %s%s".formatted(Words.count(paths.size(), "file"), String.join(", ", named), more);
    }

    /** Show the first file that is too many. */
    private long surplus(Collection<List<ArtifactWritten>> files) {
        long most = often.upper().orElse(Long.MAX_VALUE);
        return files.stream()
                .skip(most)
                .findFirst()
                .map(it -> it.get(0).sequence())
                .orElse(0L);
    }

    private static long last(Collection<List<ArtifactWritten>> files) {
        return files.stream()
                .mapToLong(writes -> writes.get(writes.size() - 1).sequence())
                .max()
                .orElse(0);
    }

    private @Nullable Judgement flaw(List<ArtifactWritten> writes) {
        Judgement shrunk = wanted.lines() ? notGrown(writes) : null;
        return shrunk == null && json() ? wrong(writes.get(writes.size() - 1)) : shrunk;
    }

    private static @Nullable Judgement notGrown(List<ArtifactWritten> writes) {
        String former = "";
        for (ArtifactWritten written : writes) {
            if (!written.content().startsWith(former)) {
                return flaw(written, "no longer begins with what stood there before");
            }
            if (!written.content().endsWith("\n")) {
                return flaw(written, "does not end with a whole line");
            }
            former = written.content();
        }
        return null;
    }

    private @Nullable Judgement wrong(ArtifactWritten last) {
        JsonNode json = read(last.content());
        if (json == null || !json.isObject()) {
            return flaw(last, "is no JSON object: " + Words.quote(last.content()));
        }
        for (String key : wanted.keys()) {
            if (!json.has(key)) {
                return flaw(last, "has no '%s'".formatted(key));
            }
        }
        for (Map.Entry<String, String> value : new TreeMap<>(wanted.values()).entrySet()) {
            JsonNode found = json.at(value.getKey());
            if (found.isMissingNode() || !Values.same(value.getValue(), found)) {
                String there = found.isMissingNode() ? "nothing" : Words.quote(Values.text(found));
                return flaw(
                        last,
                        "has %s at '%s' instead of %s".formatted(there, value.getKey(), Words.quote(value.getValue())));
            }
        }
        return null;
    }

    private static @Nullable JsonNode read(String content) {
        try {
            return MAPPER.readTree(content);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static Judgement flaw(ArtifactWritten written, String what) {
        return Judgement.fail(
                "%s, written at %s, %s".formatted(Words.quote(written.path()), Words.when(written), what),
                written.sequence());
    }
}
