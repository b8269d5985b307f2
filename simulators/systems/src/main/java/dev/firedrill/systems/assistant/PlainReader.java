package dev.firedrill.systems.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Read an answer that comes as one JSON object; nothing of it is shown before it was judged. */
class PlainReader implements AnswerReader {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @Override
    public final String take(byte[] part) {
        body.writeBytes(part);
        return "";
    }

    @Override
    public final boolean spoilt() {
        return false;
    }

    @Override
    public final Reading end() {
        String text = body.toString(StandardCharsets.UTF_8);
        return Json.object(text).map(PlainReader::read).orElseGet(() -> unreadable(text));
    }

    @Override
    public final Reading broken(Reason reason) {
        return Reading.broken("", reason);
    }

    /** Judge a body that is no JSON object. */
    Reading unreadable(String text) {
        if (text.isBlank()) {
            return Reading.broken("", Reason.EMPTY_ANSWER);
        }
        return Reading.broken("", text.startsWith("{") ? Reason.MALFORMED_ANSWER : Reason.WRONG_SHAPE);
    }

    private static Reading read(JsonNode answer) {
        if (answer.has("error")) {
            return Reading.broken("", Reason.ERROR_EVENT);
        }
        if (!answer.path("choices").isArray()) {
            return Reading.broken("", Reason.WRONG_SHAPE);
        }
        JsonNode choice = answer.path("choices").path(0);
        String text = Json.text(choice.at("/message/content"));
        boolean refused = choice.at("/message/refusal").isTextual();
        return Finish.of(choice.path("finish_reason")).judge(text, refused);
    }
}
