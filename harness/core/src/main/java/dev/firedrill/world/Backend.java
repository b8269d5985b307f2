package dev.firedrill.world;

import dev.firedrill.model.ProviderScript;
import dev.firedrill.random.Draws;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Answer the calls to one simulated provider during one run. What it answers is a pure function of its script, the call
 * and the draws; which transport carries it makes no difference.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Backend {

    /**
     * Plan what goes over the wire, and say of a hit that changes nothing that it {@linkplain WirePlan#spared() spared} the
     * call.
     *
     * @param hit what touches this call, {@code null} for nothing
     */
    WirePlan plan(ProviderCall call, Facts facts, Interference.@Nullable Hit hit);

    /**
     * Say for whom a call is made.
     *
     * @param request ordinal of the request, 0 for none
     * @param kind kind of that request, "" for none
     * @param user user of that request, "" for none
     * @param attempt from 1, within (request, purpose)
     */
    record Facts(long request, String kind, String user, int attempt) {}

    /** Open backends; found by {@link java.util.ServiceLoader}. */
    interface Factory {

        /** Name the transport: {@code memory} or {@code wiremock}. */
        String transport();

        /** Tell whether this factory speaks the dialect. */
        boolean speaks(String dialect);

        /** Open a backend for one run. */
        Backend open(ProviderScript script, Draws draws);
    }
}
