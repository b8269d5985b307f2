package dev.firedrill.fault;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultKind;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Interference.Hit;
import dev.firedrill.world.Interference.Touch;
import java.util.Map;
import java.util.Optional;

/** Decide for one fault. Counting (ordinals, quotas, the one crash) is the only thing it remembers. */
final class Planned {

    private final Fault fault;
    private final Draws draws;
    private final Course course;
    private long from = Long.MAX_VALUE;
    private long until = Long.MAX_VALUE;
    private long touches;
    private long quotaWindow = -1;
    private int inQuotaWindow;
    private boolean crashed;

    Planned(Fault fault, Draws draws) {
        this.fault = fault;
        this.draws = draws;
        this.course = Course.of(fault.shape(), draws);
    }

    synchronized void open(long begin, long end) {
        from = begin;
        until = end;
    }

    /**
     * Count a touch, and say whether it strikes.
     *
     * @param struck whether an earlier fault strikes it; such a call is one of those that an {@code nth} counts, and none
     *     that a quota lets through
     */
    synchronized Optional<Hit> touching(Touch touch, boolean struck) {
        if (touch.now() < from || touch.now() >= until) {
            return Optional.empty();
        }
        touches++;
        if (struck || !matches(touch) || !isDrawn(touch)) {
            return Optional.empty();
        }
        if (fault.effect() instanceof Effect.Quota quota) {
            return overQuota(quota, touch.now());
        }
        if (kind() == FaultKind.CRASH) {
            return once();
        }
        return Optional.of(new Hit(fault, kind() == FaultKind.PAUSE ? until - touch.now() : 0));
    }

    FaultKind kind() {
        return fault.effect().kind();
    }

    private Optional<Hit> once() {
        boolean before = crashed;
        crashed = true;
        return before ? Optional.empty() : Optional.of(new Hit(fault, 0));
    }

    private boolean matches(Touch touch) {
        for (Map.Entry<String, String> fact : fault.where().entrySet()) {
            if (!fact.getValue().equals("*") && !fact.getValue().equals(Facts.of(touch, fact.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private boolean isDrawn(Touch touch) {
        double probability = fault.probability() * course.factor(from, until, touch.now(), touches);
        return probability >= 1
                || drawsOf(touch.instance())
                        .at(touch.request(), touch.purpose(), touch.attempt())
                        .chance(probability);
    }

    private Draws drawsOf(String instance) {
        return instance.isEmpty() ? draws : draws.stream(instance);
    }

    /** Threads may come in another order than their clocks were read: a window that is over is not opened again. */
    private Optional<Hit> overQuota(Effect.Quota quota, long now) {
        long per = quota.per().toNanos();
        long window = (now - from) / per;
        if (window > quotaWindow) {
            quotaWindow = window;
            inQuotaWindow = 0;
        }
        inQuotaWindow++;
        return inQuotaWindow <= quota.requests()
                ? Optional.empty()
                : Optional.of(new Hit(fault, from + (quotaWindow + 1) * per - now));
    }
}
