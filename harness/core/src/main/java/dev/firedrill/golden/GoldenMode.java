package dev.firedrill.golden;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Say what a run does with goldens: {@code -Dfiredrill.golden=verify|record}, {@code verify} by default. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum GoldenMode {
    /** Compare with the recorded golden. */
    VERIFY("verify"),
    /** Write a pending file that a person accepts; compare nothing. */
    RECORD("record");

    /** System property and configuration parameter that selects the mode. */
    public static final String PROPERTY = "firedrill.golden";

    private static final String CI = "CI";

    private final String word;

    GoldenMode(String word) {
        this.word = word;
    }

    /** Spell the mode as the property does. */
    public String word() {
        return word;
    }

    /**
     * Read the mode.
     *
     * @param property value of {@value #PROPERTY}; {@code null} means {@code verify}
     * @param environment environment of the process; where {@code CI} is set, to anything but {@code false}, nothing is
     *     recorded
     * @throws IllegalArgumentException if the word is none of the modes, or recording is refused
     */
    public static GoldenMode parse(@Nullable String property, Map<String, String> environment) {
        if (property == null) {
            return VERIFY;
        }
        GoldenMode mode = Arrays.stream(values())
                .filter(it -> it.word.equals(property))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(property)));
        if (mode == RECORD && onCi(environment)) {
            throw new IllegalArgumentException(
                    "-D%s: found 'record' where the environment sets CI, expected 'verify'; record on your own machine, where a person reads what is recorded"
                            .formatted(PROPERTY));
        }
        return mode;
    }

    private static String unknown(String property) {
        List<String> words =
                Arrays.stream(values()).map(it -> "'" + it.word + "'").toList();
        return "-D%s: found '%s', expected %s".formatted(PROPERTY, property, String.join(" or ", words));
    }

    private static boolean onCi(Map<String, String> environment) {
        String ci = environment.getOrDefault(CI, "").strip();
        return !ci.isEmpty() && !ci.equalsIgnoreCase("false");
    }
}
