package dev.firedrill.live.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.LiveSystem.Form;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadTextTest {

    private static Question question(Form form, String pointer) {
        URI url = URI.create("http://localhost:1/");
        return new Question("POST", url, Map.of(), Optional.empty(), form, Optional.of(pointer));
    }

    private static String read(Form form, String pointer, String body) {
        return ReadText.of(question(form, pointer), body);
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

    @Test
    void knowsAPointerThatLeadsNowhere() {
        assertThat(ReadText.isLost(question(Form.JSON, "/replay"), "{\"reply\":\"hello\"}"))
                .isTrue();
        assertThat(ReadText.isLost(question(Form.JSON, "/reply"), "{\"reply\":\"hello\"}"))
                .isFalse();
        assertThat(ReadText.isLost(question(Form.SSE, "/d"), "data: {\"e\":1}\n\ndata: {\"d\":\"x\"}\n\n"))
                .isFalse();
        assertThat(ReadText.isLost(question(Form.TEXT, "/d"), "hello")).isFalse();
    }

    @Test
    void namesWhereAPointerCouldLead() {
        assertThat(ReadText.pointers(
                        question(Form.JSON, "/x"), "{\"id\":3,\"choices\":[{\"text\":\"hello\"}],\"a/b\":null}"))
                .containsExactly("/id", "/choices/0/text", "/a~1b");
        assertThat(ReadText.pointers(question(Form.SSE, "/x"), "data: {\"d\":1}\n\ndata: {\"d\":2}\n\ndata: [DONE]"))
                .containsExactly("/d");
        assertThat(ReadText.pointers(question(Form.JSON, "/x"), "hello")).isEmpty();
    }
}
