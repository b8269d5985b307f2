package dev.firedrill.world;

import org.apiguardian.api.API;

/** Say that a named point cannot be passed: what stands behind it failed. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PointException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PointException(String message) {
        super(message);
    }
}
