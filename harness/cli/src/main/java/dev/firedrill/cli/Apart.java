package dev.firedrill.cli;

import dev.firedrill.result.Plain;

/**
 * Holds two texts cut to where they differ: what long texts have in common at their beginning is left out but for a few
 * characters.
 */
record Apart(String left, String right) {

    private static final int IN_COMMON = 20;
    private static final String LEFT_OUT = "…";

    static Apart of(String left, String right, int longest) {
        if (Math.max(left.length(), right.length()) <= longest) {
            return new Apart(Plain.line(left, longest), Plain.line(right, longest));
        }
        int from = Math.max(0, common(left, right) - IN_COMMON);
        return new Apart(cut(left, from, longest), cut(right, from, longest));
    }

    private static int common(String left, String right) {
        int at = 0;
        while (at < Math.min(left.length(), right.length()) && left.charAt(at) == right.charAt(at)) {
            at++;
        }
        return at;
    }

    private static String cut(String text, int from, int longest) {
        int start = from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from - 1 : from;
        return (start > 0 ? LEFT_OUT : "") + Plain.line(text.substring(start), longest);
    }
}
