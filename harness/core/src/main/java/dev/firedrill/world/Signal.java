package dev.firedrill.world;

import org.apiguardian.api.API;

/**
 * Hold what a person reports, such as a complaint.
 *
 * @param name a signal of the controls
 * @param actor who reports, as {@code user:anna}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Signal(String name, String value, String actor) {}
