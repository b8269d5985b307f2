package dev.firedrill.systems.rewriteupgrade;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Measure how far a rewrite is from its selection.
 *
 * @param lengthRatioMax how many times longer the longer of both is, in code points; at least 1
 * @param changedLines share of the lines that are not the same in both, from 0 to 1
 * @param lines number of lines of the selection
 */
record DiffMetrics(double lengthRatioMax, double changedLines, int lines) {

    static DiffMetrics between(String selection, String rewrite) {
        List<String> before = selection.lines().toList();
        return new DiffMetrics(
                lengthRatio(selection, rewrite), changed(before, rewrite.lines().toList()), before.size());
    }

    private static double lengthRatio(String selection, String rewrite) {
        int before = Math.max(1, selection.codePointCount(0, selection.length()));
        int after = Math.max(1, rewrite.codePointCount(0, rewrite.length()));
        return (double) Math.max(before, after) / Math.min(before, after);
    }

    private static double changed(List<String> before, List<String> after) {
        int all = Math.max(1, Math.max(before.size(), after.size()));
        List<String> lacking = new ArrayList<>(after);
        long kept = before.stream().filter(lacking::remove).count();
        return (double) (Math.max(before.size(), after.size()) - kept) / all;
    }

    ObjectNode render() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("lengthRatioMax", Figures.plain(lengthRatioMax))
                .put("changedLines", Figures.plain(changedLines));
    }
}
