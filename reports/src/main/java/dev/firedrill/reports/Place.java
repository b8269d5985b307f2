package dev.firedrill.reports;

import dev.firedrill.result.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hold how much of one drill the page shows: nothing, a line, its checks, or these with a timeline. */
final class Place {

    private final Entry entry;
    private final Sign sign;
    private final double share;
    private boolean isListed;
    private boolean hasChecks;
    private @Nullable Markup timeline;

    Place(Entry entry, Sign sign) {
        this.entry = entry;
        this.sign = sign;
        this.share = Timing.of(List.of(entry)).stream()
                .mapToDouble(Timing::share)
                .findFirst()
                .orElse(Double.MAX_VALUE);
    }

    /** Give the smallest share of a bound that a check had left; the greatest number where nothing is bounded. */
    double share() {
        return share;
    }

    Entry entry() {
        return entry;
    }

    Card card() {
        return new Card(entry, sign);
    }

    boolean isShown() {
        return isListed || hasChecks;
    }

    boolean hasChecks() {
        return hasChecks;
    }

    boolean hasTimeline() {
        return timeline != null;
    }

    void list() {
        isListed = true;
    }

    void showChecks() {
        hasChecks = true;
    }

    void showTimeline(Markup drawn) {
        timeline = drawn;
    }

    /** Count what its line takes. */
    int lineBytes() {
        Markup written = new Markup();
        card().line(written);
        return written.bytes();
    }

    /** Count what its checks take without a timeline. */
    int cardBytes() {
        Markup written = new Markup();
        card().write(written, card().withoutRoom(), true);
        return written.bytes();
    }

    /** Write as much as it was given room for. */
    void write(Markup page, boolean isOpen) {
        if (hasChecks) {
            card().write(page, timeline == null ? card().withoutRoom() : timeline, isOpen);
        } else if (isListed) {
            card().line(page);
        }
    }
}
