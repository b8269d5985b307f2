package dev.firedrill.world;

import org.apiguardian.api.API;

/**
 * Hold a failure the user is told of.
 *
 * @param reason a reason code of the controls
 * @param message what the user reads
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Failure(String reason, String message) {}
