package dev.firedrill.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTest {

    @Test
    void keepsTextOfEveryLanguage() {
        assertThat(Plain.line("Größe 漢字 🚒 ✓")).isEqualTo("Größe 漢字 🚒 ✓");
    }

    @Test
    void spellsOutWhatSteersATerminal() {
        assertThat(Plain.line("\u001b[31m\u0007\u009b\u007f\0")).isEqualTo("\\u001b[31m\\u0007\\u009b\\u007f\\u0000");
        assertThat(Plain.line("a\nb\rc\td")).isEqualTo("a\\nb\\rc\\td");
    }

    @Test
    void spellsOutWhatReordersOrHidesText() {
        assertThat(Plain.line("a\u202eb\u2066c\u200bd\u2028e\ufefff"))
                .isEqualTo("a\\u202eb\\u2066c\\u200bd\\u2028e\\ufefff");
        assertThat(Plain.line("\ud800")).isEqualTo("\\ud800");
        assertThat(Plain.line(Character.toString(0xE0041))).isEqualTo("\\u{e0041}");
    }

    @Test
    void cutsToALengthAndSaysSo() {
        assertThat(Plain.line("abcdef", 4)).isEqualTo("abcd… [cut: 6 characters in all]");
        assertThat(Plain.line("abcd", 4)).isEqualTo("abcd");
    }

    @Test
    void cutsNoCharacterInTwo() {
        assertThat(Plain.line("ab🚒cd", 3)).startsWith("ab…");
    }

    @Test
    void keepsLinesApartAndEachOfThemHarmless() {
        assertThat(Plain.lines("one\u001b\nt\rwo\r\n  three\n\n", 10))
                .containsExactly("one\\u001b", "t\\rwo", "  three");
        assertThat(Plain.lines("", 10)).containsExactly("");
    }

    @Test
    void cutsManyLinesAndSaysSo() {
        assertThat(Plain.lines("x\n".repeat(1_000), 10))
                .hasSize(Plain.MOST_LINES + 1)
                .last()
                .isEqualTo("… [cut: 1,000 lines in all]");
    }

    @Test
    void putsFurtherLinesBelowTheFirst() {
        assertThat(Plain.labelled("  found  ", "a\nb", 10)).containsExactly("  found  a", "         b");
    }
}
