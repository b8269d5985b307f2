package dev.firedrill.check;

import java.util.Optional;

/** Hold what a check decided, before it is signed with the check's name. */
record Judgement(Status status, String found, Optional<Measurement> measurement, long place, String log) {

    static Judgement pass(String found, long place) {
        return new Judgement(Status.PASS, found, Optional.empty(), place, "");
    }

    static Judgement fail(String found, long place) {
        return new Judgement(Status.FAIL, found, Optional.empty(), place, "");
    }

    static Judgement notExercised(String found) {
        return new Judgement(Status.NOT_EXERCISED, found, Optional.empty(), 0, "");
    }

    static Judgement notObserved(String found) {
        return new Judgement(Status.NOT_OBSERVED, found, Optional.empty(), 0, "");
    }

    Judgement measuring(Measurement quantity) {
        return new Judgement(status, found, Optional.of(quantity), place, log);
    }

    /** Say that the place is in the log of a twin. */
    Judgement in(String twin) {
        return new Judgement(status, found, measurement, place, twin);
    }

    Finding finding(Check check, String expected) {
        return new Finding(check.id(), status, expected, found, measurement, place, log, check.position());
    }
}
