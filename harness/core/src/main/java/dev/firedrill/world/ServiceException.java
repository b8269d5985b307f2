package dev.firedrill.world;

import org.apiguardian.api.API;

/** Say what a service outside of the world did that it must not: it never got ready, it ended by itself. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ServiceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Say what it did.
     *
     * @param message for a reader who did not see it, with the end of what it printed
     */
    public ServiceException(String message) {
        super(message, null, false, false);
    }
}
