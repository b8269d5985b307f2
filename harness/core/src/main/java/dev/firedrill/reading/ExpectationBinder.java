package dev.firedrill.reading;

import dev.firedrill.model.Expectation;
import dev.firedrill.model.Expectation.Head;
import dev.firedrill.model.Expectation.TelemetryLines;
import dev.firedrill.model.ExpectationKind;
import dev.firedrill.model.Mark;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Binds one entry of {@code expect}. */
final class ExpectationBinder {

    private static final Names COMPARED = new Names("field", "", List.of("status", "answer", "route", "details"));

    private final Binders binders;
    private final Vocabulary vocabulary;
    private final Distinct ids;
    private final Binder<String> requestKind;
    private final Map<String, ExpectationKind> words;
    private final Binder<Mark> mark;
    private final ProviderExpectationBinder ofProviders;

    /** Bind for one scenario; {@code requestKinds} are those of its load, absent where there is none. */
    ExpectationBinder(
            Binders binders, Vocabulary vocabulary, Distinct ids, Optional<Names> requestKinds, Set<String> ownChecks) {
        this.binders = binders;
        this.vocabulary = vocabulary;
        this.ids = ids;
        this.requestKind = requestKinds.map(binders::named).orElse(binders::name);
        this.words = words(ownChecks);
        this.mark = new MarkBinder(binders, vocabulary);
        this.ofProviders = new ProviderExpectationBinder(binders, vocabulary, requestKind, mark);
    }

    Optional<Expectation> bind(Value value) {
        return binders.perhaps(this::expectation).bind(value);
    }

    private Optional<Expectation> expectation(Members it) {
        Binder<String> check = binders.named(new Names("check", "", words.keySet()));
        String word = it.required("check", check, "");
        Optional<ExpectationKind> kind = Optional.ofNullable(words.get(word));
        if (kind.isEmpty()) {
            it.forgive();
        }
        return kind.map(known -> expectation(it, word, known));
    }

    private Expectation expectation(Members it, String word, ExpectationKind kind) {
        return switch (kind) {
            case ROUTING -> routing(it);
            case TRIGGER ->
                new TriggerExpectationBinder(binders, vocabulary).bind(it, name -> head(it, "trigger:" + name));
            case TRIGGER_RULE -> triggerRule(it);
            case STATES -> states(it);
            case NEVER -> never(it);
            case EVENTUALLY -> eventually(it);
            case PARITY -> parity(it);
            case NOTHING_LOST -> new Expectation.NothingLost(head(it, "nothing-lost"));
            case AT_MOST_ONCE -> atMostOnce(it);
            case TELEMETRY -> telemetry(it);
            case PROVIDER_CALLS -> ofProviders.calls(it, id -> head(it, id));
            case AMPLIFICATION -> ofProviders.amplification(it, id -> head(it, id));
            case BACK_OFF -> ofProviders.backOff(it, id -> head(it, id));
            case STREAM_COMPLETE -> ofProviders.streamComplete(it, id -> head(it, id));
            case NO_HANG -> ofProviders.noHang(it, id -> head(it, id));
            case PROVIDER_SILENT -> ofProviders.silent(it, id -> head(it, id));
            case GOLDEN -> new Expectation.MatchesGolden(head(it, "golden"));
            case TURN, CUSTOM -> custom(it, word);
        };
    }

    private Expectation routing(Members it) {
        String to = it.required("to", binders.named(vocabulary.routes()), "");
        return new Expectation.Routing(
                head(it, "routing:" + to),
                it.optional("after", mark),
                it.optional("until", mark),
                it.optional("within", binders::duration).orElse(Duration.ZERO),
                to,
                it.optional("kind", requestKind),
                it.optional("detected", binders.named(vocabulary.routes())),
                it.optional("reason", binders.named(vocabulary.reasons())));
    }

    private Expectation triggerRule(Members it) {
        String name = it.required("name", binders.named(vocabulary.triggers()), "");
        return new Expectation.TriggerFollowsRule(head(it, "trigger-rule:" + name), name);
    }

    private Expectation states(Members it) {
        return new Expectation.States(head(it, "states"), it.filledList("path", binders.named(vocabulary.states())));
    }

    private Expectation never(Members it) {
        Expectation.Pattern pattern = pattern(it);
        return new Expectation.Never(
                head(it, "never:" + pattern.name()), pattern, it.optional("after", mark), it.optional("until", mark));
    }

    private Expectation eventually(Members it) {
        Expectation.Pattern pattern = pattern(it);
        return new Expectation.Eventually(
                head(it, "eventually:" + pattern.name()),
                pattern,
                it.optional("after", mark),
                it.optional("within", binders::duration));
    }

    private Expectation.Pattern pattern(Members it) {
        List<Expectation.Pattern.Subject> given = Arrays.stream(Expectation.Pattern.Subject.values())
                .filter(subject -> it.has(subject.word()))
                .toList();
        if (given.size() != 1) {
            String found = given.isEmpty() ? "nothing to look for" : given.size() + " things to look for";
            binders.defects()
                    .add(
                            it.position(),
                            found,
                            "exactly one of 'state', 'trigger', 'route', 'event', 'reason'",
                            given.isEmpty() ? "add one" : "write one check for each");
            return new Expectation.Pattern(Expectation.Pattern.Subject.EVENT, "");
        }
        Expectation.Pattern.Subject subject = given.get(0);
        return new Expectation.Pattern(subject, it.required(subject.word(), named(subject), ""));
    }

    private Binder<String> named(Expectation.Pattern.Subject subject) {
        return switch (subject) {
            case STATE -> binders.named(vocabulary.states());
            case TRIGGER -> binders.named(vocabulary.triggers());
            case ROUTE -> binders.named(vocabulary.routes());
            case REASON -> binders.named(vocabulary.reasons());
            case EVENT -> binders::name;
        };
    }

    private Expectation parity(Members it) {
        Binder<List<String>> twin =
                binders.object(against -> against.filledList("twinWithout", binders.named(vocabulary.causes())));
        Set<String> compare = new LinkedHashSet<>(
                it.has("compare") ? it.filledList("compare", binders.named(COMPARED)) : List.of("status", "answer"));
        return new Expectation.Parity(
                head(it, "parity"), it.required("against", twin, List.of()), it.optional("after", mark), compare);
    }

    private Expectation atMostOnce(Members it) {
        String event = it.required("event", binders.named(vocabulary.effects()), "");
        return new Expectation.AtMostOnce(head(it, "at-most-once:" + event), event);
    }

    private Expectation telemetry(Members it) {
        if (vocabulary.controls().telemetry().isEmpty()) {
            binders.defects()
                    .add(
                            it.position(),
                            "a check of telemetry",
                            "telemetry declared in controls.json",
                            "declare 'telemetry' there, or remove the check");
        }
        Binder<TelemetryLines.Scope> scopes =
                binders.word("scope", TelemetryLines.Scope.values(), TelemetryLines.Scope::word);
        TelemetryLines.Scope scope = it.required("each", scopes, TelemetryLines.Scope.EACH_REQUEST);
        return new TelemetryLines(
                head(it, "telemetry:" + scope.word()), scope, it.map("where", vocabulary.telemetryKeys(), binders));
    }

    private Expectation custom(Members it, String word) {
        it.forgive();
        return new Expectation.Custom(head(it, word), word, Nodes.of(it.object()));
    }

    private Head head(Members it, String ownId) {
        Optional<String> given = it.optional("id", binders::name);
        String id = given.orElse(ownId);
        if (!id.endsWith(":")) {
            ids.isNew(id, given.isPresent() ? it.positionOf("id") : it.position());
        }
        return new Head(id, it.list("covers", binders::name), it.position());
    }

    private static Map<String, ExpectationKind> words(Set<String> ownChecks) {
        Map<String, ExpectationKind> words = new LinkedHashMap<>();
        Arrays.stream(ExpectationKind.values())
                .filter(kind -> kind != ExpectationKind.TURN && kind != ExpectationKind.CUSTOM)
                .forEach(kind -> words.put(kind.word(), kind));
        ownChecks.forEach(word -> words.putIfAbsent(word, ExpectationKind.CUSTOM));
        return words;
    }
}
