package dev.firedrill.reading;

import dev.firedrill.model.Controls.Objective;
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Pattern.Subject;
import dev.firedrill.model.Position;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds what can happen in a run: one subject with its name, and further facts in {@code where}. */
final class PatternBinder {

    /** Subjects that speak of a request, and so can be told for each. */
    static final List<Subject> OF_REQUESTS = Arrays.stream(Subject.values())
            .filter(it -> it.facts().contains("request"))
            .toList();

    private static final List<String> NUMBERS = List.of("request", "attempt");
    private static final java.util.regex.Pattern WHOLE = java.util.regex.Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Names NO_REASON = new Names("reason", "", List.of(""));
    private static final Pattern STAND_IN = new Pattern(Subject.EVENT, "");

    private final Binders binders;
    private final Vocabulary vocabulary;

    PatternBinder(Binders binders, Vocabulary vocabulary) {
        this.binders = binders;
        this.vocabulary = vocabulary;
    }

    /** Take the one subject of an object, and {@code where}. */
    Pattern bind(Members it) {
        return bind(it, List.of(Subject.values()));
    }

    /** Take the one subject of an object out of some, and {@code where}. */
    Pattern bind(Members it, List<Subject> allowed) {
        List<Subject> given =
                allowed.stream().filter(subject -> it.has(subject.word())).toList();
        if (given.size() != 1) {
            it.find("where");
            reject(binders, it.position(), given, allowed);
            return STAND_IN;
        }
        Subject subject = given.get(0);
        String name = it.required(subject.word(), named(subject), "");
        return new Pattern(subject, name, where(it, subject));
    }

    /** Bind {@code subject:NAME}, or an object with the subject as key. */
    Binder<Pattern> inShort(List<Subject> allowed) {
        return value -> value instanceof Value.Text text
                ? spelled(text, allowed)
                : binders.object(it -> bind(it, allowed)).bind(value);
    }

    /** Say that not exactly one of some subjects is given. */
    static void reject(Binders binders, Position position, List<Subject> given, List<Subject> allowed) {
        boolean none = given.isEmpty();
        binders.defects()
                .add(
                        position,
                        none ? "nothing to look for" : given.size() + " things to look for: " + Quote.all(words(given)),
                        "exactly one of " + Quote.all(words(allowed)),
                        none ? "add one" : "write one for each");
    }

    private Optional<Pattern> spelled(Value.Text text, List<Subject> allowed) {
        int colon = text.text().indexOf(':');
        if (colon < 0) {
            binders.reject(
                    text,
                    "a subject and a name, as '" + allowed.get(0).word() + ":NAME'",
                    "write one of " + Quote.all(words(allowed)) + ", a colon, and the name");
            return Optional.empty();
        }
        String word = text.text().substring(0, colon);
        Optional<Subject> subject =
                allowed.stream().filter(it -> it.word().equals(word)).findFirst();
        if (subject.isEmpty()) {
            binders.unknown(text.position(), word, new Names("subject", "", words(allowed)));
        }
        Value.Text name = new Value.Text(text.position(), text.text().substring(colon + 1));
        return subject.flatMap(known -> named(known).bind(name).map(it -> new Pattern(known, it)));
    }

    /** Bind the name of a subject; the controls say which there are, where they declare such things. */
    private Binder<String> named(Subject subject) {
        Names names = names(subject);
        return value ->
                binders.name(value).filter(it -> isOneOf(names, it) || binders.unknown(value.position(), it, names));
    }

    private Names names(Subject subject) {
        return switch (subject) {
            case STATE -> vocabulary.states();
            case TRIGGER -> vocabulary.triggers();
            case ROUTE -> vocabulary.routes();
            case REASON -> vocabulary.reasons();
            case CALL -> vocabulary.purposes();
            case CONFIG -> vocabulary.controlNames().and(vocabulary.fingerprints(), "control or fingerprint");
            case WRITE -> vocabulary.controlNames();
            case ACTION -> vocabulary.actionIds();
            case SIGNAL -> vocabulary.signals();
            case POINT -> vocabulary.points();
            case OBJECTIVE -> vocabulary.objectives();
            case EVENT, GUARD, STATUS, LINE, ALERT, AUDIT, ARTIFACT -> Names.any(subject.word());
        };
    }

    private Map<String, String> where(Members it, Subject subject) {
        Names facts = new Names("fact of " + Quote.of(subject.word()), "", subject.facts(), subject.open());
        if (facts.known().isEmpty() && it.has("where")) {
            binders.defects()
                    .add(
                            it.positionOf("where"),
                            "'where' of " + Quote.of(subject.word()),
                            "'where' only of what has further facts",
                            "remove it");
            return Map.of();
        }
        return it.map("where", facts, binders, (fact, value) -> fact(subject, fact, value));
    }

    private Optional<String> fact(Subject subject, String fact, Value value) {
        if (!subject.facts().contains(fact)) {
            return Optional.of(Nodes.text(value));
        }
        Names known = values(subject, fact);
        return binders.scalar(value)
                .filter(it -> isOneOf(known, it) || binders.unknown(value.position(), it, known))
                .filter(it -> it.equals(Pattern.ANY) || !NUMBERS.contains(fact) || isWhole(it) || reject(value, fact));
    }

    /** Name what a fact can be, where that is known. */
    private Names values(Subject subject, String fact) {
        if (subject == Subject.ROUTE) {
            return switch (fact) {
                case "detected" -> vocabulary.routes();
                case "reason" -> vocabulary.reasons().and(NO_REASON, "reason");
                default -> Names.any(fact);
            };
        }
        if (subject == Subject.CALL && fact.equals("provider")) {
            return vocabulary.providers();
        }
        if (subject == Subject.ACTION && fact.equals("outcome")) {
            return new Names("outcome", "of an action", ActionBinder.ENDS);
        }
        return subject == Subject.OBJECTIVE ? bands() : Names.any(fact);
    }

    private static boolean isOneOf(Names names, String name) {
        return name.equals(Pattern.ANY) || names.contains(name);
    }

    private static Names bands() {
        return new Names(
                "band",
                "",
                Arrays.stream(Objective.Band.values()).map(Enum::name).toList());
    }

    private static boolean isWhole(String text) {
        return WHOLE.matcher(text).matches();
    }

    private boolean reject(Value value, String fact) {
        return binders.reject(
                value,
                "a whole number from 0 on, which " + Quote.of(fact) + " is",
                "write the number, as in \"" + fact + "\": 1");
    }

    static List<String> words(List<Subject> subjects) {
        return subjects.stream().map(Subject::word).toList();
    }
}
