package dev.firedrill.reading;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** Guess which known name somebody meant. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Nearest {

    private static final int LONGEST = 100;
    /** How many hyphens and underscores a name may have besides, for lengths to be worth a comparison. */
    private static final int FOLDED = 5;

    private Nearest() {}

    /** Give the nearest name; empty where none is near. */
    public static Optional<String> to(String wrong, Collection<String> known) {
        return near(wrong, known).findFirst();
    }

    /** Give at most so many names that are near, the nearest first. */
    public static List<String> upTo(String wrong, Collection<String> known, int most) {
        return near(wrong, known).limit(most).toList();
    }

    private static Stream<String> near(String wrong, Collection<String> known) {
        if (wrong.length() > LONGEST || wrong.isBlank()) {
            return Stream.empty();
        }
        return known.stream()
                .filter(name -> name.length() <= LONGEST)
                .filter(name -> isNear(wrong, name) || contain(wrong, name))
                .sorted(Comparator.comparingInt(name -> distance(wrong, name)));
    }

    private static boolean isNear(String wrong, String name) {
        int shorter = Math.min(wrong.length(), name.length());
        int longer = Math.max(wrong.length(), name.length());
        int tolerance = Math.min(shorter - 1, Math.max(1, longer / 3));
        return longer - shorter <= tolerance + FOLDED && distance(wrong, name) <= tolerance;
    }

    /** Whether one name only continues the other, or a good part of the known one was typed. */
    private static boolean contain(String wrong, String name) {
        String left = fold(wrong);
        String right = fold(name);
        return right.startsWith(left)
                || (right.length() > 2 && left.startsWith(right))
                || (left.length() > 3 && right.contains(left));
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Count edits, two letters exchanged being one, regardless of case, hyphens and underscores. */
    static int distance(String one, String other) {
        String left = fold(one);
        String right = fold(other);
        int[][] table = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                table[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : cheapest(table, left, right, i, j);
            }
        }
        return table[left.length()][right.length()];
    }

    private static int cheapest(int[][] table, String left, String right, int i, int j) {
        int replaced = table[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
        boolean exchanged = Math.min(i, j) > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return exchanged ? Math.min(least, 1 + table[i - 2][j - 2]) : least;
    }
}
