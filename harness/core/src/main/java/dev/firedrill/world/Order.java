package dev.firedrill.world;

import java.util.Map;
import org.apiguardian.api.API;

/**
 * Hold one operator's order to the system.
 *
 * @param id id of the action in the scenario
 * @param verb an action the controls declare
 * @param actor who orders, as {@code operator:release}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Order(String id, String verb, Map<String, String> parameters, String actor) {}
