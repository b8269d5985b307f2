package dev.firedrill.live.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Hold all that a probe found.
 *
 * @param dialect what the service speaks with its provider
 * @param marked whether a healthy answer shows the end of what the provider said, so that a missing one can be judged
 * @param rows the healthy request first
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Report(Dialect dialect, boolean marked, List<Row> rows, Optional<KillRow> kill) {

    public Report {
        rows = List.copyOf(rows);
    }

    /** Count the rows in which something is wrong, the kill included. */
    public long bad() {
        return rows.stream().filter(Row::isBad).count()
                + killed().stream().filter(it -> it.judgement().isBad()).count();
    }

    /** Count the failures that did not happen because nobody called. */
    public long unproven() {
        return all().stream()
                .filter(it -> it.judgement() == Judgement.NOT_ASKED)
                .count();
    }

    private List<Finding> killed() {
        return kill.flatMap(KillRow::finding).map(List::of).orElse(List.of());
    }

    private List<Finding> all() {
        List<Finding> all = new ArrayList<>(killed());
        rows.forEach(row -> all.addAll(row.findings()));
        return all;
    }
}
