package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Few combinations hold every pair of values of two factors. */
class PairwiseTest {

    static Stream<int[]> sizes() {
        return Stream.of(
                new int[] {1},
                new int[] {7},
                new int[] {1, 1},
                new int[] {2, 3},
                new int[] {2, 2, 2},
                new int[] {1, 4, 1, 3},
                new int[] {5, 4, 3, 2, 1},
                new int[] {3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3},
                new int[] {12, 2, 4, 2, 3, 2},
                new int[] {2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2});
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void coversEveryPair(int[] sizes) {
        Set<String> missing = new TreeSet<>(pairs(sizes));
        Pairwise.combinations(sizes).forEach(combination -> missing.removeAll(pairsIn(combination)));

        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void givesEveryFactorOneOfItsValues(int[] sizes) {
        assertThat(Pairwise.combinations(sizes)).allSatisfy(combination -> {
            assertThat(combination).hasSameSizeAs(sizes);
            for (int factor = 0; factor < sizes.length; factor++) {
                assertThat(combination[factor]).isBetween(0, sizes[factor] - 1);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void givesNoCombinationTwice(int[] sizes) {
        assertThat(Pairwise.combinations(sizes).stream().map(Arrays::toString)).doesNotHaveDuplicates();
    }

    @Test
    void needsFarFewerThanAll() {
        assertThat(Pairwise.combinations(3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3)).hasSizeLessThanOrEqualTo(21);
        assertThat(Pairwise.combinations(12, 2, 4, 2, 3, 2)).hasSizeLessThanOrEqualTo(49);
    }

    @Test
    void givesTheSameCombinationsInTheSameOrderEveryTime() {
        assertThat(Pairwise.combinations(2, 2, 2).stream().map(Arrays::toString))
                .containsExactly("[0, 0, 0]", "[0, 1, 1]", "[1, 0, 1]", "[1, 1, 0]");
    }

    private static List<String> pairs(int[] sizes) {
        Stream.Builder<String> pairs = Stream.builder();
        for (int one = 0; one < sizes.length; one++) {
            for (int other = one + 1; other < sizes.length; other++) {
                for (int value = 0; value < sizes[one]; value++) {
                    for (int otherValue = 0; otherValue < sizes[other]; otherValue++) {
                        pairs.add(one + "=" + value + " " + other + "=" + otherValue);
                    }
                }
            }
        }
        return pairs.build().toList();
    }

    private static List<String> pairsIn(int[] combination) {
        Stream.Builder<String> pairs = Stream.builder();
        for (int one = 0; one < combination.length; one++) {
            for (int other = one + 1; other < combination.length; other++) {
                pairs.add(one + "=" + combination[one] + " " + other + "=" + combination[other]);
            }
        }
        return pairs.build().toList();
    }
}
