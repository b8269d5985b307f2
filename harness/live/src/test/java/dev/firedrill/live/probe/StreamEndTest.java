package dev.firedrill.live.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamEndTest {

    @Test
    void isANameThatOnlyTheLastEventHas() {
        assertThat(StreamEnd.of("event: part\ndata: a\n\nevent: part\ndata: b\n\nevent: done\ndata: {}\n\n"))
                .contains(new StreamEnd("event", "done"));
    }

    @Test
    void isWhatTheLastEventSays() {
        assertThat(StreamEnd.of("data: a\r\n\r\ndata: [DONE]\r\n\r\n")).contains(new StreamEnd("data", "[DONE]"));
    }

    @Test
    void isNothingWhereTheLastEventIsAsTheOthers() {
        assertThat(StreamEnd.of("event: part\ndata: a\n\nevent: part\ndata: b\n\n"))
                .isEmpty();
        assertThat(StreamEnd.of("")).isEmpty();
    }
}
