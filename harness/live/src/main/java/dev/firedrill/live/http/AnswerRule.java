package dev.firedrill.live.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.model.LiveSystem.Answer;
import dev.firedrill.model.LiveSystem.Form;
import dev.firedrill.model.LiveSystem.Sign;
import dev.firedrill.world.Failure;
import java.util.Optional;
import java.util.StringJoiner;

/** Decide what a piece of an answer says, as {@code system.json} declares it. */
final class AnswerRule {

    private final Answer answer;
    private final JsonPointer text;
    private final Optional<JsonPointer> status;
    private final Optional<JsonPointer> details;
    private final Optional<JsonPointer> reason;
    private final Optional<JsonPointer> message;

    /**
     * Read a declaration.
     *
     * @throws IllegalArgumentException if a pointer of it is none
     */
    AnswerRule(Answer answer) {
        this.answer = answer;
        this.text = JsonPointer.compile(answer.text());
        this.status = answer.status().map(JsonPointer::compile);
        this.details = answer.details().map(JsonPointer::compile);
        this.reason = answer.reason().map(JsonPointer::compile);
        this.message = answer.message().map(JsonPointer::compile);
    }

    /** Give what the user reads in a piece; empty where it holds nothing of the kind. */
    Optional<String> text(Piece piece) {
        return piece.text(text);
    }

    /** Give what the user reads in a body; of a plain text that is all of it, to the letter. */
    Optional<String> whole(Piece body) {
        boolean asItIs = answer.form() == Form.TEXT && answer.text().isEmpty();
        return asItIs ? Optional.of(body.data()) : text(body);
    }

    Optional<String> status(Piece piece) {
        return status.flatMap(piece::text);
    }

    /** Say that a text is missing that each answer holds. */
    Failure noText(String found) {
        return nothing("what the user reads", text, found);
    }

    /** Say that the service's own word for how it went is missing, where each answer has one. */
    Optional<Failure> noStatus(String found) {
        return status.map(pointer -> nothing("how it went", pointer, found));
    }

    private static Failure nothing(String what, JsonPointer pointer, String found) {
        return new Failure(
                Driver.GARBAGE, "expected %s at '%s', found %s".formatted(what, pointer, Excerpt.quoted(found)));
    }

    Optional<JsonNode> details(Piece piece) {
        return details.map(piece.content()::at).filter(node -> !node.isMissingNode());
    }

    boolean isError(Piece piece) {
        return answer.error().filter(piece::shows).isPresent();
    }

    /** Tell whether an answer needs a mark to be whole. */
    boolean needsMark() {
        return answer.complete().isPresent();
    }

    boolean isComplete(Piece piece) {
        return answer.complete().filter(piece::shows).isPresent();
    }

    // Problem:  the event that ends a stream may well hold what the text pointer finds: the whole answer once more, or
    // "[DONE]".
    // Decision: what is known by its name or its data as the mark is nothing but the mark.
    boolean isOnlyMark(Piece piece) {
        return isComplete(piece)
                && answer.complete()
                        .filter(mark -> mark.event().isPresent() || mark.data().isPresent())
                        .isPresent();
    }

    /** Say what is missing of an answer that ended without its mark. */
    String mark() {
        return answer.complete().map(AnswerRule::described).orElse("");
    }

    private static String described(Sign sign) {
        StringJoiner parts = new StringJoiner(" and ");
        sign.event().ifPresent(name -> parts.add("event '%s'".formatted(name)));
        sign.data().ifPresent(data -> parts.add("data '%s'".formatted(data)));
        sign.pointer().ifPresent(pointer -> parts.add("a value at '%s'".formatted(pointer)));
        sign.equals().ifPresent(value -> parts.add("that is '%s'".formatted(value)));
        return parts.toString();
    }

    Failure failure(int httpStatus, Piece piece) {
        String why = reason.flatMap(piece::text).filter(it -> !it.isBlank()).orElse("HTTP_" + httpStatus);
        return new Failure(why, Excerpt.message(message.flatMap(piece::text).orElse(piece.data())));
    }
}
