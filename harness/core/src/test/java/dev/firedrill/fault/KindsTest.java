package dev.firedrill.fault;

import static dev.firedrill.fault.Given.fault;
import static dev.firedrill.fault.Given.opened;
import static dev.firedrill.fault.Given.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultKind;
import dev.firedrill.model.Shape;
import dev.firedrill.world.Interference;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.Interference.Touch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KindsTest {

    private static Fault of(Effect effect) {
        return shaped(effect, 1, new Shape.Constant(1));
    }

    private static Fault shaped(Effect effect, double probability, Shape shape) {
        return fault(effect.kind().word(), List.of("model"), Map.of(), effect, probability, shape);
    }

    private static Optional<String> struckBy(Interference plan, long now, FaultKind... kinds) {
        return plan.touching("model", touch(now, now), Set.of(kinds))
                .map(hit -> hit.fault().id());
    }

    @Test
    void aFaultOfAnotherKindDoesNotStandInTheWay() {
        FaultPlan plan = opened(1, 0, 100, of(new Effect.Pause()), of(new Effect.Halt()));

        assertThat(struckBy(plan, 1, FaultKind.HALT)).hasValue("halt");
        assertThat(struckBy(plan, 1, FaultKind.PAUSE)).hasValue("pause");
        assertThat(struckBy(plan, 1, FaultKind.CRASH)).isEmpty();
    }

    @Test
    void whatAFaultCannotStrikeIsNoTouchOfIt() {
        Fault second = shaped(new Effect.DiskFull(), 1, new Shape.Nth(List.of(2)));
        FaultPlan plan = opened(1, 0, 100, second);

        assertThat(struckBy(plan, 1, FaultKind.FLAG_FAIL)).isEmpty();
        assertThat(struckBy(plan, 2, FaultKind.DISK_FULL)).isEmpty();
        assertThat(struckBy(plan, 3, FaultKind.DISK_FULL)).isPresent();
    }

    @Test
    void anInterferenceThatKnowsNoKindsIsFilteredByThem() {
        Interference always = (target, touch) -> Optional.of(new Hit(of(new Effect.Fail()), 0));

        assertThat(struckBy(always, 1, FaultKind.FAIL)).hasValue("fail");
        assertThat(struckBy(always, 1, FaultKind.HOLD)).isEmpty();
    }

    @Test
    void aCrashStrikesOnce() {
        FaultPlan plan = opened(1, 0, 100, of(new Effect.Crash(Optional.empty())), of(new Effect.Fail()));

        assertThat(struckBy(plan, 1, FaultKind.CRASH, FaultKind.FAIL)).hasValue("crash");
        assertThat(struckBy(plan, 2, FaultKind.CRASH, FaultKind.FAIL)).hasValue("fail");
    }

    @Test
    void aPauseTellsWhenItIsOver() {
        FaultPlan plan = opened(1, 0, 100, of(new Effect.Pause()));

        assertThat(plan.touching("model", touch(30, 1)).map(Hit::retryAfter)).hasValue(70L);
    }

    @Test
    void everyInstanceHasDrawsOfItsOwn() {
        FaultPlan plan = opened(1, 0, 100, shaped(new Effect.Fail(), 0.5, new Shape.Constant(1)));

        assertThat(struck(plan, "second")).isEqualTo(struck(plan, "second")).isNotEqualTo(struck(plan, ""));
    }

    private static List<Boolean> struck(FaultPlan plan, String instance) {
        return IntStream.rangeClosed(1, 50)
                .mapToObj(attempt -> plan.touching("model", new Touch(1, 0, "", "", "x", attempt, attempt, instance))
                        .isPresent())
                .toList();
    }
}
