package dev.firedrill.backends;

/** Word errors as OpenAI does. */
final class OpenAiErrors {

    private static final String SORRY = "The server had an error while processing your request. Sorry about that!";

    private final String model;

    OpenAiErrors(String model) {
        this.model = model;
    }

    String body(ProviderError error) {
        return switch (error.kind()) {
            case SERVER_ERROR -> body(serverMessage(error.status()), "server_error", "null");
            case OVERLOADED -> body("Overloaded", "overloaded_error", "null");
            case RATE_LIMIT -> body(rateLimitMessage(error.detail()), "requests", "\"rate_limit_exceeded\"");
            case QUOTA_EXHAUSTED ->
                body(
                        "You exceeded your current quota, please check your plan and billing details. For more information"
                                + " on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.",
                        "insufficient_quota",
                        "\"insufficient_quota\"");
            case AUTH_REVOKED -> authRevoked(error.status());
            case MODEL_GONE ->
                body(
                        "The model `" + model + "` does not exist or you do not have access to it.",
                        "invalid_request_error",
                        "\"model_not_found\"");
            case UNREADABLE ->
                body(
                        "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your"
                                + " HTTP library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON.)",
                        "invalid_request_error",
                        "null");
            case TOO_LARGE ->
                body("Invalid request: " + error.detail(), "invalid_request_error", "\"string_above_max_length\"");
            case UNMATCHED -> body(error.detail(), "invalid_request_error", "\"unmatched\"");
        };
    }

    /** Word the error that follows the first events of a stream. */
    String inStream() {
        return body(SORRY, "server_error", "null");
    }

    private static String body(String message, String type, String code) {
        return "{\"error\":{\"message\":" + Json.quote(message) + ",\"type\":\"" + type + "\",\"param\":null,\"code\":"
                + code + "}}";
    }

    private static String authRevoked(int status) {
        return status == 403
                ? body("Your API key is not allowed to use this project.", "invalid_request_error", "\"access_denied\"")
                : body(
                        "Incorrect API key provided: sk-fire****rill. You can find your API key at"
                                + " https://platform.openai.com/account/api-keys.",
                        "invalid_request_error",
                        "\"invalid_api_key\"");
    }

    private static String serverMessage(int status) {
        return switch (status) {
            case 502 -> "Bad gateway.";
            case 503 -> "The server is overloaded or not ready yet.";
            case 504 -> "The upstream server did not answer in time.";
            default -> SORRY;
        };
    }

    private String rateLimitMessage(String seconds) {
        String wait = seconds.isEmpty() ? "" : " Please try again in " + seconds + "s.";
        return "Rate limit reached for " + model
                + " in organization org-firedrill on requests per min (RPM): Limit 500, Used 500, Requested 1." + wait
                + " Visit https://platform.openai.com/account/rate-limits to learn more.";
    }
}
