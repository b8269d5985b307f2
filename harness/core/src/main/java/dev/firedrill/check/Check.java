package dev.firedrill.check;

import dev.firedrill.events.EventKind;
import dev.firedrill.model.ExpectationKind.Aspect;
import dev.firedrill.model.Position;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/** Judge one run from its evidence. A pure function: it touches no system, no clock and no file. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Check {

    /** Give the id, unique in the scenario. */
    String id();

    /** Name the kind in the words of a scenario file, such as {@code trigger}. */
    String kind();

    /** Name the column of the matrix it speaks for. */
    Aspect aspect();

    /** Give the place where it is declared; for an invariant, that of its scenario. */
    Position position();

    /** Tell whether the scenario asked for it; an invariant holds without being asked for. */
    default boolean asked() {
        return true;
    }

    /** Name the requirements it covers. */
    default List<String> covers() {
        return List.of();
    }

    /** Name the twins it needs: for each, the ids of the faults and actions that the twin lacks. */
    default List<List<String>> twins() {
        return List.of();
    }

    /** Name the kinds of event without which it cannot judge; an empty log of them must be able to mean that none happened. */
    default Set<EventKind> needs() {
        return Set.of();
    }

    /** Tell whether it must be known for which request each call to a provider was made. */
    default boolean needsAttribution() {
        return false;
    }

    /** Say why only a run in virtual time can be judged; empty where one for real can be as well. */
    default Optional<String> onlySimulated() {
        return Optional.empty();
    }

    /** Judge. */
    Finding judge(Evidence evidence);
}
