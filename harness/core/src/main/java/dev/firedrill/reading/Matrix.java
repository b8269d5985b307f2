package dev.firedrill.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All combinations of the values of factors, numbered, the last factor changing fastest. */
final class Matrix {

    /** A value of a factor, and the same as text. */
    record Level(Value value, String text) {}

    private final List<String> names;
    private final List<List<Level>> levels;
    private final int[] sizes;

    Matrix(Map<String, List<Level>> factors) {
        this.names = List.copyOf(factors.keySet());
        this.levels = List.copyOf(factors.values());
        this.sizes = levels.stream().mapToInt(List::size).toArray();
    }

    /** Count the combinations; too many to count are the largest number. */
    long size() {
        long size = 1;
        for (int factor : sizes) {
            size = size > Long.MAX_VALUE / factor ? Long.MAX_VALUE : size * factor;
        }
        return size;
    }

    Map<String, Level> get(long number) {
        int[] chosen = new int[sizes.length];
        long rest = number;
        for (int factor = sizes.length - 1; factor >= 0; factor--) {
            chosen[factor] = (int) (rest % sizes[factor]);
            rest /= sizes[factor];
        }
        return get(chosen);
    }

    Map<String, Level> get(int[] chosen) {
        Map<String, Level> combination = new LinkedHashMap<>();
        for (int factor = 0; factor < chosen.length; factor++) {
            combination.put(names.get(factor), levels.get(factor).get(chosen[factor]));
        }
        return combination;
    }

    /** Give the combination of these values, for each factor its text. */
    Map<String, Level> get(Map<String, String> texts) {
        Map<String, Level> combination = new LinkedHashMap<>();
        for (int factor = 0; factor < sizes.length; factor++) {
            String wanted = texts.getOrDefault(names.get(factor), "");
            for (Level level : levels.get(factor)) {
                if (level.text().equals(wanted)) {
                    combination.put(names.get(factor), level);
                }
            }
        }
        return combination;
    }

    /** List the values of each factor as text. */
    Map<String, List<String>> texts() {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (int factor = 0; factor < sizes.length; factor++) {
            texts.put(
                    names.get(factor),
                    levels.get(factor).stream().map(Level::text).toList());
        }
        return texts;
    }

    List<Map<String, Level>> pairs() {
        return Pairwise.combinations(sizes).stream().map(this::get).toList();
    }
}
