package dev.firedrill.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firedrill.check.Status;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Hold what one check found over all runs of a scenario.
 *
 * @param aspect column of the matrix: {@code routed}, {@code logged}, {@code triggered in bounds}, {@code recovered},
 *     {@code parity}, {@code golden} or {@code other}
 * @param at where it is declared, {@code file:line:column}
 * @param expected what had to be, in words
 * @param found what was there, in words, in the run that decided: the lowest seed that has this status
 * @param seed the seed of that run
 * @param when the instant of the event that decided in that run, as {@code t+4m30.5s}, with the twin if it is in one;
 *     {@code null} for no single event
 * @param bound bounds of the quantity it measures, {@code null} where it measures none
 * @param observed the quantity over all runs
 * @param margin distance of the worst run to its nearer bound, negative when outside
 * @param passedRuns runs in which it passed
 * @param failedRuns runs in which it failed
 * @param failingSeeds the lowest failing seeds, at most {@value #FAILING_SEEDS_KEPT}
 * @param chosen the finding in the run that the entry shows, which may be another one
 * @param seenToFail the edit of the event log under which it failed, in words; {@code null} where none was tried or none
 *     made it fail
 * @param generic true where that edit is one that any check may try, and not one of its kind, so that it shows no
 *     requirement; otherwise {@code null}
 * @param replay the command that shows the run that decided again
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckResult(
        String id,
        String kind,
        String aspect,
        Status status,
        List<String> covers,
        String at,
        String expected,
        String found,
        long seed,
        @Nullable String when,
        @Nullable Bound bound,
        @Nullable Observed observed,
        @Nullable String margin,
        long passedRuns,
        long failedRuns,
        List<Long> failingSeeds,
        Chosen chosen,
        @Nullable String seenToFail,
        @Nullable Boolean generic,
        String replay) {

    /** Most failing seeds that are listed; all are counted. */
    public static final int FAILING_SEEDS_KEPT = 20;

    public CheckResult {
        covers = List.copyOf(covers);
        failingSeeds = List.copyOf(failingSeeds);
    }

    /** Hold what a check found that nobody tried to make fail. */
    public CheckResult(
            String id,
            String kind,
            String aspect,
            Status status,
            List<String> covers,
            String at,
            String expected,
            String found,
            long seed,
            @Nullable String when,
            @Nullable Bound bound,
            @Nullable Observed observed,
            @Nullable String margin,
            long passedRuns,
            long failedRuns,
            List<Long> failingSeeds,
            Chosen chosen,
            String replay) {
        this(
                id,
                kind,
                aspect,
                status,
                covers,
                at,
                expected,
                found,
                seed,
                when,
                bound,
                observed,
                margin,
                passedRuns,
                failedRuns,
                failingSeeds,
                chosen,
                null,
                null,
                replay);
    }

    /** Give the same check with the edit of its own kind under which it failed. */
    public CheckResult withSeenToFail(String edit) {
        return with(status, expected, found, when, edit, null);
    }

    /** Give the same check with the edit that any check may try under which it failed. */
    public CheckResult withSeenToFailGenerically(String edit) {
        return with(status, expected, found, when, edit, true);
    }

    /** Give the same check as one that proves nothing, because nothing made it fail. */
    public CheckResult unfalsified(String why) {
        return with(Status.NOT_EXERCISED, expected, why, null, null, null);
    }

    /** Give the same check with another status, and why. */
    CheckResult with(Status other, String otherExpected, String otherFound) {
        return with(other, otherExpected, otherFound, null, null, null);
    }

    private CheckResult with(
            Status other,
            String otherExpected,
            String otherFound,
            @Nullable String instant,
            @Nullable String edit,
            @Nullable Boolean any) {
        return new CheckResult(
                id,
                kind,
                aspect,
                other,
                covers,
                at,
                otherExpected,
                otherFound,
                seed,
                instant,
                bound,
                observed,
                margin,
                passedRuns,
                failedRuns,
                failingSeeds,
                chosen,
                edit,
                any,
                replay);
    }

    /** Spell inclusive bounds: durations as {@code 118.2s}, counts as digits. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Bound(
            @Nullable String notBefore, @Nullable String notAfter) {}

    /**
     * Spell a quantity over the runs that measured it.
     *
     * @param worst the one nearest to or furthest past a bound
     * @param p99 what 99 % of the runs do not exceed; {@code null} for fewer than {@value #RUNS_FOR_P99} runs
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Observed(
            String worst, long worstSeed, @Nullable String p99, String median, long runs) {

        /** Fewest runs that have a 99th percentile beside their worst. */
        public static final int RUNS_FOR_P99 = 100;
    }

    /**
     * Place the finding of the chosen run in its log.
     *
     * @param log name of the log: "" for the run, otherwise the twin's
     * @param place sequence of the deciding event, 0 for none
     * @param time its time in nanoseconds since t0
     * @param origin when the clock of the bounds started, in nanoseconds since t0; {@code null} for none
     * @param windowFrom first allowed instant
     * @param windowUntil last allowed instant
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Chosen(
            Status status,
            String log,
            long place,
            long time,
            @Nullable Long origin,
            @Nullable Long windowFrom,
            @Nullable Long windowUntil) {}
}
