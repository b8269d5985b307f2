package dev.firedrill.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Name a file of results that the gate has read.
 *
 * @param file as it is shown: relative to the project root where it lies below
 * @param seal its seal as it is written; {@code null} where it has none
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Source(String file, @Nullable String seal) {}
