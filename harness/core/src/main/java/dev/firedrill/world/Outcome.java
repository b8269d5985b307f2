package dev.firedrill.world;

import org.apiguardian.api.API;

/** Say how an order ended. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Outcome(boolean done, String detail) {

    /** Report success. */
    public static Outcome ok() {
        return new Outcome(true, "");
    }

    /** Report that it was refused or failed, and why. */
    public static Outcome failed(String detail) {
        return new Outcome(false, detail);
    }
}
