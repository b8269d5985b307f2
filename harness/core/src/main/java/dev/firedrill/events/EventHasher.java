package dev.firedrill.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.random.Hash;

/** Fold events into 64 bits; doubles enter as raw bits, so that no formatter of a JDK takes part. */
final class EventHasher implements Fields {

    private long state;

    void add(Event event) {
        Stamp stamp = event.stamp();
        state = Hash.mix(state, event.kind().hash());
        state = Hash.mix(state, stamp.time());
        state = Hash.mix(state, stamp.instance());
        state = Hash.mix(state, stamp.cause());
        event.describe(this);
    }

    long value() {
        return state;
    }

    @Override
    public void text(String name, String value) {
        state = Hash.mix(state, value);
    }

    @Override
    public void number(String name, long value) {
        state = Hash.mix(state, value);
    }

    @Override
    public void decimal(String name, double value) {
        state = Hash.mix(state, Double.doubleToRawLongBits(value));
    }

    @Override
    public void flag(String name, boolean value) {
        state = Hash.mix(state, value ? 1 : 0);
    }

    @Override
    public void json(String name, JsonNode value) {
        state = JsonHash.mix(state, value);
    }
}
