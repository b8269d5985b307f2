package dev.firedrill.systems.rewriteupgrade;

import java.util.Map;
import java.util.regex.Pattern;

/** Detect what a user asks for, from the request alone. */
class Detector {

    private static final String SELECTION = "selection";
    private static final Pattern REWRITING = Pattern.compile(
            "\\b(rewrite|rephrase|reword|improve|upgrade|polish|refine|shorten|tighten|simplify)\\b",
            Pattern.CASE_INSENSITIVE);

    /**
     * Detect a rewrite if the editor sent a selection and the input says to change it. An empty selection is one too; that
     * there is nothing in it is for a guard to say.
     */
    final TaskType detect(String input, Map<String, String> attributes) {
        return attributes.containsKey(SELECTION) && asksForChange(input) ? TaskType.REWRITE_UPGRADE : TaskType.CREATE;
    }

    boolean asksForChange(String input) {
        return REWRITING.matcher(input).find();
    }
}
