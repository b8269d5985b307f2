package dev.firedrill.reading;

import dev.firedrill.model.ProviderScript.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds answers that are never given, because one before them fits whatever they fit. */
final class Reach {

    private final Map<Asked, Answer> earlier = new HashMap<>();
    private final Defects defects;

    Reach(Defects defects) {
        this.defects = defects;
    }

    /** What a call must have to get an answer. */
    private record Asked(String variant, Map<String, String> when, List<String> contains) {

        static Asked by(Answer answer) {
            return new Asked(answer.variant(), answer.when(), answer.contains());
        }

        Asked nothing() {
            return new Asked(variant, Map.of(), List.of());
        }
    }

    void judge(List<Answer> answers) {
        for (Answer answer : answers) {
            Asked asked = Asked.by(answer);
            Answer before = earlier.getOrDefault(asked.nothing(), earlier.get(asked));
            if (before != null) {
                report(answer, before);
            }
            earlier.putIfAbsent(asked, answer);
        }
    }

    private void report(Answer answer, Answer before) {
        boolean any = before.when().isEmpty() && before.contains().isEmpty();
        defects.add(
                answer.position(),
                "an answer that is never given, after the one of line "
                        + before.position().line() + (any ? ", which fits every call" : ", which fits the same calls"),
                "each answer to fit a call that none before it does",
                any ? "move it before that one, or give that one a 'when'" : "remove one, or change what it fits");
    }
}
