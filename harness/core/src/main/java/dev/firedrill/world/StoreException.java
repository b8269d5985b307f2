package dev.firedrill.world;

import org.apiguardian.api.API;

/** Say that the flag store could not be read or written; its message says why, as {@code locked}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
