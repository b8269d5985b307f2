package dev.firedrill.reading;

import dev.firedrill.model.Mark;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Binds {@code kind:name}, the instant at which something happens first. */
final class MarkBinder implements Binder<Mark> {

    private static final Map<String, Mark.Kind> KINDS = kinds();

    private final Binders binders;
    private final Vocabulary vocabulary;

    MarkBinder(Binders binders, Vocabulary vocabulary) {
        this.binders = binders;
        this.vocabulary = vocabulary;
    }

    @Override
    public Optional<Mark> bind(Value value) {
        return binders.text(value).flatMap(text -> mark(value, text));
    }

    private Optional<Mark> mark(Value value, String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            binders.reject(
                    value,
                    "a mark, as 'trigger:NAME'",
                    "write one of " + Quote.all(KINDS.keySet()) + ", a colon, and the name");
            return Optional.empty();
        }
        String word = text.substring(0, colon);
        Mark.Kind kind = KINDS.get(word);
        if (kind == null) {
            binders.unknown(value.position(), word, new Names("kind of mark", "", KINDS.keySet()));
            return Optional.empty();
        }
        String name = text.substring(colon + 1);
        boolean known = name.isBlank()
                ? binders.reject(value, "a mark with a name, as 'trigger:NAME'", "write the name behind the colon")
                : names(kind).contains(name) ? isReached(value, kind, name) : unknown(value, kind, name);
        return known ? Optional.of(new Mark(kind, name)) : Optional.empty();
    }

    private boolean isReached(Value value, Mark.Kind kind, String name) {
        boolean never = kind == Mark.Kind.ACTION && vocabulary.failing().contains(name);
        if (never) {
            binders.defects()
                    .add(
                            value.position(),
                            "mark " + Quote.of(kind.word() + ":" + name) + " of an action that must fail",
                            "a mark that is reached: an action reaches its own when it is done",
                            "wait for something else, or let the action end 'done'");
        }
        return !never;
    }

    private boolean unknown(Value value, Mark.Kind kind, String name) {
        Names names = names(kind);
        if (kind != Mark.Kind.EFFECTIVE || names.known().isEmpty()) {
            return binders.unknown(value.position(), name, names);
        }
        binders.defects()
                .add(
                        value.position(),
                        "unknown " + names.kind() + " " + Quote.of(name),
                        "a control of controls.json or a 'set' action of this scenario: " + Quote.all(names.known()),
                        names.mend(name));
        return false;
    }

    private Names names(Mark.Kind kind) {
        return switch (kind) {
            case TRIGGER -> vocabulary.triggers();
            case FAULT, HEALED -> vocabulary.faultIds();
            case ACTION -> vocabulary.actionIds();
            case STATE -> vocabulary.states();
            case POINT -> vocabulary.points();
            case EVENT -> Names.any(kind.word());
            case EFFECTIVE -> vocabulary.controlNames().and(vocabulary.writes(), "control or 'set' action");
        };
    }

    private static Map<String, Mark.Kind> kinds() {
        Map<String, Mark.Kind> kinds = new LinkedHashMap<>();
        Arrays.stream(Mark.Kind.values()).forEach(it -> kinds.put(it.word(), it));
        return kinds;
    }
}
