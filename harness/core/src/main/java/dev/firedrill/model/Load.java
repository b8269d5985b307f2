package dev.firedrill.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Declare arrivals that never depend on answers.
 *
 * @param mix how the kinds of request follow each other; default drawn
 * @param from when the first gap begins, from t0; default 0
 * @param perSecond mean arrivals per second, above 0
 * @param length how long requests arrive, from {@code from} on
 * @param users how many users the requests are drawn from, 1 or more; default 1
 * @param requests kinds of request, mixed by weight
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Load(
        Position position,
        Arrivals arrivals,
        Mix mix,
        Duration from,
        double perSecond,
        Duration length,
        int users,
        List<RequestTemplate> requests) {

    public Load {
        requests = List.copyOf(requests);
    }

    /** Declare arrivals from t0 on whose kinds are drawn. */
    public Load(
            Position position,
            Arrivals arrivals,
            double perSecond,
            Duration length,
            int users,
            List<RequestTemplate> requests) {
        this(position, arrivals, Mix.DRAWN, Duration.ZERO, perSecond, length, users, requests);
    }

    /** Say how kinds of request follow each other. */
    public enum Mix {
        /** Each kind is drawn by weight. */
        DRAWN,
        /**
         * Kinds take turns: of each run of requests as long as the sum of all weights, each kind has exactly its weight,
         * spread evenly.
         */
        CYCLE
    }

    /** Say how arrivals are spaced. */
    public enum Arrivals {
        /** One arrival each {@code 1/perSecond}, the first after one such gap. */
        CONSTANT,
        /** Exponential gaps with that mean. */
        POISSON
    }

    /**
     * Declare one kind of request.
     *
     * @param weight share among the kinds, 1 or more; default 1
     * @param input text of the request; default empty
     * @param attributes further named values the system understands
     */
    public record RequestTemplate(String kind, int weight, String input, Map<String, String> attributes) {

        public RequestTemplate {
            attributes = Copies.of(attributes);
        }
    }
}
