package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTest {

    @Test
    void keepsTextOfEveryLanguage() {
        assertThat(Plain.line("Größe 漢字 🚒 ✓")).isEqualTo("Größe 漢字 🚒 ✓");
    }

    @Test
    void spellsOutWhatSteersATerminal() {
        assertThat(Plain.line("\u001b[31m\u0007\u009b\u007f")).isEqualTo("\\u001b[31m\\u0007\\u009b\\u007f");
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
    void cutsToALength() {
        assertThat(Plain.line("abcdef", 4)).isEqualTo("abc…");
        assertThat(Plain.line("abcd", 4)).isEqualTo("abcd");
    }
}
