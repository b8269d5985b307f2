package dev.firedrill.backends;

import dev.firedrill.model.ProviderScript.Answer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Hold one answer in the words of a dialect, each form encoded when it is first asked for. */
final class Wording {

    private final Answer answer;
    private final Dialect dialect;
    private final int pieces;
    private final Map<Alteration, Template> plain = new ConcurrentHashMap<>();
    private final Map<Alteration, EventStream> streams = new ConcurrentHashMap<>();

    Wording(Answer answer, Dialect dialect) {
        this.answer = answer;
        this.dialect = dialect;
        this.pieces = answer.events();
    }

    Template plain(Alteration alteration) {
        Template known = plain.get(alteration);
        return known != null ? known : plain.computeIfAbsent(alteration, it -> dialect.plain(Spoken.of(answer, it)));
    }

    EventStream stream(Alteration alteration) {
        EventStream known = streams.get(alteration);
        return known != null ? known : streams.computeIfAbsent(alteration, it -> dialect.stream(Spoken.of(answer, it)));
    }

    /** Count the pieces of its content; what a plain answer counts instead of events. */
    int pieces() {
        return pieces;
    }
}
