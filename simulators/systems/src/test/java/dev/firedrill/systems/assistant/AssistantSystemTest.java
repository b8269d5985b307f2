package dev.firedrill.systems.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.events.Event;
import dev.firedrill.events.EventLog;
import dev.firedrill.systems.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssistantSystemTest {

    private static final Path SHIPPED = Path.of("..", "..", "scenarios", "profiles");

    @TempDir
    Path folder;

    private Trial trial;

    @BeforeEach
    void prepare() {
        trial = new Trial(new AssistantProvider(), SHIPPED, folder);
    }

    @Test
    void showsAStreamAsItComes() {
        EventLog log = run("stream", "");

        List<Event.RequestChunk> chunks = log.all(Event.RequestChunk.class);
        Event.RequestAnswered answered = answered(log);
        assertThat(chunks).hasSizeGreaterThan(10);
        assertThat(chunks.get(0).time()).isLessThan(answered.time());
        assertThat(chunks.stream().map(Event.RequestChunk::text).collect(Collectors.joining()))
                .isEqualTo(answered.answer())
                .startsWith("The last train to Ålesund");
        assertThat(answered.status()).isEqualTo("ok");
    }

    @Test
    void showsAPlainAnswerAsAWhole() {
        EventLog log = run("ask", "");

        assertThat(log.all(Event.RequestChunk.class)).isEmpty();
        assertThat(answered(log).answer()).startsWith("The last train to Ålesund");
    }

    @Test
    void answersWithoutTheModelWhileSwitchedOff() {
        EventLog log = run("ask", "\"flags\": {\"ASSISTANT_OFF\": \"on\"}");

        assertThat(log.all(Event.ProviderCalled.class)).isEmpty();
        assertThat(answered(log).status()).isEqualTo("canned");
        assertThat(log.all(Event.RouteDecided.class)).singleElement().satisfies(decision -> {
            assertThat(decision.route()).isEqualTo("CANNED");
            assertThat(decision.reason()).isEqualTo("KILL_SWITCH_ACTIVE");
        });
    }

    @Test
    void endsAWaitTheMomentItSeesThatItIsSwitchedOff() {
        EventLog log = run(
                "digest",
                "\"faults\": [{\"id\": \"hour\", \"on\": \"llm\", \"kind\": \"long_retry_after\"}], \"drain\": \"2h\","
                        + " \"actions\": [{\"id\": \"kill\", \"at\": \"10m\", \"do\": \"set\","
                        + " \"control\": \"ASSISTANT_OFF\", \"value\": \"on\"}]");

        assertThat(log.all(Event.ProviderCalled.class)).hasSize(1);
        assertThat(answered(log).status()).isEqualTo("canned");
        assertThat(answered(log).time())
                .isEqualTo(log.all(Event.ConfigObserved.class).get(1).time());
    }

    @Test
    void saysWhatIsMissingFromAPartOfAnAnswer() {
        EventLog log = run(
                "stream",
                "\"faults\": [{\"id\": \"cut\", \"on\": \"llm\", \"kind\": \"cut\", \"how\": \"rst\", \"afterEvents\": 3}]");

        assertThat(answered(log).status()).isEqualTo("truncated");
        assertThat(answered(log).details().path("reason").asText()).isEqualTo("ANSWER_CUT");
        assertThat(answered(log).details().path("notice").asText()).isNotBlank();
        assertThat(Trial.emitted(log)).containsExactly("answer-truncated");
    }

    @Test
    void repeatsNothingThatTheUserHasSeen() {
        EventLog log = run(
                "stream",
                "\"faults\": [{\"id\": \"stall\", \"on\": \"llm\", \"kind\": \"stall\", \"afterEvents\": 3}]");

        assertThat(log.all(Event.ProviderCalled.class)).hasSize(1);
        assertThat(answered(log).details().path("reason").asText()).isEqualTo("TIMED_OUT");
    }

    private EventLog run(String kind, String more) {
        return trial.run("{\"name\": \"trial\", \"load\": {\"arrivals\": \"constant\", \"perSecond\": 1,"
                + " \"for\": \"1500ms\", \"requests\": [{\"kind\": \"" + kind + "\", \"input\": \"When?\"}]}"
                + (more.isEmpty() ? "" : ", " + more) + "}");
    }

    private static Event.RequestAnswered answered(EventLog log) {
        return log.all(Event.RequestAnswered.class).get(0);
    }
}
