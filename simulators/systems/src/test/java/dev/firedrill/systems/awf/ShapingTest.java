package dev.firedrill.systems.awf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapingTest {

    @Test
    void offersTheFirstFiveChoices() {
        assertThat(Shaping.correct(turnWith(6)).choices())
                .extracting(Turn.Choice::id)
                .containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void leavesFiveChoicesAsTheyAre() {
        assertThat(Shaping.correct(turnWith(5))).isEqualTo(turnWith(5));
    }

    private static Turn turnWith(int choices) {
        List<Turn.Choice> offered = IntStream.rangeClosed(1, choices)
                .mapToObj(it -> new Turn.Choice(Integer.toString(it), "Do " + it))
                .toList();
        return new Turn("Night falls. It rains.", offered, false);
    }
}
