package dev.firedrill.cli;

import dev.firedrill.model.Effect;
import dev.firedrill.model.Fault;
import dev.firedrill.model.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds settings of faults that are right to the letter and cannot be meant. */
final class StubWarnings {

    private static final List<String> FROM_ONE = List.of("request", "turn", "attempt");
    private static final Map<String, String> DEFAULTS = defaults();
    private static final Duration LONGEST_GAP = Duration.ofMinutes(10);
    private static final double LONGEST_SPELLED = Duration.ofDays(365).toSeconds();
    private static final String ANY = "*";

    private StubWarnings() {}

    private static Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("purpose", "call");
        defaults.put("kind", "");
        defaults.put("user", "");
        return defaults;
    }

    /** Warn about one fault, a sentence for each reason. */
    static List<String> of(Fault fault) {
        List<String> warnings = new ArrayList<>();
        if (fault.probability() == 0) {
            warnings.add("never strikes, for its probability is 0");
        }
        if (isNought(fault.shape())) {
            warnings.add("never strikes, for its shape is 0 all the time");
        }
        judgeFacts(fault.where(), warnings);
        if (fault.effect() instanceof Effect.SlowTokens slow) {
            judgeRate(slow.perSecond(), warnings);
        }
        return warnings.stream().map(it -> FaultText.name(fault) + " " + it).toList();
    }

    private static boolean isNought(Shape shape) {
        return switch (shape.kind()) {
            case CONSTANT -> ((Shape.Constant) shape).level() == 0;
            case RAMP -> ((Shape.Ramp) shape).start() == 0 && ((Shape.Ramp) shape).end() == 0;
            case STEP -> ((Shape.Step) shape).levels().stream().allMatch(it -> it.level() == 0);
            case BURST, FLAP, POISSON, NTH -> false;
        };
    }

    private static void judgeFacts(Map<String, String> where, List<String> warnings) {
        FROM_ONE.stream()
                .filter(fact -> where.getOrDefault(fact, "").equals("0"))
                .forEach(fact -> warnings.add("never strikes, for '" + fact + "' counts from 1"));
        String request = where.getOrDefault("request", ANY);
        String turn = where.getOrDefault("turn", ANY);
        if (where.containsKey("request") && where.containsKey("turn")) {
            boolean both = request.equals(turn) || request.equals(ANY) || turn.equals(ANY);
            warnings.add((both ? "asks twice for one number" : "never strikes")
                    + ", for 'turn' is 'request' by another word");
        }
        DEFAULTS.forEach((fact, usual) -> {
            String wanted = where.getOrDefault(fact, ANY);
            if (!wanted.equals(ANY) && !wanted.equals(usual)) {
                warnings.add("strikes only calls that say so by the header 'x-firedrill-" + fact + "'");
            }
        });
    }

    private static void judgeRate(double perSecond, List<String> warnings) {
        double seconds = 1 / perSecond;
        if (seconds > LONGEST_GAP.toSeconds()) {
            String every = seconds > LONGEST_SPELLED
                    ? "more than a year"
                    : FaultText.length(Duration.ofSeconds((long) seconds));
            warnings.add("sends one event every " + every + ", which no caller waits for");
        }
    }
}
