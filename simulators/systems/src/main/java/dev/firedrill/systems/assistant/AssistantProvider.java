package dev.firedrill.systems.assistant;

import dev.firedrill.systems.ReferenceSystem;
import dev.firedrill.world.Site;
import dev.firedrill.world.SystemUnderTest;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/** Offer {@code assistant} and its broken variants. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AssistantProvider extends ReferenceSystem {

    public AssistantProvider() {
        super(
                "assistant",
                at(Desk::new),
                Map.of(
                        "drops-malformed-chunk", at(BrokenVariants.DropsMalformedChunk::new),
                        "hangs-on-stall", at(BrokenVariants.HangsOnStall::new),
                        "ignores-error-event", at(BrokenVariants.IgnoresErrorEvent::new),
                        "obeys-any-retry-after", at(BrokenVariants.ObeysAnyRetryAfter::new),
                        "presents-truncated-as-complete", at(BrokenVariants.PresentsTruncatedAsComplete::new),
                        "raw-error-to-user", at(BrokenVariants.RawErrorToUser::new),
                        "retries-without-limit", at(BrokenVariants.RetriesWithoutLimit::new),
                        "retry-outlives-kill", at(BrokenVariants.RetryOutlivesKill::new),
                        "shows-degraded-answers", at(BrokenVariants.ShowsDegradedAnswers::new)));
    }

    private static Supplier<SystemUnderTest> at(Function<Site, Desk> desk) {
        return () -> new AssistantSystem(desk);
    }
}
