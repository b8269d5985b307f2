package dev.firedrill.events;

import com.fasterxml.jackson.databind.JsonNode;
import org.apiguardian.api.API;

/** Take the fields of an event, one after the other. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Fields {

    /** Take a text. */
    void text(String name, String value);

    /** Take a whole number. */
    void number(String name, long value);

    /** Take a floating-point number. */
    void decimal(String name, double value);

    /** Take a truth value. */
    void flag(String name, boolean value);

    /** Take a JSON value. */
    void json(String name, JsonNode value);
}
