package dev.firedrill.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Guesses which names somebody meant. */
final class NearestNames {

    private static final int MOST = 3;

    private NearestNames() {}

    static List<String> to(String wrong, Collection<String> known) {
        String folded = wrong.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> isNear(folded, name.toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparingInt((String name) -> distance(folded, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** Word a hint, or how to find out where nothing is near. */
    static String hint(String wrong, Collection<String> known) {
        List<String> near = to(wrong, known);
        return near.isEmpty()
                ? "choose one of '"
                        + String.join("', '", known.stream().sorted().toList()) + "'"
                : "did you mean '" + String.join("' or '", near) + "'?";
    }

    private static boolean isNear(String wrong, String name) {
        return name.contains(wrong) || distance(wrong, name) <= Math.max(2, name.length() / 3);
    }

    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0]++;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
