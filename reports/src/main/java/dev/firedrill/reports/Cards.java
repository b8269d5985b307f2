package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.result.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Write the drills, each with as much as there is room for, and state what is left out. */
final class Cards {

    private static final int MOST_SEPARATE = 40;

    private final List<Place> judged;
    private final List<Place> variants;
    private final Optional<Place> worst;

    Cards(Drills drills, EventSource events, int room) {
        this.judged = drills.judged().stream()
                .map(entry -> new Place(entry, drills.sign(entry)))
                .toList();
        this.variants = drills.variants().stream()
                .map(entry -> new Place(entry, drills.sign(entry)))
                .toList();
        Optional<Entry> first = drills.worst();
        this.worst = judged.stream()
                .filter(place -> first.filter(place.entry()::equals).isPresent())
                .findFirst();
        Allotment.share(inOrder(), variants, events, room);
    }

    /** Put the worst at the top, so that it has room before any other. */
    private List<Place> inOrder() {
        List<Place> order = new ArrayList<>();
        worst.ifPresent(order::add);
        judged.stream().filter(place -> !isWorst(place)).forEach(order::add);
        return order;
    }

    private boolean isWorst(Place place) {
        return worst.isPresent() && worst.orElseThrow() == place;
    }

    /** Write the drill that a reader must see. */
    void worst(Markup page) {
        worst.filter(Place::isShown).ifPresent(place -> {
            boolean hasPassed = place.entry().status() == Status.PASS;
            page.open("section", "class", hasPassed ? "foremost passed" : "foremost");
            page.element("h2", hasPassed ? "The run nearest to a bound" : "The worst run");
            place.write(page, true);
            page.closeLine();
        });
    }

    /** Write all others: what did not pass, then system by system. */
    void others(Markup page) {
        List<Place> failed = judged.stream()
                .filter(place -> place.entry().status() != Status.PASS)
                .toList();
        group(page, "Not passed", failed);
        List<Place> passed = judged.stream()
                .filter(place -> place.entry().status() == Status.PASS)
                .toList();
        Allotment.systems(passed)
                .forEach(places -> group(page, title(places.get(0).entry()), places));
        Rows.note(page, cut(judged));
    }

    private void group(Markup page, String title, List<Place> places) {
        List<Place> others = places.stream()
                .filter(place -> !isWorst(place) && place.isShown())
                .toList();
        if (others.isEmpty()) {
            return;
        }
        page.element("h3", title);
        boolean isOpen = others.size() <= MOST_SEPARATE && title.equals("Not passed");
        others.forEach(place -> place.write(page, isOpen));
    }

    private static String title(Entry entry) {
        return Wording.of("%s, %s", Drills.system(entry), entry.mode());
    }

    void variants(Markup page) {
        variants.forEach(place -> place.write(page, false));
        Rows.note(page, cut(variants));
    }

    private static String cut(List<Place> places) {
        long shown = places.stream().filter(Place::isShown).count();
        return shown == places.size()
                ? ""
                : Wording.of(
                        "Shown: %,d of %,d drills; the page has a size limit, results.json has them all.",
                        shown, places.size());
    }

    /** Say what there is no room for, and where it is; "" where all is there. */
    String leftOut() {
        long checks = judged.stream().filter(place -> !place.hasChecks()).count();
        long timelines = judged.stream().filter(place -> !place.hasTimeline()).count();
        if (checks + timelines == 0) {
            return "";
        }
        return Wording.of(
                "This page has room for the checks of %,d of %s and for %,d timelines. results.json has all checks; the folder events has the logs, and ./firedrill replay tells them.",
                judged.size() - checks, Headline.count(judged.size(), "drill"), judged.size() - timelines);
    }
}
