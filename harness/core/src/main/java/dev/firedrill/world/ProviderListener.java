package dev.firedrill.world;

import java.util.Map;
import org.apiguardian.api.API;

/** Hear an answer as it comes: a head, parts of the body, then exactly one of end and failure. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface ProviderListener {

    /** Hear status and headers; names in lower case. */
    void head(int status, Map<String, String> headers);

    /** Hear a part of the body. */
    void bytes(byte[] content);

    /** Hear that the body ended in good order, complete or not: what is missing shows only in what it says. */
    void end();

    /** Hear that it did not. */
    void failed(ProviderException failure);
}
