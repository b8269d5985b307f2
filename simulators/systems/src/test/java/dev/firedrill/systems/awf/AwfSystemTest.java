package dev.firedrill.systems.awf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.systems.Trial;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwfSystemTest {

    @TempDir
    Path folder;

    private Trial trial;

    @BeforeEach
    void prepare() {
        trial = new Trial(new AwfProvider(), folder);
    }

    @Test
    void answersAfterOneRetry() {
        EventLog log = runWithFault("\"where\": {\"attempt\": \"1\"}, \"kind\": \"overloaded\"");

        assertThat(log.all(Event.RequestAnswered.class)).hasSize(1);
        assertThat(log.all(Event.ProviderCalled.class)).hasSize(2);
    }

    @Test
    void tellsThePlayerWhenNoAnswerComesTwice() {
        EventLog log = runWithFault("\"kind\": \"reset\"");

        assertThat(log.all(Event.RequestFailed.class))
                .singleElement()
                .extracting(Event.RequestFailed::reason)
                .isEqualTo("TURN_UNAVAILABLE");
        assertThat(log.all(Event.ProviderCalled.class)).hasSize(2);
    }

    @Test
    void tellsThePlayerWhenTheAnswerIsNoTurnTwice() {
        EventLog log = trial.with(
                        "llm.provider.json",
                        "{\"provider\": \"llm\", \"dialect\": \"openai-chat\", \"answers\": [{\"text\": \"Once upon a time\"}]}")
                .run("{\"name\": \"trial\", \"turns\": [{\"input\": \"I wait.\"}]}");

        assertThat(log.all(Event.RequestFailed.class))
                .singleElement()
                .extracting(Event.RequestFailed::reason)
                .isEqualTo("TURN_INVALID");
        assertThat(log.all(Event.GuardDecided.class))
                .extracting(Event.GuardDecided::outcome)
                .containsExactly("rejected", "rejected");
    }

    @Test
    void tellsTheModelTheEarlierTurns() {
        EventLog log = trial.with(
                        "llm.provider.json",
                        "{\"provider\": \"llm\", \"dialect\": \"openai-chat\", \"answers\": ["
                                + "{\"contains\": [\"I wait.\", \"Night falls.\", \"I sleep.\"], \"json\": "
                                + turn("You dream.") + "},"
                                + "{\"contains\": [\"I wait.\"], \"json\": " + turn("Night falls.") + "}]}")
                .run("{\"name\": \"trial\", \"turns\": [{\"input\": \"I wait.\"}, {\"input\": \"I sleep.\"}]}");

        assertThat(log.all(Event.RequestAnswered.class))
                .extracting(Event.RequestAnswered::answer)
                .containsExactly("Night falls.", "You dream.");
    }

    private static String turn(String narration) {
        return "{\"narration\": \"" + narration + "\", \"choices\": [], \"sceneChange\": false}";
    }

    private EventLog runWithFault(String fault) {
        return trial.run("{\"name\": \"trial\", \"turns\": [{\"input\": \"I wait.\"}],"
                + " \"faults\": [{\"id\": \"bad-model\", \"on\": \"llm\", " + fault + "}]}");
    }
}
