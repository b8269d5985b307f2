package dev.firedrill.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Covers every pair of values of two factors by few combinations. Greedy: each combination begins with the first pair
 * that is not covered, and every other factor takes the value that covers most with those already chosen; of several the
 * one with most pairs still to cover, then the first. So the same factors give the same combinations everywhere.
 */
final class Pairwise {

    private static final int OPEN = -1;

    private final int[] sizes;
    private final int[] offsets;
    private final int total;
    private final BitSet missing;
    private final int[] left;

    private Pairwise(int[] sizes) {
        this.sizes = sizes;
        this.offsets = new int[sizes.length];
        int sum = 0;
        for (int factor = 0; factor < sizes.length; factor++) {
            offsets[factor] = sum;
            sum += sizes[factor];
        }
        this.total = sum;
        this.missing = new BitSet();
        this.left = new int[total];
        addPairs();
    }

    /**
     * List combinations that cover all pairs; of a single factor, its values.
     *
     * @param sizes how many values each factor has, each at least 1
     * @return for each combination the index of the value of each factor
     */
    static List<int[]> combinations(int... sizes) {
        if (sizes.length == 1) {
            List<int[]> single = new ArrayList<>();
            for (int value = 0; value < sizes[0]; value++) {
                single.add(new int[] {value});
            }
            return single;
        }
        return new Pairwise(sizes).cover();
    }

    private void addPairs() {
        for (int one = 0; one < sizes.length; one++) {
            Arrays.fill(left, offsets[one], offsets[one] + sizes[one], total - sizes[one]);
            for (int other = one + 1; other < sizes.length; other++) {
                for (int value = 0; value < sizes[one]; value++) {
                    int first = pair(one, value, other, 0);
                    missing.set(first, first + sizes[other]);
                }
            }
        }
    }

    private List<int[]> cover() {
        List<int[]> combinations = new ArrayList<>();
        for (int pair = missing.nextSetBit(0); pair >= 0; pair = missing.nextSetBit(0)) {
            int[] combination = startingWith(pair);
            for (int factor = 0; factor < sizes.length; factor++) {
                if (combination[factor] == OPEN) {
                    combination[factor] = best(combination, factor);
                }
            }
            strike(combination);
            combinations.add(combination);
        }
        return combinations;
    }

    private int[] startingWith(int pair) {
        int[] combination = new int[sizes.length];
        Arrays.fill(combination, OPEN);
        choose(combination, pair / total);
        choose(combination, pair % total);
        return combination;
    }

    private void choose(int[] combination, int numbered) {
        int factor = sizes.length - 1;
        while (offsets[factor] > numbered) {
            factor--;
        }
        combination[factor] = numbered - offsets[factor];
    }

    private int best(int[] combination, int factor) {
        int best = 0;
        long most = OPEN;
        for (int value = 0; value < sizes[factor]; value++) {
            long worth = (long) covered(combination, factor, value) * total * total + left[offsets[factor] + value];
            if (worth > most) {
                most = worth;
                best = value;
            }
        }
        return best;
    }

    private int covered(int[] combination, int factor, int value) {
        int covered = 0;
        for (int other = 0; other < sizes.length; other++) {
            if (combination[other] != OPEN && missing.get(pair(factor, value, other, combination[other]))) {
                covered++;
            }
        }
        return covered;
    }

    private void strike(int[] combination) {
        for (int one = 0; one < sizes.length; one++) {
            for (int other = one + 1; other < sizes.length; other++) {
                int pair = pair(one, combination[one], other, combination[other]);
                if (missing.get(pair)) {
                    missing.clear(pair);
                    left[offsets[one] + combination[one]]--;
                    left[offsets[other] + combination[other]]--;
                }
            }
        }
    }

    /** Number a pair, the factor that comes first in front. */
    private int pair(int one, int value, int other, int otherValue) {
        int left = offsets[one] + value;
        int right = offsets[other] + otherValue;
        return Math.min(left, right) * total + Math.max(left, right);
    }
}
