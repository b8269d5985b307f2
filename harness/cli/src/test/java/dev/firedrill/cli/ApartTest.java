package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApartTest {

    @Test
    void leavesShortTextsWhole() {
        assertThat(Apart.of("turn 1", "turn 2", 60)).isEqualTo(new Apart("turn 1", "turn 2"));
    }

    @Test
    void showsLongTextsFromShortlyBeforeTheyDiffer() {
        String same = "x".repeat(500);

        assertThat(Apart.of(same + "one", same + "two", 60))
                .isEqualTo(new Apart("…" + "x".repeat(20) + "one", "…" + "x".repeat(20) + "two"));
    }

    @Test
    void showsThatOneEndsWhereTheOtherGoesOn() {
        String same = "x".repeat(500);

        assertThat(Apart.of(same, same + "more", 60))
                .isEqualTo(new Apart("…" + "x".repeat(20), "…" + "x".repeat(20) + "more"));
    }

    @Test
    void splitsNoCharacterOfTwoUnits() {
        String same = "😀".repeat(300);

        assertThat(Apart.of(same + "a", same + "b", 60).left()).isEqualTo("…" + "😀".repeat(10) + "a");
        assertThat(Apart.of("a" + same + "ya", "a" + same + "yb", 60).left()).doesNotContain("\\u");
    }
}
