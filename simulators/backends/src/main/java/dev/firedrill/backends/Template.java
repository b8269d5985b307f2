package dev.firedrill.backends;

import dev.firedrill.world.WirePlan.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hold bytes that were encoded once, with gaps that each call fills. */
final class Template {

    /** Stands in what a user scripted where a call fills in something, or for the escaped beginning of what only looks so. */
    static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(request|input)\\}|\\$\\$\\{");

    private final byte[][] literals;
    private final List<Gap> gaps;
    private final @Nullable Bytes fixed;

    /** Takes one more literal than gaps. */
    private Template(List<byte[]> literals, List<Gap> gaps) {
        this.literals = literals.toArray(byte[][]::new);
        this.gaps = List.copyOf(gaps);
        this.fixed = gaps.isEmpty() ? new Bytes(literals.get(0)) : null;
    }

    static Template of(String text) {
        return new Builder().literal(text).build();
    }

    Bytes fill(Exchange exchange) {
        return fixed != null ? fixed : new Bytes(filled(exchange));
    }

    private byte[] filled(Exchange exchange) {
        byte[][] fillings = new byte[literals.length - 1][];
        int length = literals[fillings.length].length;
        for (int i = 0; i < fillings.length; i++) {
            fillings[i] = gaps.get(i).fill(exchange);
            length += literals[i].length + fillings[i].length;
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (int i = 0; i < fillings.length; i++) {
            at = copy(literals[i], whole, at);
            at = copy(fillings[i], whole, at);
        }
        copy(literals[fillings.length], whole, at);
        return whole;
    }

    private static int copy(byte[] part, byte[] whole, int at) {
        System.arraycopy(part, 0, whole, at, part.length);
        return at + part.length;
    }

    /** Give what belongs in a gap; the bytes are not changed afterwards. */
    interface Gap {
        byte[] fill(Exchange exchange);
    }

    /** Build a template from left to right. */
    static final class Builder {

        private final List<byte[]> literals = new ArrayList<>();
        private final List<Gap> gaps = new ArrayList<>();
        private final StringBuilder literal = new StringBuilder();

        /** Add text that goes out as it is. */
        Builder literal(String text) {
            literal.append(text);
            return this;
        }

        Builder gap(Gap gap) {
            literals.add(bytes(literal.toString()));
            literal.setLength(0);
            gaps.add(gap);
            return this;
        }

        /** Add what someone else adds. */
        Builder with(Function<Builder, Builder> more) {
            return more.apply(this);
        }

        /**
         * Add what a user scripted, already encoded; {@code ${request}} and {@code ${input}} in it become gaps.
         * Of two dollars before a brace only one goes out, and there is no gap.
         *
         * @param depth how often it was escaped: 2 for JSON inside a JSON string
         */
        Builder scripted(String encoded, int depth) {
            Matcher placeholder = PLACEHOLDER.matcher(encoded);
            int done = 0;
            while (placeholder.find()) {
                literal(encoded.substring(done, placeholder.start()));
                placeholder(placeholder.group(1), depth);
                done = placeholder.end();
            }
            return literal(encoded.substring(done));
        }

        private void placeholder(@Nullable String name, int depth) {
            if (name == null) {
                literal("${");
            } else {
                gap(name.equals("request") ? Exchange::request : lastUserMessage(depth));
            }
        }

        Template build() {
            literals.add(bytes(literal.toString()));
            literal.setLength(0);
            return new Template(literals, gaps);
        }

        private static Gap lastUserMessage(int depth) {
            return exchange -> {
                String message = exchange.lastUserMessage();
                for (int i = 0; i < depth; i++) {
                    message = Json.escape(message);
                }
                return message.getBytes(StandardCharsets.UTF_8);
            };
        }

        private static byte[] bytes(String text) {
            if (text.indexOf(Spoken.BAD_BYTE) < 0) {
                return text.getBytes(StandardCharsets.UTF_8);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int done = 0;
            for (int at = text.indexOf(Spoken.BAD_BYTE); at >= 0; at = text.indexOf(Spoken.BAD_BYTE, done)) {
                bytes.writeBytes(text.substring(done, at).getBytes(StandardCharsets.UTF_8));
                bytes.write(0xff);
                done = at + 1;
            }
            bytes.writeBytes(text.substring(done).getBytes(StandardCharsets.UTF_8));
            return bytes.toByteArray();
        }
    }
}
