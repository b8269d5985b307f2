package dev.firedrill.live.http;

import dev.firedrill.world.Failure;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Read an answer that is judged as a whole. */
final class BodyReader implements AnswerReader {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final BodyJudge judge;
    private final Driver.Listener listener;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    BodyReader(BodyJudge judge, Driver.Listener listener) {
        this.judge = judge;
        this.listener = listener;
    }

    @Override
    public void read(ByteBuffer bytes) {
        byte[] part = new byte[bytes.remaining()];
        bytes.get(part);
        read.writeBytes(part);
    }

    @Override
    public void end() {
        Piece body = Piece.of("", text());
        if (!body.data().isEmpty()) {
            listener.body(body.content());
        }
        Optional<Failure> failure = judge.failure(body);
        if (failure.isPresent()) {
            listener.failed(failure.get());
        } else {
            listener.answered(judge.response(body));
        }
    }

    private String text() {
        String text = read.toString(StandardCharsets.UTF_8);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }
}
