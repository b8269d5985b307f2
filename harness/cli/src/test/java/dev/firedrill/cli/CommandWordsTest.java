package dev.firedrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandWordsTest {

    @Test
    void spellsACallAsAShellTakesIt() {
        assertThat(CommandWords.of(List.of("run", "--mode", "both", "awf/first-meet-kiera")))
                .isEqualTo("./firedrill run --mode both awf/first-meet-kiera");
        assertThat(CommandWords.of(List.of("run", "my scenarios", "it's")))
                .isEqualTo("./firedrill run 'my scenarios' 'it'\\''s'");
    }
}
