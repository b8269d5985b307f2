package dev.firedrill.reading;

import java.util.Optional;

/** Turns one value into something of the model; where it cannot, it reports why and gives nothing. */
@FunctionalInterface
interface Binder<T> {

    Optional<T> bind(Value value);
}
