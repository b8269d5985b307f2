package dev.firedrill.gate;

import dev.firedrill.model.Policy;
import org.apiguardian.api.API;

/**
 * Hold what a release asks for, and where it is written, so that the decision shows by what it was made.
 *
 * @param file the policy as it is shown, "" where there is none
 * @param sha256 digest of the file, "" where there is none
 * @param content the file word for word, "" where there is none
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Asked(Policy policy, String file, String sha256, String content) {

    /** Ask for nothing beyond the inventory, as without a policy. */
    public static final Asked NOTHING = new Asked(Policy.NONE, "", "", "");
}
