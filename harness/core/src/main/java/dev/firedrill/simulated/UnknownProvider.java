package dev.firedrill.simulated;

import dev.firedrill.events.Event;
import dev.firedrill.world.Component.Timer;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderException;
import dev.firedrill.world.ProviderListener;
import java.util.Set;
import java.util.TreeSet;

/** Stand for a provider that the scenario does not have: every call is unmatched, fails, and says which there are. */
record UnknownProvider(String name, Set<String> known) {

    Timer stream(Life life, ProviderCall call, ProviderListener listener) {
        Kernel kernel = life.kernel();
        String instance = life.instance();
        kernel.checkBaton("provider.call");
        OpenRequest open = kernel.request();
        long request = open.ordinal();
        String purpose = call.purpose();
        int attempt = open.nextAttempt(purpose);
        String miss = "expected a provider of the scenario %s, found a call '%s' to '%s'"
                .formatted(new TreeSet<>(known), purpose, name);
        kernel.record(instance, stamp -> new Event.ProviderCalled(stamp, name, request, purpose, attempt));
        kernel.record(instance, stamp -> new Event.ProviderUnmatched(stamp, name, request, purpose, attempt, miss));
        return kernel.at(kernel.now(), Lane.PROVIDER, () -> {
            ProviderException.Kind unknown = ProviderException.Kind.UNKNOWN;
            kernel.record(
                    instance,
                    stamp -> new Event.ProviderFailed(stamp, name, request, purpose, attempt, unknown.name(), 0));
            listener.failed(new ProviderException(unknown, miss));
        });
    }
}
