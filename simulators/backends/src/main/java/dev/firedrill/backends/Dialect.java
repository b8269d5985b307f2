package dev.firedrill.backends;

import dev.firedrill.model.ProviderScript;
import java.util.List;

/** Speak the wire form of one family of providers. */
interface Dialect {

    List<String> NAMES = List.of(OpenAiChat.NAME, Anthropic.NAME, GenericJson.NAME);

    /** Encode what is said as the complete body of a response. */
    Template plain(Spoken spoken);

    /** Encode what is said as the events of a stream. */
    EventStream stream(Spoken spoken);

    /** Say how its events follow one another. */
    Framing framing();

    /** Encode an error as this provider reports it. */
    String error(ProviderError error, Exchange exchange);

    /** Encode an error that comes after a stream has begun. */
    Template errorEvent();

    /** Encode an event that is legal and that no client knows. */
    Template unknownEvent();

    /** Name the header that carries the id of a request. */
    String requestIdHeader();

    /** Name the header that says how many requests are left. */
    String requestsLeftHeader();

    /** Say with which status a body is answered that is too large. */
    int statusOfTooLarge();

    /** Tell whether a body must be JSON to be read. */
    boolean mustBeJson(String body);

    /** Find what the user said last; "" where the body does not say. */
    String lastUserMessage(String body);

    static Dialect of(ProviderScript script) {
        return switch (script.dialect()) {
            case OpenAiChat.NAME -> new OpenAiChat(script.model());
            case Anthropic.NAME -> new Anthropic(script.model());
            case GenericJson.NAME -> new GenericJson();
            default ->
                throw new IllegalArgumentException(
                        "%s  dialect '%s'%n  expected  one of %s%n  mend      name one of them in 'dialect'"
                                .formatted(script.position(), script.dialect(), String.join(", ", NAMES)));
        };
    }
}
