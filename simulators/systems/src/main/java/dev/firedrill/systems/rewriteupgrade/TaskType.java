package dev.firedrill.systems.rewriteupgrade;

import java.util.Map;
import java.util.regex.Pattern;

/** List what the studio can do for a user. */
enum TaskType {
    CREATE,
    REWRITE_UPGRADE;

    private static final String SELECTION = "selection";
    private static final Pattern REWRITING = Pattern.compile(
            "\\b(rewrite|rephrase|reword|improve|upgrade|polish|refine|shorten|tighten|simplify)\\b",
            Pattern.CASE_INSENSITIVE);

    /**
     * Detect what the user asks for: a rewrite if the editor sent a selection and the input says to change it. An empty
     * selection is one too; that there is nothing in it is for a guard to say.
     */
    static TaskType detect(String input, Map<String, String> attributes) {
        boolean rewrite =
                attributes.containsKey(SELECTION) && REWRITING.matcher(input).find();
        return rewrite ? REWRITE_UPGRADE : CREATE;
    }
}
