package dev.firedrill.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.firedrill.model.LiveSystem.Exchange;
import dev.firedrill.model.LiveSystem.Operation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Binds requests of HTTP: those of users, with how their answer is read, and those that operate the service. */
final class HttpBinder {

    private static final Names METHODS = new Names("method", "", List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** What stands in for a request that a file fails to say. */
    static final Exchange NOTHING =
            new Exchange("POST", "", Map.of(), MissingNode.getInstance(), TIMEOUT, AnswerBinder.PLAIN);

    private final Binders binders;
    private final Templates templates;

    HttpBinder(Binders binders, Templates templates) {
        this.binders = binders;
        this.templates = templates;
    }

    /** Bind how a request of a user is sent. */
    Exchange exchange(Members it) {
        return new Exchange(
                method(it).orElse("POST"),
                it.required("path", this::path, ""),
                headers(it),
                body(it).orElse(MissingNode.getInstance()),
                it.optional("timeout", binders::length).orElse(TIMEOUT),
                it.optional("answer", new AnswerBinder(binders)).orElse(AnswerBinder.PLAIN));
    }

    /** Bind how a kind of request is sent; what it does not say is as in {@code base}. */
    Exchange exchange(Members it, Exchange base) {
        return new Exchange(
                method(it).orElse(base.method()),
                it.optional("path", this::path).orElse(base.path()),
                it.has("headers") ? headers(it) : base.headers(),
                body(it).orElse(base.body()),
                it.optional("timeout", binders::length).orElse(base.timeout()),
                it.optional("answer", new AnswerBinder(binders)).orElse(base.answer()));
    }

    Operation operation(Members it) {
        return new Operation.Http(
                method(it).orElse("POST"),
                it.required("path", this::path, ""),
                headers(it),
                body(it).orElse(MissingNode.getInstance()));
    }

    /** Bind a path, which stands behind the address of the service. */
    Optional<String> path(Value value) {
        return templates
                .text(value)
                .filter(it -> it.startsWith("/")
                        || binders.reject(
                                value,
                                "a path that begins with '/', behind 'url'",
                                "begin it with '/'; where the service is stands in 'url'"));
    }

    /** Bind the name of a header. */
    Optional<String> header(Value value) {
        return binders.text(value)
                .filter(it -> HEADER.matcher(it).matches()
                        || binders.reject(value, "the name of a header", "write letters, digits and '-' only"));
    }

    private Optional<String> method(Members it) {
        return it.optional("method", binders.named(METHODS));
    }

    private Optional<JsonNode> body(Members it) {
        return it.optional("body", templates::json);
    }

    private Map<String, String> headers(Members it) {
        it.find("headers")
                .filter(Value.Structure.class::isInstance)
                .map(Value.Structure.class::cast)
                .ifPresent(headers -> headers.members()
                        .values()
                        .forEach(member -> header(new Value.Text(member.keyPosition(), member.key()))));
        return new LinkedHashMap<>(it.map("headers", templates::text));
    }
}
