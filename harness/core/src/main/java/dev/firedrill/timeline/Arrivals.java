package dev.firedrill.timeline;

import dev.firedrill.model.Load;
import dev.firedrill.model.Load.RequestTemplate;
import dev.firedrill.random.Draws;
import dev.firedrill.timeline.Timeline.Arrival;
import dev.firedrill.world.Request;
import java.util.ArrayList;
import java.util.List;

/** Draw the arrivals of a load: when, of which kind, by which user, each by the ordinal of the request. */
final class Arrivals {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Load load;
    private final Draws gaps;
    private final Draws kinds;
    private final Draws users;
    private final String[] userNames;
    private final long weights;

    private Arrivals(Load load, long seed) {
        this.load = load;
        this.gaps = Draws.of(seed, "arrival");
        this.kinds = Draws.of(seed, "kind");
        this.users = Draws.of(seed, "user");
        this.userNames = new String[Math.min(load.users(), 10_000)];
        this.weights =
                load.requests().stream().mapToLong(RequestTemplate::weight).sum();
    }

    static List<Arrival> of(Load load, long seed) {
        return new Arrivals(load, seed).draw();
    }

    private List<Arrival> draw() {
        double end = load.length().toNanos();
        List<Arrival> arrivals =
                new ArrayList<>((int) Math.min(1 << 20, end / NANOS_PER_SECOND * load.perSecond() + 16));
        double time = 0;
        for (long ordinal = 1; ; ordinal++) {
            time += gap(ordinal);
            if (time >= end) {
                return arrivals;
            }
            arrivals.add(new Arrival((long) time, request(ordinal)));
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
        RequestTemplate template = template(ordinal);
        return new Request(ordinal, template.kind(), user(ordinal), template.input(), template.attributes());
    }

    private RequestTemplate template(long ordinal) {
        List<RequestTemplate> templates = load.requests();
        if (templates.size() == 1) {
            return templates.get(0);
        }
        long drawn = kinds.at(ordinal).below(weights);
        for (RequestTemplate template : templates) {
            drawn -= template.weight();
            if (drawn < 0) {
                return template;
            }
        }
        throw new IllegalStateException("expected a draw below the sum of all weights %d".formatted(weights));
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
