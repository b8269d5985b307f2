package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.events.Event;
import dev.firedrill.result.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Share the rest of the page among the drills: first every drill's checks, then timelines, what failed first. */
final class Cards {

    private static final int LEAST_TIMELINE = 4_000;

    private final Drills drills;
    private final EventSource events;
    private final Optional<Entry> nearest;
    private final Markup judged = new Markup();
    private final Markup variants = new Markup();

    Cards(Drills drills, EventSource events) {
        this.drills = drills;
        this.events = events;
        this.nearest = drills.nearestToBound();
    }

    Markup judged() {
        return judged;
    }

    Markup variants() {
        return variants;
    }

    /** Write as many drills as fit into a number of bytes, and state how many do not. */
    void fill(int room) {
        List<Entry> first = drills.judged();
        List<Entry> all = new ArrayList<>(first);
        all.addAll(drills.variants());
        int shown = countFitting(all, room);
        int left = room - all.subList(0, shown).stream().mapToInt(this::bytes).sum();
        for (int i = 0; i < shown; i++) {
            Entry entry = all.get(i);
            Markup timeline = timeline(entry, left);
            left -= timeline.bytes();
            card(entry).write(i < first.size() ? judged : variants, timeline, isOpen(entry));
        }
        if (shown < all.size()) {
            Rows.note(
                    shown < first.size() ? judged : variants,
                    Wording.of(
                            "Shown: %,d of %,d drills; the page has a size limit, results.json has them all.",
                            shown, all.size()));
        }
    }

    private int countFitting(List<Entry> all, int room) {
        int left = room;
        for (int i = 0; i < all.size(); i++) {
            left -= bytes(all.get(i));
            if (left < 0) {
                return i;
            }
        }
        return all.size();
    }

    /** Count what a drill takes without its timeline. */
    private int bytes(Entry entry) {
        Markup written = new Markup();
        card(entry).write(written, card(entry).withoutRoom(), true);
        return written.bytes();
    }

    private Markup timeline(Entry entry, int left) {
        if (left < LEAST_TIMELINE) {
            return card(entry).withoutRoom();
        }
        List<Event> log = events.events(entry);
        Markup timeline = card(entry).timeline(log);
        return timeline.bytes() <= left ? timeline : card(entry).withoutRoom();
    }

    private Card card(Entry entry) {
        return new Card(entry, !drills.isJudged(entry));
    }

    /** Open what did not pass; if all did, the one that came nearest to a bound. */
    private boolean isOpen(Entry entry) {
        return drills.isJudged(entry)
                && (entry.status() != Status.PASS
                        || nearest.filter(entry::equals).isPresent());
    }
}
