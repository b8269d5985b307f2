package dev.firedrill.world;

import java.util.concurrent.CompletionStage;
import org.apiguardian.api.API;

/** Reach a model provider or another backend. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Provider {

    /** Call it; the stage fails with a {@link ProviderException} when no complete answer comes. */
    CompletionStage<ProviderReply> call(ProviderCall call);
}
