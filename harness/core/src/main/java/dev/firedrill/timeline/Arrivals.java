package dev.firedrill.timeline;

import dev.firedrill.model.Load;
import dev.firedrill.random.Draws;
import dev.firedrill.timeline.Timeline.Arrival;
import dev.firedrill.world.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Draw the arrivals of one load: when, of which kind, by which user. Each load has streams of its own and draws by its own
 * ordinals, so that one more load never re-rolls those before it.
 */
final class Arrivals {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Load load;
    private final Draws gaps;
    private final Mix mix;
    private final Draws users;
    private final String[] userNames;

    /**
     * Prepare a load.
     *
     * @param place among the loads of the scenario, from 1
     */
    private Arrivals(Load load, int place, long seed) {
        this.load = load;
        this.gaps = stream("arrival", place, seed);
        this.mix = Mix.of(load, stream("kind", place, seed));
        this.users = stream("user", place, seed);
        this.userNames = new String[Math.min(load.users(), 10_000)];
    }

    private static Draws stream(String name, int place, long seed) {
        Draws first = Draws.of(seed, name);
        return place == 1 ? first : first.stream("load-" + place);
    }

    /** Draw all loads, merged by time; of two at one instant that of the load declared first comes first. */
    static List<Arrival> of(List<Load> loads, long seed) {
        if (loads.size() == 1) {
            return new Arrivals(loads.get(0), 1, seed).draw();
        }
        List<Arrival> all = new ArrayList<>();
        int place = 0;
        for (Load load : loads) {
            all.addAll(new Arrivals(load, ++place, seed).draw());
        }
        all.sort(Comparator.comparingLong(Arrival::time));
        return numbered(all);
    }

    private static List<Arrival> numbered(List<Arrival> arrivals) {
        List<Arrival> numbered = new ArrayList<>(arrivals.size());
        for (Arrival arrival : arrivals) {
            numbered.add(new Arrival(arrival.time(), numbered(arrival.request(), numbered.size() + 1L)));
        }
        return numbered;
    }

    private static Request numbered(Request request, long ordinal) {
        return new Request(ordinal, request.kind(), request.user(), request.input(), request.attributes());
    }

    private List<Arrival> draw() {
        double end = load.length().toNanos();
        List<Arrival> arrivals =
                new ArrayList<>((int) Math.min(1 << 20, end / NANOS_PER_SECOND * load.perSecond() + 16));
        long from = load.from().toNanos();
        double time = 0;
        for (long ordinal = 1; ; ordinal++) {
            time += gap(ordinal);
            if (time >= end) {
                return arrivals;
            }
            arrivals.add(new Arrival(from + (long) time, request(ordinal)));
        }
    }

    private double gap(long ordinal) {
        double mean = NANOS_PER_SECOND / load.perSecond();
        return switch (load.arrivals()) {
            case CONSTANT -> mean;
            case POISSON -> gaps.at(ordinal).exponential(mean);
        };
    }

    private Request request(long ordinal) {
        Load.RequestTemplate template = mix.next(ordinal);
        return new Request(ordinal, template.kind(), user(ordinal), template.input(), template.attributes());
    }

    private String user(long ordinal) {
        int drawn = (int) users.at(ordinal).below(load.users());
        if (drawn >= userNames.length) {
            return name(drawn);
        }
        String known = userNames[drawn];
        if (known == null) {
            known = name(drawn);
            userNames[drawn] = known;
        }
        return known;
    }

    private static String name(int drawn) {
        return "user-" + (drawn + 1);
    }
}
