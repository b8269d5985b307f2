package dev.firedrill.model;

import org.apiguardian.api.API;

/** Hold one input of a conversation; what is expected of its answer stands among the expectations. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Turn(Position position, String input) {}
