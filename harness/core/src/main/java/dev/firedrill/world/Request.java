package dev.firedrill.world;

import java.util.Map;
import org.apiguardian.api.API;

/**
 * Hold one request of a user.
 *
 * @param ordinal place among the arrivals, from 1; the same in every twin
 * @param kind kind of request, as the load declares; {@code turn} in a conversation
 * @param user who asks, as {@code user-7}
 * @param input the text
 * @param attributes further named values of the load
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Request(long ordinal, String kind, String user, String input, Map<String, String> attributes) {}
