package dev.firedrill.check;

import dev.firedrill.events.Event;
import dev.firedrill.events.Event.RequestFailed;
import dev.firedrill.events.Event.RouteDecided;
import dev.firedrill.model.Controls.Reason;
import dev.firedrill.model.Mode;
import dev.firedrill.model.Scenario;
import java.util.Set;
import java.util.stream.Collectors;

/** Invariant 3: a failure has a reason of the closed set and tells the user, unless its reason is declared silent. */
final class ReasonsAreDeclared extends Invariant {

    /** What a run for real calls an answer that it cannot read; no system means it. */
    private static final String GARBAGE = "GARBAGE";

    private final Set<String> declared;
    private final Set<String> silent;

    ReasonsAreDeclared(Scenario scenario) {
        super("3", scenario, "every reason is declared, and every failure has one and tells the user");
        declared = scenario.controls().reasons().stream().map(Reason::code).collect(Collectors.toSet());
        silent = scenario.controls().reasons().stream()
                .filter(Reason::silent)
                .map(Reason::code)
                .collect(Collectors.toSet());
    }

    @Override
    Judgement decide(Evidence evidence) {
        for (RouteDecided decision : evidence.log().all(RouteDecided.class)) {
            if (!decision.reason().isEmpty() && undeclared(decision.reason())) {
                return unknown(decision.request(), decision.reason(), decision);
            }
        }
        for (RequestFailed failed : evidence.log().all(RequestFailed.class)) {
            if (evidence.sight().mode() == Mode.LIVE && failed.reason().equals(GARBAGE)) {
                return Judgement.fail(
                        "request %s got an answer at %s that is not as 'system.json' says: %s"
                                .formatted(
                                        Words.request(failed.request()),
                                        Words.when(failed),
                                        Words.quote(failed.message())),
                        failed.sequence());
            }
            if (failed.reason().isBlank() || undeclared(failed.reason())) {
                return unknown(failed.request(), failed.reason(), failed);
            }
            if (failed.message().isBlank() && !silent.contains(failed.reason())) {
                return Judgement.fail(
                        "request %s failed at %s without a word to the user"
                                .formatted(Words.request(failed.request()), Words.when(failed)),
                        failed.sequence());
            }
        }
        return Judgement.pass("every reason is declared", 0);
    }

    private boolean undeclared(String reason) {
        return !declared.isEmpty() && !declared.contains(reason);
    }

    private static Judgement unknown(long request, String reason, Event place) {
        return Judgement.fail(
                "request %s has the reason %s at %s, which is not declared"
                        .formatted(Words.request(request), Words.quote(reason), Words.when(place)),
                place.sequence());
    }
}
