package dev.firedrill.backends;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hold a body that was encoded once, with gaps that each call fills. */
final class Template {

    private final List<Part> parts;
    private final String fixed;

    private Template(List<Part> parts, String fixed) {
        this.parts = List.copyOf(parts);
        this.fixed = fixed;
    }

    String fill(Exchange exchange) {
        if (parts.isEmpty()) {
            return fixed;
        }
        StringBuilder body = new StringBuilder(fixed.length() + 128);
        for (Part part : parts) {
            part.append(body, exchange);
        }
        return body.toString();
    }

    /** Append one part of the body; a literal, or what belongs in a gap. */
    interface Part {
        void append(StringBuilder body, Exchange exchange);
    }

    /** Build a template from left to right. */
    static final class Builder {

        private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(request|input)\\}");

        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder literals = new StringBuilder();
        private boolean gaps;

        /** Add text that goes out as it is. */
        Builder literal(String text) {
            parts.add((body, exchange) -> body.append(text));
            literals.append(text);
            return this;
        }

        Builder gap(Part part) {
            parts.add(part);
            gaps = true;
            return this;
        }

        /**
         * Add what a user scripted, already encoded; {@code ${request}} and {@code ${input}} in it become gaps.
         *
         * @param depth how often it was escaped: 2 for JSON inside a JSON string
         */
        Builder scripted(String encoded, int depth) {
            Matcher placeholder = PLACEHOLDER.matcher(encoded);
            int done = 0;
            while (placeholder.find()) {
                literal(encoded.substring(done, placeholder.start()));
                gap(placeholder.group(1).equals("request") ? requestOrdinal() : lastUserMessage(depth));
                done = placeholder.end();
            }
            return literal(encoded.substring(done));
        }

        Template build() {
            return new Template(gaps ? parts : List.of(), literals.toString());
        }

        private static Part requestOrdinal() {
            return (body, exchange) -> body.append(exchange.facts().request());
        }

        private static Part lastUserMessage(int depth) {
            return (body, exchange) -> {
                String message = exchange.lastUserMessage();
                for (int i = 0; i < depth; i++) {
                    message = Json.escape(message);
                }
                body.append(message);
            };
        }
    }
}
