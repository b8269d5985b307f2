package dev.firedrill.live.probe;

import org.apiguardian.api.API;

/**
 * Hold one judgement.
 *
 * @param degree what belongs to its name, as {@code ×7}; "" for nothing
 * @param why what was found, in words for a reader
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Finding(Judgement judgement, String degree, String why) {

    Finding(Judgement judgement, String why) {
        this(judgement, "", why);
    }
}
