package dev.firedrill.fault;

import static dev.firedrill.fault.Given.fault;
import static dev.firedrill.fault.Given.opened;
import static dev.firedrill.fault.Given.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Fault;
import dev.firedrill.model.Shape;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.Interference.Touch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A quota lets so many calls through in each window and says of the rest when the next one begins. */
class QuotaTest {

    private static FaultPlan plan(Map<String, String> where, double probability) {
        return opened(
                1,
                1000,
                9000,
                fault("quota", List.of("model"), where, Given.quota(2, 100), probability, new Shape.Constant(1)));
    }

    private static boolean hits(FaultPlan plan, long now) {
        return plan.touching("model", touch(now, 1)).isPresent();
    }

    @Test
    void letsSoManyCallsThrough() {
        FaultPlan plan = plan(Map.of(), 1);

        assertThat(List.of(hits(plan, 1000), hits(plan, 1001), hits(plan, 1002), hits(plan, 1099)))
                .containsExactly(false, false, true, true);
    }

    @Test
    void isNotGivenOutAgainWhereTimeStepsBack() {
        FaultPlan plan = plan(Map.of(), 1);

        assertThat(List.of(hits(plan, 1100), hits(plan, 1099), hits(plan, 1101)))
                .containsExactly(false, false, true);
        assertThat(plan.touching("model", touch(1099, 1)).map(Hit::retryAfter)).contains(101L);
    }

    @Test
    void isNotSpentOnACallThatAnotherFaultStrikes() {
        Fault quota = fault("quota", List.of("model"), Map.of(), Given.quota(2, 100), 1, new Shape.Constant(1));
        FaultPlan plan = opened(1, 1000, 9000, Given.shaped("first", new Shape.Nth(List.of(1))), quota);

        assertThat(List.of(hits(plan, 1000), hits(plan, 1001), hits(plan, 1002), hits(plan, 1003)))
                .containsExactly(true, false, false, true);
    }

    @Test
    void beginsAnewWithEachWindowFromTheBeginningOfTheFault() {
        FaultPlan plan = plan(Map.of(), 1);
        List<Boolean> seen = new ArrayList<>();
        for (long now : new long[] {1098, 1099, 1099, 1100, 1100, 1100, 1500, 1599, 1599}) {
            seen.add(hits(plan, now));
        }

        assertThat(seen).containsExactly(false, false, true, false, false, true, false, false, true);
    }

    @Test
    void tellsTheTimeToTheNextWindow() {
        FaultPlan plan = plan(Map.of(), 1);
        hits(plan, 1210);
        hits(plan, 1220);

        assertThat(plan.touching("model", touch(1230, 1)).map(Hit::retryAfter)).hasValue(70L);
    }

    @Test
    void countsOnlyTheCallsItSpeaksOf() {
        FaultPlan plan = plan(Map.of("purpose", "answer"), 1);
        for (int i = 0; i < 5; i++) {
            plan.touching("model", new Touch(1000, 1, "ask", "user-3", "embed", 1, 1));
        }

        assertThat(hits(plan, 1001)).isFalse();
    }

    @Test
    void otherFaultsTellNoTime() {
        FaultPlan plan = opened(1, 0, 10, Given.always("down"));

        assertThat(plan.touching("model", touch(1, 1)).map(Hit::retryAfter)).hasValue(0L);
    }
}
