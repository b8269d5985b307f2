package dev.firedrill.systems.rewriteupgrade;

import static dev.firedrill.systems.rewriteupgrade.TaskType.CREATE;
import static dev.firedrill.systems.rewriteupgrade.TaskType.REWRITE_UPGRADE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTypeTest {

    private static final Map<String, String> SELECTED = Map.of("selection", "We deliver on time.");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rewrite this",
                "please REPHRASE the second sentence",
                "Could you improve it?",
                "upgrade",
                "Polish, but gently",
                "shorten:",
                "Make it simpler (simplify)"
            })
    void detectsARewriteOfASelection(String input) {
        assertThat(TaskType.detect(input, SELECTED)).isEqualTo(REWRITE_UPGRADE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Write a sequel to this", "Add an improvement plan", "The rewriter is a person"})
    void detectsACreationWhereNothingIsToBeChanged(String input) {
        assertThat(TaskType.detect(input, SELECTED)).isEqualTo(CREATE);
    }

    @Test
    void detectsACreationWithoutASelection() {
        assertThat(TaskType.detect("Rewrite the story of the three pigs", Map.of()))
                .isEqualTo(CREATE);
    }

    @Test
    void detectsARewriteOfAnEmptySelection() {
        assertThat(TaskType.detect("Rewrite this", Map.of("selection", ""))).isEqualTo(REWRITE_UPGRADE);
    }
}
