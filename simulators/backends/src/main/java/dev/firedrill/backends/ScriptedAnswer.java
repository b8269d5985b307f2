package dev.firedrill.backends;

import dev.firedrill.model.ProviderScript.Answer;
import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.ProviderCall;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Hold one answer of a script, ready to be compared and sent.
 *
 * @param name how people find it in the file
 */
record ScriptedAnswer(String name, String variant, List<Condition> conditions, List<Wanted> texts, Wording wording) {

    static ScriptedAnswer of(int place, Answer answer, Dialect dialect) {
        List<Condition> conditions = new ArrayList<>();
        new TreeMap<>(answer.when())
                .forEach((fact, wanted) -> conditions.add(Condition.of(answer.position(), fact, wanted)));
        return new ScriptedAnswer(
                "answer " + place + " (line " + answer.position().line() + ")",
                answer.variant(),
                List.copyOf(conditions),
                answer.contains().stream().map(Wanted::of).toList(),
                new Wording(answer, dialect));
    }

    boolean matches(ProviderCall call, Facts facts) {
        for (Condition condition : conditions) {
            if (!condition.holds(call, facts)) {
                return false;
            }
        }
        for (Wanted text : texts) {
            if (!text.isIn(call.body())) {
                return false;
            }
        }
        return true;
    }

    /** Name what the call lacks, in the order of the file's vocabulary. */
    List<String> misses(ProviderCall call, Facts facts) {
        List<String> misses = new ArrayList<>();
        conditions.stream()
                .filter(it -> !it.holds(call, facts))
                .forEach(it -> misses.add(it.fact().word() + " " + Quote.of(it.wanted())));
        texts.stream().filter(it -> !it.isIn(call.body())).forEach(it -> misses.add("the text " + Quote.of(it.text())));
        return misses;
    }

    /** Hold a text to look for, and how it reads inside a JSON string. */
    record Wanted(String text, String escaped) {

        static Wanted of(String text) {
            return new Wanted(text, Json.escape(text));
        }

        boolean isIn(String body) {
            return body.contains(text)
                    || (!escaped.equals(text) && body.contains(escaped))
                    || (isSpelledOtherwise(body) && Json.hasString(body, text));
        }

        /** A client may escape what needs it not, as {@code json.dumps} does with all that is not ASCII. */
        private static boolean isSpelledOtherwise(String body) {
            return body.contains("\\u") || body.contains("\\/");
        }
    }
}
