package dev.firedrill.backends;

/** Word errors as Anthropic does. */
final class AnthropicErrors {

    private final String model;

    AnthropicErrors(String model) {
        this.model = model;
    }

    String body(ProviderError error, String requestId) {
        return "{\"type\":\"error\",\"error\":" + error(error) + ",\"request_id\":\"" + requestId + "\"}";
    }

    /** Word the error that follows the first events of a stream. */
    String inStream() {
        return "{\"type\":\"error\",\"error\":" + error("overloaded_error", "Overloaded") + "}";
    }

    private String error(ProviderError error) {
        return switch (error.kind()) {
            case SERVER_ERROR ->
                error.status() == 504
                        ? error("timeout_error", "Request timed out")
                        : error("api_error", "Internal server error");
            case OVERLOADED -> error("overloaded_error", "Overloaded");
            case RATE_LIMIT ->
                error(
                        "rate_limit_error",
                        "This request would exceed your organization's rate limit of 50 requests per minute."
                                + (error.detail().isEmpty() ? "" : " Try again in " + error.detail() + "s."));
            case QUOTA_EXHAUSTED ->
                error(
                        "rate_limit_error",
                        "You have reached your specified API usage limits (insufficient_quota); no retry will help.");
            case AUTH_REVOKED ->
                error.status() == 403
                        ? error(
                                "permission_error",
                                "Your API key does not have permission to use the specified resource.")
                        : error("authentication_error", "invalid x-api-key");
            case MODEL_GONE -> error("not_found_error", "model: " + model);
            case UNREADABLE -> error("invalid_request_error", "The request body is not valid JSON: " + error.detail());
            case TOO_LARGE -> error("request_too_large", "Request exceeds the maximum allowed number of bytes.");
            case UNMATCHED -> error("not_found_error", error.detail());
        };
    }

    private static String error(String type, String message) {
        return "{\"type\":\"" + type + "\",\"message\":" + Json.quote(message) + "}";
    }
}
