package dev.firedrill.result;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Hold a verdict with its reasons.
 *
 * @param reasons why it is not GO, one sentence each, most serious first; empty for GO
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Judgement(Verdict verdict, List<String> reasons) {

    public Judgement {
        reasons = List.copyOf(reasons);
    }
}
