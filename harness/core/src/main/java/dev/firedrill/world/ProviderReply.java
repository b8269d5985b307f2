package dev.firedrill.world;

import java.util.Map;
import org.apiguardian.api.API;

/**
 * Hold a complete answer of a provider, also one that reports an error.
 *
 * @param headers names in lower case
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProviderReply(int status, Map<String, String> headers, String body) {}
