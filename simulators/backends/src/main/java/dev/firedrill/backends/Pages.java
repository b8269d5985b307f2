package dev.firedrill.backends;

/** Spells the pages that come where an answer should be. */
final class Pages {

    static final String LOGIN = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>"
            + "<h1>Sign in to continue</h1><form method=\"post\" action=\"/login\">"
            + "<input name=\"user\"><input name=\"password\" type=\"password\"></form></body></html>\n";

    private Pages() {}

    /** Give the page of a proxy in front of a provider. */
    static String ofProxy(int status) {
        String title = status + " " + phrase(status);
        return "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                + "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
    }

    private static String phrase(int status) {
        return switch (status) {
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Temporarily Unavailable";
            case 504 -> "Gateway Time-out";
            default -> "Error";
        };
    }
}
