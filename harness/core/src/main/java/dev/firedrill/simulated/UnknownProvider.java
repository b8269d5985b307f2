package dev.firedrill.simulated;

import dev.firedrill.world.Component.Timer;
import dev.firedrill.world.Provider;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.ProviderException;
import dev.firedrill.world.ProviderListener;
import dev.firedrill.world.ProviderReply;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;

/** Stand for a provider that the scenario does not have: every call fails and says which there are. */
record UnknownProvider(Kernel kernel, String name, Set<String> known) implements Provider {

    @Override
    public CompletionStage<ProviderReply> call(ProviderCall call) {
        Collected collected = new Collected();
        stream(call, collected);
        return collected.reply();
    }

    @Override
    public Timer stream(ProviderCall call, ProviderListener listener) {
        kernel.checkBaton("provider.call");
        return kernel.at(
                kernel.now(),
                Lane.PROVIDER,
                () -> listener.failed(new ProviderException(
                        ProviderException.Kind.UNKNOWN,
                        "expected a provider of the scenario %s, found a call '%s' to '%s'"
                                .formatted(new TreeSet<>(known), call.purpose(), name))));
    }
}
