package dev.firedrill.backends;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Effect.EmptyOk;
import dev.firedrill.model.Effect.WrongShape;
import dev.firedrill.world.WirePlan;
import java.util.List;

/**
 * Answer in good order with something else than was scripted. None of it is whole, also where the protocol says so, as for
 * a cut for length or a filter: who presents such an answer as complete has not looked. A drift of quality is whole,
 * because the script has that answer.
 */
final class ContentFaults {

    private static final int OK = 200;
    private static final int INTERNAL = 500;

    private final Answers answers;
    private final Dialect dialect;

    ContentFaults(Answers answers, Dialect dialect) {
        this.answers = answers;
        this.dialect = dialect;
    }

    WirePlan badByte(Exchange exchange, long latency, String prefix) {
        return altered(exchange, latency, Alteration.UTF8_BAD, prefix + "a byte that is no UTF-8 in ");
    }

    WirePlan lengthCut(Exchange exchange, long latency, String prefix) {
        return altered(exchange, latency, Alteration.LENGTH_CUT, prefix + "stopped for length in the middle of ");
    }

    WirePlan filtered(Exchange exchange, long latency, String prefix) {
        return altered(exchange, latency, Alteration.FILTERED, prefix + "a content filter in the place of ");
    }

    WirePlan drifted(Exchange exchange, long latency, Effect.QualityDrift drift, String prefix) {
        return answers.drifted(exchange, latency, drift.variant())
                .named(prefix + "quality_drift to " + Quote.of(drift.variant()) + ", ")
                .plan();
    }

    WirePlan emptyOk(Exchange exchange, long latency, EmptyOk effect, String fault) {
        String prefix = fault + "empty_ok, ";
        return switch (effect.how()) {
            case NO_BODY -> noBody(answers.usual(exchange, latency), prefix + "no body of ");
            case NULL -> altered(exchange, latency, Alteration.NULL, prefix + "null for the content of ");
            case NO_CHOICES -> altered(exchange, latency, Alteration.NO_CHOICES, prefix + "an empty list for ");
            case BLANK -> altered(exchange, latency, Alteration.BLANK, prefix + "an empty text for ");
        };
    }

    private static WirePlan noBody(Flow flow, String prefix) {
        return flow.scripted() ? flow.sending(List.of()).plan(false, prefix + flow.name()) : asItIs(flow, prefix);
    }

    WirePlan wrongShape(Exchange exchange, long latency, WrongShape effect, String fault) {
        String prefix = fault + "wrong_shape, ";
        return switch (effect.how()) {
            case HTML -> instead(exchange, latency, "text/html", Pages.LOGIN, prefix + "a login page for ");
            case ERROR_JSON ->
                instead(exchange, latency, "application/json", errorBody(exchange), prefix + "an error with 200 for ");
            case MISSING_FIELD ->
                altered(exchange, latency, Alteration.NO_FIELD, prefix + "the main field is missing from ");
        };
    }

    private String errorBody(Exchange exchange) {
        return dialect.error(new ProviderError(ProviderError.Kind.SERVER_ERROR, INTERNAL, ""), exchange);
    }

    private WirePlan instead(Exchange exchange, long latency, String type, String text, String prefix) {
        Flow usual = answers.usual(exchange, latency);
        String words = prefix + usual.name();
        return usual.scripted()
                ? answers.page(exchange, latency, OK, type, text, words).plan(false, words)
                : asItIs(usual, prefix);
    }

    private WirePlan altered(Exchange exchange, long latency, Alteration alteration, String prefix) {
        Flow flow = answers.altered(exchange, latency, alteration);
        return flow.scripted() ? flow.plan(false, prefix + flow.name()) : asItIs(flow, prefix);
    }

    private static WirePlan asItIs(Flow flow, String prefix) {
        return flow.named(prefix).plan();
    }
}
