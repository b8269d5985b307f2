package dev.firedrill.backends;

import dev.firedrill.model.ProviderScript;
import dev.firedrill.world.Backend.Facts;
import dev.firedrill.world.ProviderCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hold the answers of one provider, encoded once. */
final class Script {

    /** Begin the reason of every plan for a call that nothing fits. */
    static final String UNMATCHED = "unmatched: ";

    private final String provider;
    private final Dialect dialect;
    private final List<ScriptedAnswer> answers;

    Script(ProviderScript script, Dialect dialect) {
        this.provider = script.name();
        this.dialect = dialect;
        List<ScriptedAnswer> encoded = new ArrayList<>();
        for (ProviderScript.Answer answer : script.answers()) {
            encoded.add(ScriptedAnswer.of(encoded.size() + 1, answer, dialect));
        }
        this.answers = List.copyOf(encoded);
    }

    /** Give the first answer of a variant that fits; the usual ones are of the variant "". */
    @Nullable
    ScriptedAnswer match(ProviderCall call, Facts facts, String variant) {
        for (ScriptedAnswer answer : answers) {
            if (answer.variant().equals(variant) && answer.matches(call, facts)) {
                return answer;
            }
        }
        return null;
    }

    /** Say that nothing fits: first which answer came closest and what it wants that the call lacks, for texts get cut. */
    String unmatched(ProviderCall call, Facts facts) {
        return UNMATCHED + nearest(call, facts) + "; provider '" + provider + "' has no answer for "
                + describe(call, facts) + "; the user said last: " + Quote.of(dialect.lastUserMessage(call.body()));
    }

    private String nearest(ProviderCall call, Facts facts) {
        String nearest = "the script has no answers at all";
        int fewest = Integer.MAX_VALUE;
        for (ScriptedAnswer answer : usual()) {
            List<String> misses = answer.misses(call, facts);
            if (misses.size() < fewest) {
                fewest = misses.size();
                nearest = "nearest is " + answer.name() + ", which wants " + String.join(" and ", misses);
            }
        }
        return nearest;
    }

    private List<ScriptedAnswer> usual() {
        return answers.stream().filter(it -> it.variant().isEmpty()).toList();
    }

    private static String describe(ProviderCall call, Facts facts) {
        return "purpose " + Quote.of(call.purpose()) + ", kind " + Quote.of(facts.kind()) + ", request "
                + facts.request() + ", user " + Quote.of(facts.user()) + ", attempt " + facts.attempt();
    }
}
