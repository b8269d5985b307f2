package dev.firedrill.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class ChangeTest {

    @Test
    void comesFirstTheWeakerItMakesTheGate() {
        assertThat(Arrays.stream(Change.Kind.values()).map(Change.Kind::tone))
                .containsOnly(Change.Tone.values())
                .isSortedAccordingTo(Comparator.naturalOrder());
    }
}
