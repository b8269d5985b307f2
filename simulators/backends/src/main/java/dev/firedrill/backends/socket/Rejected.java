package dev.firedrill.backends.socket;

import com.fasterxml.jackson.databind.node.TextNode;

/** Says why a request is no call; the connection ends with it. */
final class Rejected extends Exception {

    private static final int LONGEST_QUOTE = 100;

    private final int status;

    Rejected(int status, String reason) {
        super(reason, null, false, false);
        this.status = status;
    }

    static Rejected malformed(String reason) {
        return new Rejected(400, reason);
    }

    /** Quote what a client sent, so that it can be read and not too long. */
    static String quote(String sent) {
        String shown = sent.length() <= LONGEST_QUOTE ? sent : sent.substring(0, LONGEST_QUOTE) + "...";
        return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
    }

    int status() {
        return status;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    /** Spell the whole response, in ASCII. */
    String response() {
        String message = TextNode.valueOf("firedrill: " + reason().replaceAll("[^\\p{ASCII}]", "?"))
                .toString();
        String body = "{\"error\":{\"type\":\"firedrill\",\"message\":" + message + "}}\n";
        String head =
                "HTTP/1.1 %d %s\r\ncontent-type: application/json\r\ncontent-length: %d\r\nconnection: close\r\n%s\r\n"
                        .formatted(status, Reasons.of(status), body.length(), status == 405 ? "allow: POST\r\n" : "");
        return head + body;
    }
}
