package dev.firedrill.reading;

import dev.firedrill.model.Expectation;
import dev.firedrill.reading.HowOftenBinder.HowOften;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Binds the check {@code artifact}: which files there must be, and what must stand in them. */
final class ArtifactBinder {

    private static final Pattern POINTER = Pattern.compile("(?:/(?:[^~/]|~[01])*)+", Pattern.DOTALL);
    private static final List<String> OF_OBJECTS = List.of("keys", "values");
    private static final List<String> OF_CONTENT = List.of("json", "keys", "values", "lines");

    private final Binders binders;
    private final Heads heads;
    private final HowOftenBinder howOften;

    ArtifactBinder(Binders binders, Heads heads) {
        this.binders = binders;
        this.heads = heads;
        this.howOften = new HowOftenBinder(binders);
    }

    Expectation bind(Members it) {
        String path = it.required("path", binders::name, "");
        HowOften often = howOften.bind(it, 1);
        Optional<Boolean> json = it.optional("json", binders::truth);
        Distinct keys = new Distinct("key", "remove one of the two", binders.defects());
        List<String> members = it.has("keys") ? it.filledList("keys", keys.of(binders::text)) : List.of();
        Map<String, String> values = values(it);
        boolean lines = it.optional("lines", binders::truth).orElse(false);
        judgeForm(it, json, lines);
        judgeAbsence(it, often);
        return new Expectation.Artifact(
                heads.of(it, "artifact:" + path),
                path,
                often.atLeast(),
                often.atMost(),
                json.orElse(isObject(it)),
                members,
                values,
                lines);
    }

    private Map<String, String> values(Members it) {
        Map<String, String> texts = new LinkedHashMap<>();
        it.find("values")
                .flatMap(value -> Members.structure(value, binders.defects()))
                .ifPresent(object -> object.members().values().stream()
                        .filter(this::isPointer)
                        .forEach(member -> texts.put(member.key(), Nodes.text(member.value()))));
        return texts;
    }

    private boolean isPointer(Value.Member member) {
        boolean right = POINTER.matcher(member.key()).matches();
        if (!right) {
            boolean bare = !member.key().isEmpty() && !member.key().startsWith("/");
            String path = "/" + member.key().replace('.', '/');
            binders.defects()
                    .add(
                            member.keyPosition(),
                            "pointer " + Quote.of(member.key()),
                            "a JSON Pointer, as '/decision/reason'",
                            bare && POINTER.matcher(path).matches()
                                    ? "write " + Quote.of(path)
                                    : "write '/' before each key, '~0' for '~' and '~1' for '/' in it");
        }
        return right;
    }

    private static boolean isObject(Members it) {
        return OF_OBJECTS.stream().anyMatch(it::has);
    }

    private void judgeForm(Members it, Optional<Boolean> json, boolean lines) {
        if (isObject(it) && json.filter(wanted -> !wanted).isPresent()) {
            binders.defects()
                    .add(
                            it.positionOf("json"),
                            "'json' false beside " + Quote.all(given(it, OF_OBJECTS)),
                            "a JSON object, which has members",
                            "remove 'json', or what speaks of members");
        }
        if (lines && json.orElse(isObject(it))) {
            binders.defects()
                    .add(
                            it.positionOf("lines"),
                            "'lines' of a file that is one JSON object",
                            "a file that grows by lines, or one that is a JSON object",
                            "remove 'lines', or write two checks");
        }
    }

    private void judgeAbsence(Members it, HowOften often) {
        List<String> content = given(it, OF_CONTENT);
        if (often.atMost().isPresent() && often.atMost().getAsInt() == 0 && !content.isEmpty()) {
            binders.defects()
                    .add(
                            it.position(),
                            "no file at all, and " + Quote.all(content) + " of it",
                            "content only of files that may be there",
                            "remove " + Quote.all(content) + ", or let there be a file");
        }
    }

    private static List<String> given(Members it, List<String> keys) {
        return keys.stream().filter(it::has).toList();
    }
}
