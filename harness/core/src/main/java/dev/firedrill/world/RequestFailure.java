package dev.firedrill.world;

import org.apiguardian.api.API;

/** Carry a failure that the user is told of out of blocking code. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RequestFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Failure failure;

    public RequestFailure(Failure failure) {
        super(failure.reason());
        this.failure = failure;
    }

    /** Give what the user is told. */
    public Failure failure() {
        return failure;
    }
}
