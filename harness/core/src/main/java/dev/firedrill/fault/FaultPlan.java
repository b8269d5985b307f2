package dev.firedrill.fault;

import dev.firedrill.model.Fault;
import dev.firedrill.model.FaultKind;
import dev.firedrill.random.Draws;
import dev.firedrill.world.Interference;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Decide what the faults of one run touch: the first declared fault on the target that is active, matches and is drawn.
 * Each fault draws from a stream of its own and counts every call to its targets, also one that an earlier fault strikes,
 * so that removing one never re-rolls or shifts another. May be asked by several threads.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FaultPlan implements Interference {

    private static final Set<FaultKind> EVERY_KIND = EnumSet.allOf(FaultKind.class);

    private final Map<String, List<Planned>> byTarget = new HashMap<>();
    private final Map<String, Planned> byId = new HashMap<>();

    /** Plan faults, in declared order, for a seed; each is closed until it is opened. */
    public FaultPlan(long seed, List<Fault> declared) {
        for (Fault fault : declared) {
            Planned planned = new Planned(fault, Draws.of(seed, "fault").stream(fault.id()));
            byId.put(fault.id(), planned);
            fault.on()
                    .forEach(target -> byTarget.computeIfAbsent(target, it -> new ArrayList<>())
                            .add(planned));
        }
    }

    @Override
    public void open(Fault fault, long from, long until) {
        Planned planned = byId.get(fault.id());
        if (planned == null) {
            throw new IllegalArgumentException("expected a planned fault, found '%s'".formatted(fault.id()));
        }
        planned.open(from, until);
    }

    @Override
    public Optional<Hit> touching(String target, Touch touch) {
        return touching(target, touch, EVERY_KIND);
    }

    @Override
    public Optional<Hit> touching(String target, Touch touch, Set<FaultKind> kinds) {
        List<Planned> planned = byTarget.get(target);
        if (planned == null) {
            return Optional.empty();
        }
        Optional<Hit> first = Optional.empty();
        for (Planned it : planned) {
            if (kinds.contains(it.kind())) {
                Optional<Hit> hit = it.touching(touch, first.isPresent());
                first = first.isPresent() ? first : hit;
            }
        }
        return first;
    }
}
