package dev.firedrill.world;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * Hold one call.
 *
 * @param purpose what it is for, in the system's words; attempts count within (request, purpose)
 * @param path path of the endpoint, such as {@code /v1/chat/completions}
 * @param body the body as sent
 * @param timeout how long the caller waits for the complete answer
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProviderCall(String purpose, String path, String body, Duration timeout) {}
