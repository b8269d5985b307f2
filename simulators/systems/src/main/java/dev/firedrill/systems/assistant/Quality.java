package dev.firedrill.systems.assistant;

import dev.firedrill.world.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Hold an answer against what the request says of a good one; where it says nothing, any answer is good. */
class Quality {

    private static final double LEAST_COVERED = 0.95;
    private static final double MOST_CHANGED = 0.4;

    /** Find what makes an answer worse than asked for. */
    Optional<Reason> defect(Request request, String answer) {
        Map<String, String> asked = request.attributes();
        if (!share(asked, "anchors", " ", answer, 1)) {
            return Optional.of(Reason.ANCHORS_LOST);
        }
        if (!share(asked, "points", ";", answer, LEAST_COVERED)) {
            return Optional.of(Reason.COVERAGE_DROPPED);
        }
        if (changed(asked.getOrDefault("original", ""), answer) > MOST_CHANGED) {
            return Optional.of(Reason.DIFF_TOO_LARGE);
        }
        return share(asked, "edition", ";", answer, 1) ? Optional.empty() : Optional.of(Reason.STALE_ANSWER);
    }

    /** Tell whether enough of the listed texts occur in the answer. */
    private static boolean share(
            Map<String, String> asked, String attribute, String separator, String answer, double least) {
        String list = asked.getOrDefault(attribute, "");
        if (list.isBlank()) {
            return true;
        }
        String[] wanted = list.split(separator, -1);
        String searched = answer.toLowerCase(Locale.ROOT);
        int found = 0;
        for (String text : wanted) {
            found += searched.contains(text.strip().toLowerCase(Locale.ROOT)) ? 1 : 0;
        }
        return found >= least * wanted.length;
    }

    /** Give the share of the words of the longer text that the other one lacks. */
    private static double changed(String original, String answer) {
        if (original.isBlank()) {
            return 0;
        }
        List<String> before = words(original);
        List<String> after = words(answer);
        int longer = Math.max(before.size(), after.size());
        before.forEach(after::remove);
        return 1 - (double) (words(answer).size() - after.size()) / longer;
    }

    private static List<String> words(String text) {
        return new ArrayList<>(List.of(text.toLowerCase(Locale.ROOT).strip().split("\\W+", -1)));
    }
}
