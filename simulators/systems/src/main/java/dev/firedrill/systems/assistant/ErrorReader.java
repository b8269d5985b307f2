package dev.firedrill.systems.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.firedrill.world.ProviderException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Read what went wrong where no answer came. */
final class ErrorReader {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private ErrorReader() {}

    /** Read an answer with a status other than 200, whose body may be anything. */
    static Trouble read(int status, Map<String, String> headers, String body) {
        JsonNode error = Json.object(body).map(it -> it.path("error")).orElse(MissingNode.getInstance());
        Reason reason = switch (status) {
            case 401, 403 -> Reason.NOT_AUTHORIZED;
            case 404 -> Reason.MODEL_GONE;
            case 429 -> tooMany(Json.text(error.path("code")));
            case 529 -> Reason.OVERLOADED;
            case 408, 409 -> Reason.PROVIDER_ERROR;
            default -> status >= 500 ? Reason.PROVIDER_ERROR : Reason.BAD_REQUEST;
        };
        return new Trouble(reason, retryAfter(headers));
    }

    private static Reason tooMany(String code) {
        return code.equals("insufficient_quota") ? Reason.QUOTA_EXHAUSTED : Reason.RATE_LIMITED;
    }

    private static Optional<Duration> retryAfter(Map<String, String> headers) {
        String value = headers.getOrDefault("retry-after", "").strip();
        return SECONDS.matcher(value).matches()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                : Optional.empty();
    }

    /** Read how a call ended early. */
    static Reason read(ProviderException.Kind kind, boolean begun) {
        if (kind == ProviderException.Kind.TIMEOUT) {
            return Reason.TIMED_OUT;
        }
        return begun ? Reason.ANSWER_CUT : Reason.UNREACHABLE;
    }
}
