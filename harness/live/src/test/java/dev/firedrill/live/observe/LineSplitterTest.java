package dev.firedrill.live.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

    private final List<String> lines = new ArrayList<>();
    private final List<String> tooLong = new ArrayList<>();
    private final LineSplitter splitter = new LineSplitter(lines::add, () -> tooLong.add("too long"));

    private void take(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        splitter.take(bytes, bytes.length);
    }

    @Test
    void waitsForTheEndOfALine() {
        take("a\nb");
        assertThat(lines).containsExactly("a");

        take("c\r\n\n");
        assertThat(lines).containsExactly("a", "bc");
    }

    @Test
    void keepsCharactersTogetherThatComeInParts() {
        byte[] bytes = "ü\n".getBytes(StandardCharsets.UTF_8);
        splitter.take(bytes, 1);
        splitter.take(new byte[] {bytes[1], bytes[2]}, 2);

        assertThat(lines).containsExactly("ü");
    }

    @Test
    void leavesOutALineThatIsTooLongAndSaysSoOnce() {
        for (int i = 0; i < 3; i++) {
            take("x".repeat(LineSplitter.LONGEST));
        }
        take("\nnext\n");

        assertThat(lines).containsExactly("next");
        assertThat(tooLong).hasSize(1);
    }

    @Test
    void takesALineOfTheGreatestLength() {
        take("x".repeat(LineSplitter.LONGEST) + "\n");

        assertThat(lines).hasSize(1);
        assertThat(tooLong).isEmpty();
    }
}
