package dev.firedrill.live.probe;

import java.time.Duration;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Hold what came of the kill.
 *
 * @param asked requests in all
 * @param before calls that reached the provider until the command was done
 * @param after calls that reached it later
 * @param last how long after it the last of these came; zero for none
 * @param finding what is wrong, if anything
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record KillRow(int asked, int before, int after, Duration last, Optional<Finding> finding) {}
