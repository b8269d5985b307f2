package dev.firedrill.events;

import org.apiguardian.api.API;

/**
 * Say when, where and because of what an event happened.
 *
 * @param time nanoseconds since t0, from 0; the start-up takes no time of its own
 * @param sequence place in the log, from 1
 * @param instance the instance it happened in, or {@code harness}
 * @param cause sequence of the event that led to this one, 0 for none
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Stamp(long time, long sequence, String instance, long cause) {

    /** Instance of what the harness itself does. */
    public static final String HARNESS = "harness";
}
