package dev.firedrill.gate;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Hold what a person states about results. Anybody who can write the file can write any name: it is no access control.
 *
 * @param by who says so
 * @param at when, as {@code 2026-11-20T17:05:00Z}
 * @param note what they say
 * @param requirements ids, as {@code rewrite-upgrade S0-59}, of what only people can fulfil and this person states to be
 *     fulfilled
 * @param seal seal of the results that were looked at; it says nothing of others
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Statement(String by, String at, String note, List<String> requirements, String seal) {

    public Statement {
        requirements = List.copyOf(requirements);
    }
}
