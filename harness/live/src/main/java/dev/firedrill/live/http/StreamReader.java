package dev.firedrill.live.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.firedrill.model.LiveSystem.Form;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Response;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Read an answer that comes in parts, each when it comes; what follows its mark of completeness or of failure is not read. */
final class StreamReader implements AnswerReader {

    private static final int KEPT = 400;

    private final AnswerRule rule;
    private final Form form;
    private final Framing framing;
    private final int status;
    private final Driver.Listener listener;
    private final Utf8 utf8 = new Utf8();
    private final StringBuilder beginning = new StringBuilder();
    private final StringBuilder answer = new StringBuilder();
    private Optional<String> word = Optional.empty();
    private JsonNode details = NullNode.getInstance();
    private String last = "";
    private int pieces;
    private boolean over;

    StreamReader(AnswerRule rule, Form form, int status, Driver.Listener listener) {
        this.rule = rule;
        this.form = form;
        this.framing = form == Form.SSE ? new ServerSentEvents() : new JsonLineFrames();
        this.status = status;
        this.listener = listener;
    }

    @Override
    public void read(ByteBuffer bytes) {
        take(utf8.decode(bytes));
    }

    private void take(String text) {
        if (over) {
            return;
        }
        beginning.append(text, 0, Math.min(text.length(), Math.max(0, KEPT - beginning.length())));
        framing.add(text).forEach(this::take);
    }

    private void take(Frame frame) {
        if (over) {
            return;
        }
        Piece piece = Piece.of(frame.event(), frame.data());
        if (form == Form.NDJSON && !piece.isJson()) {
            fail(new Failure(Driver.GARBAGE, "expected a line of JSON, found " + Excerpt.quoted(piece.data())));
            return;
        }
        pieces++;
        last = frame.data();
        listener.body(piece.content());
        take(piece);
    }

    private void take(Piece piece) {
        if (rule.isError(piece)) {
            fail(rule.failure(status, piece));
            return;
        }
        rule.status(piece).filter(it -> !it.isEmpty()).ifPresent(it -> word = Optional.of(it));
        rule.details(piece).filter(it -> !it.isNull()).ifPresent(it -> details = it);
        rule.text(piece).filter(it -> !it.isEmpty() && !rule.isOnlyMark(piece)).ifPresent(this::add);
        if (rule.isComplete(piece)) {
            succeed();
        }
    }

    private void add(String text) {
        answer.append(text);
        listener.chunk(text);
    }

    @Override
    public void end() {
        take(utf8.end());
        framing.end().forEach(this::take);
        if (over) {
            return;
        }
        if (rule.needsMark()) {
            fail(new Failure(Driver.INCOMPLETE, incomplete()));
        } else if (pieces == 0) {
            fail(new Failure(
                    Driver.GARBAGE,
                    "expected a stream (%s), found %s".formatted(form.word(), Excerpt.quoted(beginning.toString()))));
        } else {
            succeed();
        }
    }

    private String incomplete() {
        return pieces == 0
                ? "the stream ended without %s; it said %s".formatted(rule.mark(), Excerpt.quoted(beginning.toString()))
                : "the stream ended after %d events without %s; the last was %s"
                        .formatted(pieces, rule.mark(), Excerpt.quoted(last));
    }

    private void succeed() {
        Optional<Failure> noStatus = word.isPresent() ? Optional.empty() : rule.noStatus(last);
        if (noStatus.isPresent()) {
            fail(noStatus.get());
            return;
        }
        over = true;
        listener.answered(new Response(word.orElse("ok"), answer.toString(), details));
    }

    private void fail(Failure failure) {
        over = true;
        listener.failed(failure);
    }
}
