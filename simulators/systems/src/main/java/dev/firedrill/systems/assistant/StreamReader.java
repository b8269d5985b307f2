package dev.firedrill.systems.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Read an answer that comes in events. It is whole only if the model said why it stopped and the stream said that it was
 * done; all else can look like an answer and is a part of one.
 */
class StreamReader implements AnswerReader {

    private static final String DONE = "[DONE]";

    private final ServerSentEvents events = new ServerSentEvents();
    private final StringBuilder text = new StringBuilder();
    private Optional<Reason> trouble = Optional.empty();
    private Finish finish = Finish.UNSAID;
    private boolean refused;
    private boolean done;
    private boolean recognised;

    @Override
    public final String take(byte[] part) {
        int before = text.length();
        for (String event : events.take(part)) {
            if (!spoilt() && !done) {
                take(event);
            }
        }
        return text.substring(before);
    }

    private void take(String event) {
        if (event.equals(DONE)) {
            done = true;
        } else {
            Json.object(event).ifPresentOrElse(this::take, this::malformed);
        }
    }

    private void take(JsonNode event) {
        if (event.has("error")) {
            recognised = true;
            errorEvent();
        } else if (event.path("choices").isArray()) {
            recognised = true;
            choice(event.path("choices").path(0));
        }
    }

    private void choice(JsonNode choice) {
        String said = Json.text(choice.at("/delta/content"));
        if (Json.damaged(said)) {
            malformed();
        } else {
            text.append(said);
        }
        refused |= choice.at("/delta/refusal").isTextual();
        Finish finishing = Finish.of(choice.path("finish_reason"));
        finish = finishing == Finish.UNSAID ? finish : finishing;
    }

    /** Take an event that cannot be read: what it said is lost. */
    void malformed() {
        trouble = Optional.of(Reason.MALFORMED_ANSWER);
    }

    /** Take an error in the place of the rest. */
    void errorEvent() {
        trouble = Optional.of(Reason.ERROR_EVENT);
    }

    /** Go by what has come as if that were all. */
    final void finished() {
        finish = Finish.STOPPED;
        done = true;
    }

    @Override
    public final boolean spoilt() {
        return trouble.isPresent();
    }

    @Override
    public final Reading end() {
        if (trouble.isPresent()) {
            return Reading.broken(text.toString(), trouble.get());
        }
        if (!recognised && !done) {
            return Reading.broken("", events.anything() ? Reason.WRONG_SHAPE : Reason.EMPTY_ANSWER);
        }
        if (!done || (finish == Finish.UNSAID && text.length() > 0)) {
            return broken(Reason.ANSWER_CUT);
        }
        return finish.judge(text.toString(), refused);
    }

    @Override
    public Reading broken(Reason reason) {
        return Reading.broken(text.toString(), reason);
    }
}
