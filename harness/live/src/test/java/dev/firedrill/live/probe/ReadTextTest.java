package dev.firedrill.live.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.LiveSystem.Form;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadTextTest {

    private static String read(Form form, String pointer, String body) {
        URI url = URI.create("http://localhost:1/");
        return ReadText.of(new Question("POST", url, Map.of(), Optional.empty(), form, Optional.of(pointer)), body);
    }

    @Test
    void readsWhatTheUserReads() {
        assertThat(read(Form.JSON, "/reply", "{\"reply\":\"hello\",\"id\":3}")).isEqualTo("hello");
    }

    @Test
    void joinsTheEventsOfAStream() {
        assertThat(read(Form.SSE, "/d", "data: {\"d\":\"he\"}\n\ndata:{\"d\":\"llo\"}\n\ndata: [DONE]\n\n"))
                .isEqualTo("hello");
        assertThat(read(Form.NDJSON, "/d", "{\"d\":\"he\"}\n{\"d\":\"llo\"}\n")).isEqualTo("hello");
    }

    @Test
    void readsAllWhereThePointerLeadsNowhere() {
        assertThat(read(Form.JSON, "/reply", "{\"error\":\"no\"}")).isEqualTo("{\"error\":\"no\"}");
    }
}
