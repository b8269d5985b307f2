package dev.firedrill.lint;

import dev.firedrill.model.Position;
import org.apiguardian.api.API;

/**
 * Warn of something that is well-formed and cannot work, or not as it reads.
 *
 * @param rule name of the rule, as {@code unreachable-trigger}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Warning(Position position, String rule, String found, String expected, String mend) {}
