package dev.firedrill.live.probe;

import dev.firedrill.model.LiveSystem.Form;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Say what is asked.
 *
 * @param body what is sent, to the letter where it is no JSON
 * @param form how the answer comes
 * @param pointer JSON Pointer to what the user reads: into the body, or into each event of a stream
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Question(
        String method,
        URI url,
        Map<String, String> headers,
        Optional<String> body,
        Form form,
        Optional<String> pointer) {

    public Question {
        headers = new TreeMap<>(headers);
    }

    /** Give the part of the address that says which service it is. */
    public String service() {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    /** Give the part of the address behind the service. */
    public String path() {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }
}
