package dev.firedrill.live.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSentEventsTest {

    private static List<Frame> frames(String... parts) {
        ServerSentEvents events = new ServerSentEvents();
        List<Frame> frames = new ArrayList<>();
        for (String part : parts) {
            frames.addAll(events.add(part));
        }
        frames.addAll(events.end());
        return frames;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void endsLinesWithEveryKindOfLineEnd(String end) {
        assertThat(frames("data: a" + end + end + "event: done" + end + "data: b" + end + end))
                .containsExactly(new Frame("message", "a"), new Frame("done", "b"));
    }

    @Test
    void joinsLinesOfDataWithALineFeed() {
        assertThat(frames("data: a\ndata:\ndata: b\n\n")).containsExactly(new Frame("message", "a\n\nb"));
    }

    @Test
    void stripsOneSpaceAndNoMore() {
        assertThat(frames("data:  a \n\ndata:b\n\n"))
                .containsExactly(new Frame("message", " a "), new Frame("message", "b"));
    }

    @Test
    void readsPastCommentsAndFieldsThatItDoesNotKnow() {
        assertThat(frames(": ping\n\nid: 7\nretry: 10\nDATA: no\nfoo\ndata: a\n\n"))
                .containsExactly(new Frame("message", "a"));
    }

    @Test
    void dispatchesAnEventOfEmptyData() {
        assertThat(frames("data\n\n")).containsExactly(new Frame("message", ""));
    }

    @Test
    void forgetsTheNameOfAnEventWithoutData() {
        assertThat(frames("event: done\n\ndata: a\n\n")).containsExactly(new Frame("message", "a"));
    }

    @Test
    void dropsTheLastEventWithoutABlankLine() {
        assertThat(frames("data: a\n\ndata: b\n")).containsExactly(new Frame("message", "a"));
    }

    @Test
    void readsPastAByteOrderMarkAtTheBeginningOnly() {
        assertThat(frames("\uFEFFdata: a\n\n\uFEFFdata: b\n\n")).containsExactly(new Frame("message", "a"));
    }

    @Test
    void readsTheSameHoweverTheBytesAreCut() {
        String stream = "\uFEFFevent: é\r\ndata: 日本\r\ndata: 😀\r\r: x\n\ndata: b\n\n";
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        List<Frame> whole = frames(stream);

        assertThat(whole).containsExactly(new Frame("é", "日本\n😀"), new Frame("message", "b"));
        for (int first = 0; first <= bytes.length; first++) {
            for (int second = first; second <= bytes.length; second++) {
                assertThat(cut(bytes, first, second))
                        .as("cut at %d and %d", first, second)
                        .isEqualTo(whole);
            }
        }
    }

    private static List<Frame> cut(byte[] bytes, int first, int second) {
        Utf8 utf8 = new Utf8();
        return frames(
                utf8.decode(ByteBuffer.wrap(bytes, 0, first)),
                utf8.decode(ByteBuffer.wrap(bytes, first, second - first)),
                utf8.decode(ByteBuffer.wrap(bytes, second, bytes.length - second)),
                utf8.end());
    }

    @Test
    void putsAMarkWhereBytesAreNoUtf8() {
        Utf8 utf8 = new Utf8();

        assertThat(utf8.decode(ByteBuffer.wrap(new byte[] {'a', (byte) 0xFF, 'b', (byte) 0xE6})) + utf8.end())
                .isEqualTo("a\uFFFDb\uFFFD");
    }
}
