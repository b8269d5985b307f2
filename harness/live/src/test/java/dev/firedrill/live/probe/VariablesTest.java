package dev.firedrill.live.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {

    private static final String ROOT = "http://127.0.0.1:40123";

    @Test
    void pointsEachClientToWhatItSpeaks() {
        assertThat(Variables.environment(ROOT, Map.of()))
                .containsEntry("OPENAI_BASE_URL", ROOT + "/openai/v1")
                .containsEntry("ANTHROPIC_BASE_URL", ROOT + "/anthropic")
                .containsEntry("MODEL_URL", ROOT + "/generic");
    }

    @Test
    void leavesNoKeyOfTheUsersToUs() {
        assertThat(Variables.environment(ROOT, Map.of()))
                .containsEntry("OPENAI_API_KEY", Variables.KEY)
                .containsEntry("ANTHROPIC_API_KEY", Variables.KEY);
    }

    @Test
    void takesTheUsersOwnVariablesFirst() {
        assertThat(Variables.environment(ROOT, Map.of("OPENAI_BASE_URL", "{anthropic}/x", "MINE", "a{openai}/v1")))
                .containsEntry("OPENAI_BASE_URL", ROOT + "/anthropic/x")
                .containsEntry("MINE", "a" + ROOT + "/openai/v1");
    }
}
