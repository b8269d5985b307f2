package dev.firedrill.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apiguardian.api.API;

/** Declare what must be true of every run of a scenario; one entry of {@code expect}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Expectation {

    /** Name the kind, for a {@code switch} without a default. */
    ExpectationKind kind();

    /** Give id, covered requirements and place. */
    Head head();

    /**
     * Hold what all expectations share.
     *
     * @param id unique in the scenario; default is the kind and the name it speaks of, as {@code trigger:rollback}
     * @param covers requirement ids
     */
    record Head(String id, List<String> covers, Position position) {

        public Head {
            covers = List.copyOf(covers);
        }
    }

    /**
     * Every request that starts later than {@code after} + {@code within} is served on {@code to}.
     *
     * @param after absent means from t0
     * @param until absent means to the end of the run
     * @param requestKind only requests of this kind; absent means all
     * @param detected only requests for which this route was detected; absent means all
     * @param reason reason the decision must carry; absent means any
     */
    record Routing(
            Head head,
            Optional<Mark> after,
            Optional<Mark> until,
            Duration within,
            String to,
            Optional<String> requestKind,
            Optional<String> detected,
            Optional<String> reason)
            implements Expectation {
        @Override
        public ExpectationKind kind() {
            return ExpectationKind.ROUTING;
        }
    }

    /**
     * The trigger fires inside its bounds, as often as said, never before its cause and never in a twin without it.
     *
     * @param cause id of a fault or action; absent means the bounds count from t0 and no twin is run
     * @param notBefore inclusive lower bound from the start of the clock
     * @param notAfter inclusive upper bound from the start of the clock
     * @param times exact number of firings; default 1 when a bound or cause is given
     */
    record TriggerFires(
            Head head,
            String name,
            Optional<String> cause,
            From from,
            Optional<Duration> notBefore,
            Optional<Duration> notAfter,
            int times)
            implements Expectation {
        @Override
        public ExpectationKind kind() {
            return ExpectationKind.TRIGGER;
        }

        /** Say what starts the clock of the bounds. */
        public enum From {
            /** The cause begins. */
            ONSET("onset"),
            /** The cause first touches something. */
            FIRST_HIT("firstHit"),
            /** The first evaluation whose sample is past the limit, not before the onset. */
            BREACH("breach"),
            /** The first evaluation at or after the onset. */
            FIRST_EVALUATION("firstEvaluation"),
            /** The evaluation at which the declared rule first holds. */
            DECISION("decision");

            private final String word;

            From(String word) {
                this.word = word;
            }

            /** Spell the start as files do. */
            public String word() {
                return word;
            }
        }
    }

    /** An oracle recomputes the declared rule from the recorded samples; the trigger fires then and only then. */
    record TriggerFollowsRule(Head head, String name) implements Expectation {
        @Override
        public ExpectationKind kind() {
            return ExpectationKind.TRIGGER_RULE;
        }
    }

    /** The states entered are exactly this path, from the first one after t0. */
    record States(Head head, List<String> path) implements Expectation {
        public States {
            path = List.copyOf(path);
        }

        @Override
        public ExpectationKind kind() {
            return ExpectationKind.STATES;
        }
    }

    /** What the pattern names does not happen between the marks. */
    record Never(Head head, Pattern pattern, Optional<Mark> after, Optional<Mark> until) implements Expectation {
        @Override
        public ExpectationKind kind() {
            return ExpectationKind.NEVER;
        }
    }

    /** What the pattern names happens, not later than {@code within} after the mark (or t0). */
    record Eventually(Head head, Pattern pattern, Optional<Mark> after, Optional<Duration> within)
            implements Expectation {
        @Override
        public ExpectationKind kind() {
            return ExpectationKind.EVENTUALLY;
        }
    }

    /**
     * Requests that start after the mark and are answered in both runs have the same {@code compare}d fields as in the
     * twin.
     *
     * @param requestKind only requests of this kind; absent means all
     * @param twinWithout ids of the faults and actions that the twin lacks
     * @param compare of {@code status}, {@code answer}, {@code route} and {@code details}
     */
    record Parity(
            Head head,
            List<String> twinWithout,
            Optional<Mark> after,
            Optional<String> requestKind,
            Set<String> compare)
            implements Expectation {
        public Parity {
            twinWithout = List.copyOf(twinWithout);
            compare = Copies.of(compare);
        }

        /** Compare requests of all kinds. */
        public Parity(Head head, List<String> twinWithout, Optional<Mark> after, Set<String> compare) {
            this(head, twinWithout, after, Optional.empty(), compare);
        }

        @Override
        public ExpectationKind kind() {
            return ExpectationKind.PARITY;
        }
    }

    /**
     * Requests of one kind get what requests of another kind with the same input get.
     *
     * @param of kind of the requests that are judged
     * @param against kind of those they are compared with
     * @param after only requests that start after the mark; absent means all
     * @param until only requests that start before the mark; absent means all
     * @param compare of {@code status}, {@code answer}, {@code route} and {@code details}
     */
    record SameAnswer(
            Head head, String of, String against, Optional<Mark> after, Optional<Mark> until, Set<String> compare)
            implements Expectation {
        public SameAnswer {
            compare = Copies.of(compare);
        }

        @Override
        public ExpectationKind kind() {
            return ExpectationKind.SAME_ANSWER;
        }
    }

    /**
     * What the pattern names happens so often between the marks.
     *
     * @param per over what it is counted
     * @param requestKind only requests of this kind, where it is counted for each; absent means all
     * @param atLeast least number
     * @param atMost most; absent means any number
     * @param sameAs a second pattern that must happen as often as the first; absent means none
     */
    record Count(
            Head head,
            Pattern pattern,
            Optional<Mark> after,
            Optional<Mark> until,
            Per per,
            Optional<String> requestKind,
            int atLeast,
            OptionalInt atMost,
            Optional<Pattern> sameAs)
            implements Expectation {
        @Override
        public ExpectationKind kind() {
            return ExpectationKind.COUNT;
        }

        /** Say over what is counted. */
        public enum Per {
            /** The whole interval. */
            RUN("run"),
            /** Each request that started between the marks and ended. */
            REQUEST("request"),
            /** Each such request whose executed route differs from the detected one. */
            REROUTED("rerouted");

            private final String word;

            Per(String word) {
                this.word = word;
            }

            /** Spell it as files do. */
            public String word() {
                return word;
            }
        }
    }

    /**
     * Each request in scope goes through exactly these stages in this order: all that happens to it of the subjects that
     * {@code order} names, and nothing else of them.
     *
     * @param requestKind only requests of this kind; absent means all
     * @param status only requests that ended with this status, {@code failed} for those that failed; absent means all
     * @param order patterns of things that concern a request: route, guard, call, status and line
     */
    record Stages(
            Head head,
            Optional<String> requestKind,
            Optional<String> status,
            Optional<Mark> after,
            Optional<Mark> until,
            List<Pattern> order)
            implements Expectation {
        public Stages {
            order = List.copyOf(order);
        }

        @Override
        public ExpectationKind kind() {
            return ExpectationKind.STAGES;
        }
    }

    /** An oracle recounts the indicator from what happened, by its declared formula; every recorded sample is that number. */
    record IndicatorFollowsEvents(Head head, String name) implements Expectation {
        @Override
        public ExpectationKind kind() {
            return ExpectationKind.INDICATOR;
        }
    }

    /** The system judges each sample of the indicator to be in the band that the declared objective gives it. */
    record ObjectiveBands(Head head, String name) implements Expectation {
        @Override
        public ExpectationKind kind() {
            return ExpectationKind.OBJECTIVE;
        }
    }

    /**
     * The system goes by the declared configuration, or by one that was approved.
     *
     * @param name a fingerprint of the controls
     * @param approvals changes that somebody answers for
     */
    record Configuration(Head head, String name, List<Approval> approvals) implements Expectation {
        public Configuration {
            approvals = List.copyOf(approvals);
        }

        @Override
        public ExpectationKind kind() {
            return ExpectationKind.CONFIGURATION;
        }

        /** Hold who approved a fingerprint, and why. */
        public record Approval(String value, String by, String reason) {}
    }

    /**
     * What was planted in inputs and in answers of providers never shows in what the system writes for others than its
     * user: telemetry, audit, alerts, events and artifacts.
     *
     * @param markers texts that occur nowhere else
     */
    record NoLeak(Head head, List<String> markers) implements Expectation {
        public NoLeak {
            markers = List.copyOf(markers);
        }

        @Override
        public ExpectationKind kind() {
            return ExpectationKind.NO_LEAK;
        }
    }

    /**
     * The operator's steps are all taken, in this order, each begun only when the one before was done.
     *
     * @param steps ids of actions
     */
    record Runbook(Head head, List<String> steps) implements Expectation {
        public Runbook {
            steps = List.copyOf(steps);
        }

        @Override
        public ExpectationKind kind() {
            return ExpectationKind.RUNBOOK;
        }
    }

    /**
     * What the patterns name happens in this order between the marks: the first time that each of them happens comes after
     * the first time of the one before.
     */
    record Sequence(Head head, List<Pattern> order, Optional<Mark> after, Optional<Mark> until) implements Expectation {
        public Sequence {
            order = List.copyOf(order);
        }

        @Override
        public ExpectationKind kind() {
            return ExpectationKind.SEQUENCE;
        }
    }

    /**
     * The system writes such files, and their last content is right.
     *
     * @param path path with {@code *} for any run of characters
     * @param atLeast least number of different paths that match
     * @param atMost most; absent means any number
     * @param json whether the content must be a JSON object
     * @param keys members that such an object must have
     * @param values texts that it must have, by JSON Pointer
     * @param lines whether the file may only ever grow by whole lines
     */
    record Artifact(
            Head head,
            String path,
            int atLeast,
            OptionalInt atMost,
            boolean json,
            List<String> keys,
            Map<String, String> values,
            boolean lines)
            implements Expectation {
        public Artifact {
            keys = List.copyOf(keys);
            values = Copies.of(values);
        }

        @Override
        public ExpectationKind kind() {
            return ExpectationKind.ARTIFACT;
        }
    }

    /**
     * After every write of the control the system reports that it goes by the written value, not before the write and not
     * later than the bound; a write that another one replaces before that need not be seen.
     *
     * @param within default is the declared propagation bound
     */
    record Propagation(Head head, String control, Optional<Duration> within) implements Expectation {
        @Override
        public ExpectationKind kind() {
            return ExpectationKind.PROPAGATION;
        }
    }

    /** Every request is answered or fails exactly once. */
    record NothingLost(Head head) implements Expectation {
        @Override
        public ExpectationKind kind() {
            return ExpectationKind.NOTHING_LOST;
        }
    }

    /** The named event is emitted at most once for each key. */
    record AtMostOnce(Head head, String event) implements Expectation {
        @Override
        public ExpectationKind kind() {
            return ExpectationKind.AT_MOST_ONCE;
        }
    }

    /**
     * Each request in scope has exactly one telemetry line with these values, no other request has one, and every line
     * has a key set, types and taxonomy that the controls declare for its mode.
     *
     * @param where values a line must have, by key, objects and arrays as JSON text; empty checks only key sets, types and
     *     taxonomy
     */
    record TelemetryLines(Head head, Scope scope, Map<String, String> where) implements Expectation {
        public TelemetryLines {
            where = Copies.of(where);
        }

        @Override
        public ExpectationKind kind() {
            return ExpectationKind.TELEMETRY;
        }

        /** Say which requests must have such a line. */
        public enum Scope {
            /** Every request that was answered or failed. */
            EACH_REQUEST("request"),
            /** Every request that was answered. */
            EACH_ANSWERED("answered"),
            /** Every request that failed. */
            EACH_FAILED("failed"),
            /** Every request whose executed route differs from the detected one. */
            EACH_REROUTED("rerouted");

            private final String word;

            Scope(String word) {
                this.word = word;
            }

            /** Spell the scope as files do. */
            public String word() {
                return word;
            }
        }
    }

    /**
     * The calls to a provider, counted and in order.
     *
     * @param provider absent means all providers
     * @param purpose only calls for this purpose; absent means all
     * @param requestKind only requests of this kind; absent means all
     * @param after only requests that start after the mark; absent means all
     * @param atLeast least calls of each such request; default 0
     * @param atMost most calls of each such request; absent means any number
     * @param order purposes of the calls of each such request in this order, retries counted once; empty means any
     */
    record ProviderCalls(
            Head head,
            Optional<String> provider,
            Optional<String> purpose,
            Optional<String> requestKind,
            Optional<Mark> after,
            int atLeast,
            OptionalInt atMost,
            List<String> order)
            implements Expectation {
        public ProviderCalls {
            order = List.copyOf(order);
        }

        @Override
        public ExpectationKind kind() {
            return ExpectationKind.PROVIDER_CALLS;
        }
    }

    /**
     * Retries do not multiply the load: calls to providers divided by requests stay at or below a limit.
     *
     * @param atMost limit of the mean over the run
     * @param each limit of every single request; absent means none
     */
    record Amplification(Head head, Optional<String> provider, double atMost, OptionalInt each) implements Expectation {
        @Override
        public ExpectationKind kind() {
            return ExpectationKind.AMPLIFICATION;
        }
    }

    /** No request spends more than this between the end of one attempt and the beginning of the next, all waits added. */
    record BackOff(Head head, Duration atMost) implements Expectation {
        @Override
        public ExpectationKind kind() {
            return ExpectationKind.BACK_OFF;
        }
    }

    /**
     * What users got was complete, or they were told that it was not: where the last answer of a provider to a request was
     * cut short or spoilt, the request failed or was answered with one of the statuses that say so.
     *
     * @param purpose judge the last answer for this purpose, where what users see comes of one among several
     * @param reportedBy statuses that tell the user of a truncated answer; may be empty
     */
    record StreamComplete(Head head, Optional<String> provider, Optional<String> purpose, Set<String> reportedBy)
            implements Expectation {
        public StreamComplete {
            reportedBy = Copies.of(reportedBy);
        }

        @Override
        public ExpectationKind kind() {
            return ExpectationKind.STREAM_COMPLETE;
        }
    }

    /** Every request ends within its budget. */
    record NoHang(Head head, Duration within, Optional<String> requestKind) implements Expectation {
        @Override
        public ExpectationKind kind() {
            return ExpectationKind.NO_HANG;
        }
    }

    /**
     * Nothing is sent to the provider later than {@code after} + {@code within}, late retries included.
     *
     * @param purpose only calls for this purpose; absent means all
     * @param until absent means to the end of the run
     */
    record ProviderSilent(
            Head head, String provider, Optional<String> purpose, Mark after, Optional<Mark> until, Duration within)
            implements Expectation {
        @Override
        public ExpectationKind kind() {
            return ExpectationKind.PROVIDER_SILENT;
        }
    }

    /** The run reproduces its golden; judged on the scenario's own seed. */
    record MatchesGolden(Head head) implements Expectation {
        @Override
        public ExpectationKind kind() {
            return ExpectationKind.GOLDEN;
        }
    }

    /**
     * The answer to one turn of a conversation.
     *
     * @param turn number of the turn, from 1
     * @param status status of the answer, {@code failed} where it failed; absent means any
     * @param mustInclude texts the answer contains, regardless of case
     * @param mustNotInclude texts it does not contain, regardless of case
     * @param choicesAtMost largest size of the answer's {@code choices}; absent choices count as none
     * @param sceneChange what the answer's {@code sceneChange} says
     */
    record TurnAnswer(
            Head head,
            int turn,
            Optional<String> status,
            List<String> mustInclude,
            List<String> mustNotInclude,
            OptionalInt choicesAtMost,
            Optional<Boolean> sceneChange)
            implements Expectation {
        public TurnAnswer {
            mustInclude = List.copyOf(mustInclude);
            mustNotInclude = List.copyOf(mustNotInclude);
        }

        @Override
        public ExpectationKind kind() {
            return ExpectationKind.TURN;
        }
    }

    /**
     * A check of the user's own, found by a service interface.
     *
     * @param word its kind in the file
     * @param parameters the whole object as written
     */
    record Custom(Head head, String word, JsonNode parameters) implements Expectation {
        @Override
        public ExpectationKind kind() {
            return ExpectationKind.CUSTOM;
        }
    }
}
