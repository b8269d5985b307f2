package dev.firedrill.live.http;

import dev.firedrill.model.LiveSystem.Answer;
import java.nio.ByteBuffer;

/** Read the bytes of one answer as they come, and tell its listener what they say. */
interface AnswerReader {

    void read(ByteBuffer bytes);

    /** Take note that the answer ended in good order. */
    void end();

    /** Open the reader that fits; a failure is no stream, whatever its answer would have been. */
    static AnswerReader of(Answer answer, AnswerRule rule, int status, Driver.Listener listener) {
        return answer.form().isStream() && status < 300
                ? new StreamReader(rule, answer.form(), status, listener)
                : new BodyReader(new BodyJudge(rule, answer.form(), status), listener);
    }
}
