package dev.firedrill.world;

import java.util.concurrent.CompletionStage;
import org.apiguardian.api.API;

/** Reach a model provider or another backend. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Provider {

    /** Call it; the stage fails with a {@link ProviderException} when no answer in good order comes. */
    default CompletionStage<ProviderReply> call(ProviderCall call) {
        Collected collected = new Collected();
        stream(call, collected);
        return collected.reply();
    }

    /**
     * Call it and take the answer as it comes.
     *
     * @return what ends the exchange early; then the listener hears nothing more
     */
    Component.Timer stream(ProviderCall call, ProviderListener listener);
}
