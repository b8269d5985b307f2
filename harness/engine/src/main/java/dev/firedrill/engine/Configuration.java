package dev.firedrill.engine;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Name every configuration parameter of the engine. Each can be set as a parameter of the JUnit Platform, in {@code
 * junit-platform.properties}, or as a system property.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Configuration {
    /** The project root. */
    ROOT(
            "firedrill.root",
            "nearest folder above the working directory with 'scenarios/'",
            "project root: scenarios, goldens and the lock file are found from here"),
    /** Runs of each scenario. */
    RUNS("firedrill.runs", "the scenario's own", "runs of each scenario, capped by its 'runsMax'"),
    /** First seed. */
    SEED(
            "firedrill.seed",
            "the scenario's own",
            "first seed of each scenario; makes the results exploratory and the default number of runs 1"),
    /** A broken variant. */
    VARIANT(
            "firedrill.variant",
            "none",
            "broken variant to drill in place of the system, or '*' to drill every declared variant as well"),
    /** Modes. */
    MODE(
            "firedrill.mode",
            "simulated",
            "'simulated' drills in virtual time, 'live' for real what has a 'system.json', 'both' one after the other"),
    /** Golden mode. */
    GOLDEN("firedrill.golden", "verify", "'verify' compares with the goldens, 'record' writes pending ones"),
    /** Threads. */
    THREADS("firedrill.threads", "available processors", "threads that the runs of a scenario are spread over"),
    /** Output folder. */
    OUTPUT("firedrill.output", "<root>/target/firedrill", "folder for results and event logs"),
    /** Filter. */
    SCENARIOS(
            "firedrill.scenarios",
            "all that is selected",
            "scenarios to keep, separated by commas: a system, 'system/name', or the path of a file or folder"),
    /** How it was called. */
    COMMAND("firedrill.command", "mvn", "how the tool was called, as the provenance of the results tells it"),
    /** What is drilled for real. */
    SUBJECT(
            "firedrill.subject",
            "digest of the service's files",
            "build of the service that is drilled for real, as a version, tag or image digest");

    private final String key;
    private final String defaultValue;
    private final String meaning;

    Configuration(String key, String defaultValue, String meaning) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
    }

    /** Give the name of the parameter. */
    public String key() {
        return key;
    }

    /** Describe the value where it is not set. */
    public String defaultValue() {
        return defaultValue;
    }

    /** Say what it does. */
    public String meaning() {
        return meaning;
    }

    /** Spell all parameters as a Markdown table, for the documentation. */
    public static String table() {
        StringBuilder table = new StringBuilder("| parameter | default | meaning |\n| --- | --- | --- |\n");
        for (Configuration parameter : List.of(values())) {
            table.append("| `%s` | %s | %s |\n".formatted(parameter.key, parameter.defaultValue, parameter.meaning));
        }
        return table.toString();
    }
}
