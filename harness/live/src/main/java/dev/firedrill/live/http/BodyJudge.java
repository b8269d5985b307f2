package dev.firedrill.live.http;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.firedrill.model.LiveSystem.Form;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Response;
import java.util.Optional;

/** Decide what a user makes of a whole body. */
final class BodyJudge {

    private final AnswerRule rule;
    private final Form form;
    private final int status;

    BodyJudge(AnswerRule rule, Form form, int status) {
        this.rule = rule;
        this.form = form;
        this.status = status;
    }

    /** Say why a body is no answer; empty where it is one. */
    Optional<Failure> failure(Piece body) {
        if (status >= 400) {
            return Optional.of(rule.failure(status, body));
        }
        if (status >= 300) {
            return garbage("an answer, found a redirection with status %d, which is not followed".formatted(status));
        }
        if (form == Form.JSON && !body.isJson()) {
            return garbage("JSON, found " + Excerpt.quoted(body.data()));
        }
        if (rule.isError(body)) {
            return Optional.of(rule.failure(status, body));
        }
        if (rule.needsMark() && !rule.isComplete(body)) {
            return Optional.of(new Failure(
                    Driver.INCOMPLETE, "expected %s, found %s".formatted(rule.mark(), Excerpt.quoted(body.data()))));
        }
        return missing(body);
    }

    private Optional<Failure> missing(Piece body) {
        if (rule.whole(body).isEmpty()) {
            return Optional.of(rule.noText(body.data()));
        }
        return rule.status(body).isPresent() ? Optional.empty() : rule.noStatus(body.data());
    }

    private static Optional<Failure> garbage(String what) {
        return Optional.of(new Failure(Driver.GARBAGE, "expected " + what));
    }

    /** Give the answer that a body without failure is. */
    Response response(Piece body) {
        return new Response(
                rule.status(body).orElse("ok"),
                rule.whole(body).orElse(""),
                rule.details(body).orElse(NullNode.getInstance()));
    }
}
