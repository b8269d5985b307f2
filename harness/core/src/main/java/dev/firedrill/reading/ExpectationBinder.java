package dev.firedrill.reading;

import dev.firedrill.model.Expectation;
import dev.firedrill.model.ExpectationKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Binds one entry of {@code expect}: finds its kind, and who binds that. */
final class ExpectationBinder {

    private final Binders binders;
    private final Heads heads;
    private final Map<String, ExpectationKind> words;
    private final TriggerExpectationBinder ofTriggers;
    private final DeclaredExpectationBinder ofDeclared;
    private final HappeningBinder ofHappenings;
    private final RequestExpectationBinder ofRequests;
    private final ProviderExpectationBinder ofProviders;
    private final RecordExpectationBinder ofRecords;
    private final ArtifactBinder ofArtifacts;

    ExpectationBinder(CheckScope scope, Set<String> ownChecks) {
        this.binders = scope.binders();
        this.heads = scope.heads();
        this.words = words(ownChecks);
        this.ofTriggers = new TriggerExpectationBinder(scope);
        this.ofDeclared = new DeclaredExpectationBinder(scope);
        this.ofHappenings = new HappeningBinder(scope);
        this.ofRequests = new RequestExpectationBinder(scope);
        this.ofProviders = new ProviderExpectationBinder(scope);
        this.ofRecords = new RecordExpectationBinder(scope);
        this.ofArtifacts = new ArtifactBinder(binders, heads);
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
            case ROUTING -> ofRequests.routing(it);
            case TRIGGER -> ofTriggers.bind(it);
            case TRIGGER_RULE -> ofDeclared.triggerRule(it);
            case STATES -> ofDeclared.states(it);
            case NEVER -> ofHappenings.never(it);
            case EVENTUALLY -> ofHappenings.eventually(it);
            case PARITY -> ofRequests.parity(it);
            case NOTHING_LOST -> new Expectation.NothingLost(heads.of(it, "nothing-lost"));
            case AT_MOST_ONCE -> ofDeclared.atMostOnce(it);
            case TELEMETRY -> ofRecords.telemetry(it);
            case PROVIDER_CALLS -> ofProviders.calls(it);
            case AMPLIFICATION -> ofProviders.amplification(it);
            case BACK_OFF -> ofProviders.backOff(it);
            case STREAM_COMPLETE -> ofProviders.streamComplete(it);
            case NO_HANG -> ofProviders.noHang(it);
            case PROVIDER_SILENT -> ofProviders.silent(it);
            case SAME_ANSWER -> ofRequests.sameAnswer(it);
            case COUNT -> ofHappenings.count(it);
            case STAGES -> ofRequests.stages(it);
            case INDICATOR -> ofDeclared.indicator(it);
            case OBJECTIVE -> ofDeclared.objective(it);
            case CONFIGURATION -> ofDeclared.configuration(it);
            case NO_LEAK -> ofRecords.noLeak(it);
            case RUNBOOK -> ofRecords.runbook(it);
            case SEQUENCE -> ofHappenings.sequence(it);
            case ARTIFACT -> ofArtifacts.bind(it);
            case PROPAGATION -> ofDeclared.propagation(it);
            case GOLDEN -> new Expectation.MatchesGolden(heads.of(it, "golden"));
            case TURN, CUSTOM -> custom(it, word);
        };
    }

    private Expectation custom(Members it, String word) {
        it.forgive();
        return new Expectation.Custom(heads.of(it, word), word, Nodes.of(it.object()));
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
