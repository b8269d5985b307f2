package dev.firedrill.timeline;

import dev.firedrill.model.Load;
import dev.firedrill.model.Load.RequestTemplate;
import dev.firedrill.random.Draws;
import java.util.List;

/** Say of which kind the requests of a load are; asked for one ordinal after the other, from 1. */
interface Mix {

    RequestTemplate next(long ordinal);

    static Mix of(Load load, Draws draws) {
        if (load.requests().size() == 1) {
            return ordinal -> load.requests().get(0);
        }
        return switch (load.mix()) {
            case DRAWN -> new Drawn(load.requests(), draws);
            case CYCLE -> new Cycle(load.requests());
        };
    }

    private static long sum(List<RequestTemplate> templates) {
        return templates.stream().mapToLong(RequestTemplate::weight).sum();
    }

    /** Draw each kind by weight. */
    record Drawn(List<RequestTemplate> templates, Draws draws, long weights) implements Mix {

        Drawn(List<RequestTemplate> templates, Draws draws) {
            this(templates, draws, sum(templates));
        }

        @Override
        public RequestTemplate next(long ordinal) {
            long drawn = draws.at(ordinal).below(weights);
            for (RequestTemplate template : templates) {
                drawn -= template.weight();
                if (drawn < 0) {
                    return template;
                }
            }
            throw new IllegalStateException("expected a draw below the sum of all weights %d".formatted(weights));
        }
    }

    /**
     * Let kinds take turns by weight: each earns its weight with every request, and the richest takes it and pays for all.
     * After as many requests as all weights sum up to, every account stands at zero again.
     */
    final class Cycle implements Mix {

        private final List<RequestTemplate> templates;
        private final long weights;
        private final long[] earned;

        Cycle(List<RequestTemplate> templates) {
            this.templates = templates;
            this.weights = sum(templates);
            this.earned = new long[templates.size()];
        }

        @Override
        public RequestTemplate next(long ordinal) {
            int richest = 0;
            for (int i = 0; i < earned.length; i++) {
                earned[i] += templates.get(i).weight();
                richest = earned[i] > earned[richest] ? i : richest;
            }
            earned[richest] -= weights;
            return templates.get(richest);
        }
    }
}
