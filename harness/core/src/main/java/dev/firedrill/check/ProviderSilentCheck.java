package dev.firedrill.check;

import dev.firedrill.events.Event.ProviderCalled;
import dev.firedrill.events.Times;
import dev.firedrill.model.Expectation.ProviderSilent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judge that nothing is sent to a provider any more. Calls count from when they are made: the answer to an earlier one
 * may come whenever it likes. Silence proves something only of a provider that was called before.
 */
final class ProviderSilentCheck extends DeclaredCheck {

    private final ProviderSilent wanted;

    ProviderSilentCheck(ProviderSilent wanted) {
        super(
                wanted,
                "no call" + Words.calledFor(Optional.of(wanted.provider()), wanted.purpose())
                        + Words.between(Optional.of(wanted.after()), wanted.within(), wanted.until())
                        + ", late retries included");
        this.wanted = wanted;
    }

    @Override
    Judgement decide(Evidence evidence) {
        Optional<Span> marked = Span.inside(Optional.of(wanted.after()), wanted.until(), evidence);
        if (marked.isEmpty()) {
            return Judgement.notExercised(Words.neverReached(wanted.after()));
        }
        Moment from = marked.get().from().plus(wanted.within());
        Span silence = new Span(from, marked.get().until());
        List<ProviderCalled> late = new ArrayList<>();
        ProviderCalled before = null;
        for (ProviderCalled call : evidence.log().all(ProviderCalled.class)) {
            if (concerns(call) && silence.holds(call)) {
                late.add(call);
            } else if (concerns(call) && !from.precedes(call)) {
                before = call;
            }
        }
        return late.isEmpty()
                ? blurred(silence, Tolerance.of(evidence), silent(before))
                : broken(late, marked.get().from());
    }

    private static Judgement blurred(Span silence, Tolerance tolerance, Judgement otherwise) {
        return tolerance.blurs(silence).orElse(otherwise);
    }

    private boolean concerns(ProviderCalled call) {
        return call.provider().equals(wanted.provider())
                && wanted.purpose().map(call.purpose()::equals).orElse(true);
    }

    private static Judgement silent(@Nullable ProviderCalled before) {
        return before == null
                ? Judgement.notExercised("it was not called before either")
                : Judgement.pass("no call; the last before was at " + Words.when(before), before.sequence())
                        .measuring(Measurements.violations(0));
    }

    private static Judgement broken(List<ProviderCalled> late, Moment from) {
        ProviderCalled first = late.get(0);
        long retries = late.stream().filter(it -> it.attempt() > 1).count();
        String found = "%s at %s, %s after that, %s; %s in all%s, the last at %s"
                .formatted(
                        first.request() == 0
                                ? "called for no request"
                                : "called by request " + Words.request(first.request()),
                        Words.when(first),
                        Times.length(first.time() - from.time()),
                        first.attempt() > 1
                                ? "a late retry (attempt %d)".formatted(first.attempt())
                                : "a first attempt",
                        Words.count(late.size(), "call"),
                        retries == 0 ? "" : " (%d late %s)".formatted(retries, retries == 1 ? "retry" : "retries"),
                        Words.when(late.get(late.size() - 1)));
        return Judgement.fail(found, first.sequence()).measuring(Measurements.violations(late.size()));
    }
}
