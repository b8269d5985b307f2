package dev.firedrill.result;

import dev.firedrill.model.Mode;
import dev.firedrill.result.Provenance.Commit;
import dev.firedrill.result.Provenance.Input;
import dev.firedrill.result.Provenance.Subject;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Join and order what parts of results say of where they come from. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Provenances {

    private Provenances() {}

    /**
     * Join those of two parts; the order does not matter. What differs stays: one file with two digests is listed twice, so
     * that it is seen that the parts do not belong together. Repeated is only what is repeated in both; a part that drilled nothing in virtual
     * time had nothing to repeat, and does not count beside one that did.
     */
    public static @Nullable Provenance joined(@Nullable Provenance left, @Nullable Provenance right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return inOrder(new Provenance(
                earlier(left.from(), right.from()),
                later(left.until(), right.until()),
                later(left.command(), right.command()),
                both(left.commits(), right.commits()),
                both(left.inputs(), right.inputs()),
                both(left.subjects(), right.subjects()),
                repeated(left, right)));
    }

    private static boolean repeated(Provenance left, Provenance right) {
        if (isRepeatable(left) == isRepeatable(right)) {
            return left.repeated() && right.repeated();
        }
        return isRepeatable(left) ? left.repeated() : right.repeated();
    }

    /** Who names no subject at all does not say that there was nothing to repeat. */
    private static boolean isRepeatable(Provenance part) {
        return part.subjects().isEmpty()
                || part.subjects().stream().anyMatch(it -> it.mode().equals(Mode.SIMULATED.word()));
    }

    /** Give the same with each line once, in canonical order. */
    static Provenance inOrder(Provenance of) {
        return new Provenance(
                of.from(),
                of.until(),
                of.command(),
                sorted(of.commits(), Comparator.comparing(Commit::id).thenComparing(Commit::clean)),
                sorted(of.inputs(), Comparator.comparing(Input::file).thenComparing(Input::sha256)),
                sorted(
                        of.subjects(),
                        Comparator.comparing(Subject::system)
                                .thenComparing(Subject::mode)
                                .thenComparing(Subject::by)
                                .thenComparing(
                                        Subject::build, Comparator.nullsFirst(Comparator.<String>naturalOrder()))),
                of.repeated());
    }

    private static String earlier(String left, String right) {
        return left.compareTo(right) <= 0 ? left : right;
    }

    private static String later(String left, String right) {
        return left.compareTo(right) >= 0 ? left : right;
    }

    private static <T> List<T> both(List<T> left, List<T> right) {
        return Stream.concat(left.stream(), right.stream()).toList();
    }

    private static <T> List<T> sorted(List<T> lines, Comparator<T> order) {
        return lines.stream().distinct().sorted(order).toList();
    }
}
