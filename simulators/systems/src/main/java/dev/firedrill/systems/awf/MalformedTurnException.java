package dev.firedrill.systems.awf;

/** Say what is wrong with a model's answer. */
final class MalformedTurnException extends Exception {

    MalformedTurnException(String message) {
        super(message, null, false, false);
    }
}
