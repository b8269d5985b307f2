package dev.firedrill.check;

import dev.firedrill.events.Event.ProviderCalled;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.Scenario;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prove that no provider is called but for its declared purposes; one that declares none may be called for any. */
final class PurposesAreDeclared extends Invariant {

    private final Map<String, List<String>> declared;

    PurposesAreDeclared(Scenario scenario) {
        super("purposes", scenario, "every call to a provider has one of its declared purposes");
        declared = scenario.controls().faultTargets().stream()
                .filter(target -> target.kind() == FaultTarget.Kind.PROVIDER
                        && !target.purposes().isEmpty())
                .collect(Collectors.toMap(FaultTarget::name, FaultTarget::purposes, (one, other) -> one));
    }

    @Override
    Judgement decide(Evidence evidence) {
        for (ProviderCalled call : evidence.log().all(ProviderCalled.class)) {
            List<String> purposes = declared.get(call.provider());
            if (purposes != null && !purposes.contains(call.purpose())) {
                return Judgement.fail(
                        "called '%s' for %s at %s, expected one of %s"
                                .formatted(call.provider(), Words.quote(call.purpose()), Words.when(call), purposes),
                        call.sequence());
            }
        }
        return Judgement.pass("every call had a declared purpose", 0);
    }
}
