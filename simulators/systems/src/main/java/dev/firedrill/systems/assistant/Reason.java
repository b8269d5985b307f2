package dev.firedrill.systems.assistant;

/** List why a user does not get the model's whole answer, with what the user is told of it. */
enum Reason {
    /** The assistant is switched off; an override, not a failure. */
    KILL_SWITCH_ACTIVE(Retry.NEVER, "The assistant is switched off at the moment."),
    RATE_LIMITED(Retry.WORTH_IT, "Many people are asking at the moment. Please try again later."),
    OVERLOADED(Retry.WORTH_IT, "The assistant is busy. Please try again in a minute."),
    PROVIDER_ERROR(Retry.WORTH_IT, "The assistant could not answer. Please try again."),
    /** No answer began. */
    UNREACHABLE(Retry.WORTH_IT, "The assistant could not be reached. Please try again."),
    /** Nothing was heard for too long. */
    TIMED_OUT(Retry.WORTH_IT, "The assistant took too long. Please try again."),
    /** The answer began and did not come to its end. */
    ANSWER_CUT(Retry.WORTH_IT, "The answer broke off. Please try again."),
    /** An error came instead of the rest of the answer. */
    ERROR_EVENT(Retry.WORTH_IT, "The assistant broke off with an error. Please try again."),
    MALFORMED_ANSWER(Retry.WORTH_IT, "The answer arrived damaged. Please try again."),
    EMPTY_ANSWER(Retry.WORTH_IT, "The assistant had nothing to say. Please try again."),
    ANCHORS_LOST(Retry.WORTH_IT, "The answer lost its references and is not shown."),
    DIFF_TOO_LARGE(Retry.WORTH_IT, "The edit changed more than was asked and is not shown."),
    COVERAGE_DROPPED(Retry.WORTH_IT, "The answer left points out and is not shown."),
    STALE_ANSWER(Retry.WORTH_IT, "The answer was out of date and is not shown."),
    QUOTA_EXHAUSTED(Retry.NEVER, "The assistant is not available this month."),
    NOT_AUTHORIZED(Retry.NEVER, "The assistant is not available. We have been told."),
    MODEL_GONE(Retry.NEVER, "The assistant is not available. We have been told."),
    BAD_REQUEST(Retry.NEVER, "The assistant did not understand the request."),
    /** Something came that is no answer of a model, such as a login page. */
    WRONG_SHAPE(Retry.NEVER, "The assistant is not available. We have been told."),
    REFUSED(Retry.NEVER, "The assistant may not answer this."),
    /** The model stopped for length. */
    LENGTH_CUT(Retry.NEVER, "The answer was too long to finish."),
    /** The answer was still coming when the user's time was up. */
    OUT_OF_TIME(Retry.NEVER, "The answer took too long to finish.");

    private final Retry retry;
    private final String message;

    Reason(Retry retry, String message) {
        this.retry = retry;
        this.message = message;
    }

    /** Tell whether another try might help. */
    boolean retryable() {
        return retry == Retry.WORTH_IT;
    }

    /** Say it to the user. */
    String message() {
        return message;
    }

    private enum Retry {
        WORTH_IT,
        NEVER
    }
}
