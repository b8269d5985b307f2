package dev.firedrill.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapeTest {

    @Test
    void leavesNoMarkupAlive() {
        assertThat(Escape.markup("</svg><script>alert('&\"')</script>", 100))
                .isEqualTo("&lt;/svg&gt;&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt;");
    }

    @Test
    void showsMarksThatTurnTheReadingDirection() {
        assertThat(Escape.visible("a\u202Eb\u2066c\u200Fd\u061Ce", 100))
                .isEqualTo("a\\u{202e}b\\u{2066}c\\u{200f}d\\u{61c}e");
    }

    @Test
    void showsWhatSteersATerminal() {
        assertThat(Escape.visible("\u001B[31mred\u009B0m\u0007\u0000\u007F", 100))
                .isEqualTo("\\u{1b}[31mred\\u{9b}0m\\u{7}\\u{0}\\u{7f}");
    }

    @Test
    void showsWhatXmlDoesNotAllow() {
        assertThat(Escape.visible("\uD800 \uDC00 \uFFFE \uFFFF", 100))
                .isEqualTo("\\u{d800} \\u{dc00} \\u{fffe} \\u{ffff}");
    }

    @Test
    void showsCharactersWithoutAWidth() {
        assertThat(Escape.visible("o\u200Bk\uFEFF\u00AD\u2028", 100)).isEqualTo("o\\u{200b}k\\u{feff}\\u{ad}\\u{2028}");
    }

    @Test
    void keepsLettersOfEveryScriptAndLineFeeds() {
        assertThat(Escape.visible("žluťoučký кот שלום 猫 🐈\n", 100)).isEqualTo("žluťoučký кот שלום 猫 🐈\n");
    }

    @Test
    void statesACut() {
        assertThat(Escape.markup("x".repeat(1_000_000), 5)).isEqualTo("xxxxx… [cut: 1,000,000 characters in all]");
    }

    @Test
    void cutsNoCharacterInHalf() {
        assertThat(Escape.visible("ab🐈cd", 3)).startsWith("ab… [cut");
    }

    @Test
    void keepsALineALine() {
        assertThat(Escape.line("one\ntwo\r", 100)).isEqualTo("one\\ntwo\\u{d}");
    }
}
