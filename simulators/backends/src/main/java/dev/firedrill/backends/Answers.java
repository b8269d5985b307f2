package dev.firedrill.backends;

import dev.firedrill.backends.BodyScan.Asked;
import dev.firedrill.backends.BodyScan.Defect;
import dev.firedrill.backends.Flow.Body;
import dev.firedrill.backends.Flow.Pace;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.world.WirePlan.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answer as the provider would without a fault: as scripted, or with an error where it cannot read or find anything. */
final class Answers {

    private static final String JSON = "application/json";
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final Dialect dialect;
    private final Script script;
    private final long gap;

    Answers(ProviderScript script, Dialect dialect) {
        this.dialect = dialect;
        this.script = new Script(script, dialect);
        this.gap = Nanos.gap(script.tokensPerSecond());
    }

    Flow usual(Exchange exchange, long latency) {
        return altered(exchange, latency, Alteration.NONE);
    }

    Flow altered(Exchange exchange, long latency, Alteration alteration) {
        Asked asked = BodyScan.of(exchange.call().body());
        Flow rejected = rejected(exchange, latency, asked);
        if (rejected != null) {
            return rejected;
        }
        ScriptedAnswer answer = script.match(exchange.call(), exchange.facts(), "");
        return answer == null ? unmatched(exchange, latency) : scripted(exchange, latency, asked, answer, alteration);
    }

    /** Answer with a variant, or as usual where the variant has nothing that fits. */
    Flow drifted(Exchange exchange, long latency, String variant) {
        Asked asked = BodyScan.of(exchange.call().body());
        Flow rejected = rejected(exchange, latency, asked);
        ScriptedAnswer answer = script.match(exchange.call(), exchange.facts(), variant);
        return rejected != null || answer == null
                ? usual(exchange, latency)
                        .named("the variant " + Quote.of(variant) + " has no answer that fits, so as usual ")
                : scripted(exchange, latency, asked, answer, Alteration.NONE);
    }

    private @Nullable Flow rejected(Exchange exchange, long latency, Asked asked) {
        Defect defect = asked.defect();
        if (defect == null
                || (!defect.tooLarge() && !dialect.mustBeJson(exchange.call().body()))) {
            return null;
        }
        ProviderError error = defect.tooLarge()
                ? new ProviderError(ProviderError.Kind.TOO_LARGE, dialect.statusOfTooLarge(), defect.words())
                : new ProviderError(ProviderError.Kind.UNREADABLE, BAD_REQUEST, defect.words());
        return error(exchange, latency, error, "rejected: " + defect.words());
    }

    private Flow unmatched(Exchange exchange, long latency) {
        String reason = script.unmatched(exchange.call(), exchange.facts());
        return error(exchange, latency, new ProviderError(ProviderError.Kind.UNMATCHED, NOT_FOUND, reason), reason);
    }

    private Flow scripted(Exchange exchange, long latency, Asked asked, ScriptedAnswer answer, Alteration alteration) {
        return asked.streams()
                ? stream(exchange, latency, asked, answer, alteration)
                : plain(exchange, latency, answer, alteration);
    }

    private Flow plain(Exchange exchange, long latency, ScriptedAnswer answer, Alteration alteration) {
        Bytes bytes = answer.wording().plain(alteration).fill(exchange);
        return new Flow(
                answer.name(),
                true,
                Headers.plain(OK, JSON, bytes.content().length, dialect.requestIdHeader(), exchange.requestId()),
                new Body(false, List.of(bytes), 0, answer.wording().pieces()),
                new Pace(latency, 0, 0));
    }

    private Flow stream(Exchange exchange, long latency, Asked asked, ScriptedAnswer answer, Alteration alteration) {
        EventStream stream = answer.wording().stream(alteration);
        List<Template> templates = asked.wantsUsage() ? stream.withUsage() : stream.events();
        List<Bytes> events = new ArrayList<>(templates.size());
        for (Template template : templates) {
            events.add(template.fill(exchange));
        }
        return new Flow(
                answer.name(),
                true,
                Headers.stream(dialect.framing().contentType(), dialect.requestIdHeader(), exchange.requestId()),
                new Body(true, Collections.unmodifiableList(events), stream.opening(), stream.content()),
                new Pace(latency, 0, gap));
    }

    /** Answer with an error, which is never a stream. */
    Flow error(Exchange exchange, long latency, ProviderError error, String name) {
        return page(exchange, latency, error.status(), JSON, dialect.error(error, exchange), name);
    }

    /** Answer with anything. */
    Flow page(Exchange exchange, long latency, int status, String type, String text, String name) {
        Bytes bytes = Parts.utf8(text);
        return new Flow(
                name,
                false,
                Headers.plain(status, type, bytes.content().length, dialect.requestIdHeader(), exchange.requestId()),
                new Body(false, text.isEmpty() ? List.of() : List.of(bytes), 0, 1),
                new Pace(latency, 0, 0));
    }

    Flow error(Exchange exchange, long latency, ProviderError error, Map<String, String> headers, String name) {
        Flow flow = error(exchange, latency, error, name);
        return new Flow(flow.name(), false, Headers.with(flow.head(), headers), flow.body(), flow.pace());
    }
}
