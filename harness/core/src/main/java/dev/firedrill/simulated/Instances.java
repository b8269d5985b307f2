package dev.firedrill.simulated;

import dev.firedrill.world.Outcome;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hold the instances of one run: the main one, and a second one once an operator has started it. */
final class Instances {

    private final Function<Identity, Instance> opening;
    private final Instance main;
    private @Nullable Instance second;

    Instances(Kernel kernel, Function<Identity, Instance> opening) {
        this.opening = opening;
        this.main = opening.apply(new Identity(Identity.MAIN, kernel.nobody()));
    }

    /** Give the instance that gets the requests, orders and signals. */
    Instance main() {
        return main;
    }

    /** Start a second instance on the same stores, or one that crashed once more. */
    Outcome startSecond() {
        Instance known = second;
        if (known != null) {
            return known.isDown() ? known.startAgain() : Outcome.failed("the second instance runs already");
        }
        Instance opened = opening.apply(new Identity(Identity.SECOND, OpenRequest.none()));
        second = opened;
        return opened.start();
    }

    void close() {
        main.close();
        Instance other = second;
        if (other != null) {
            other.close();
        }
    }
}
