package dev.firedrill.world;

import org.apiguardian.api.API;

/** Say that alerts, audit entries or events could not be delivered. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SinkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SinkException(String message) {
        super(message);
    }
}
