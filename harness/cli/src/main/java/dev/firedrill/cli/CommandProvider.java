package dev.firedrill.cli;

import org.apiguardian.api.API;

/** Offer a command of another module; found by {@link java.util.ServiceLoader}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface CommandProvider {

    /**
     * Create the command: an object with picocli's {@code @Command} that is a {@code Callable<Integer>} and gives the exit
     * code. Exceptions it throws end the process with 4.
     */
    Object command();
}
