package dev.firedrill.gate;

import dev.firedrill.check.Status;
import dev.firedrill.gate.Change.Kind;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.CheckResult.Bound;
import dev.firedrill.result.VerdictRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One difference of a check to the same check of the last GO. */
record CheckChange(Kind kind, String before, String after) {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    static List<CheckChange> between(CheckResult before, CheckResult after) {
        List<CheckChange> changes = new ArrayList<>();
        bounds(before.bound(), after.bound()).ifPresent(changes::add);
        if (!before.expected().equals(after.expected()) && !demand(before).equals(demand(after))) {
            changes.add(new CheckChange(Kind.LOOSENED, before.expected(), after.expected()));
        }
        covers(before.covers(), after.covers()).ifPresent(changes::add);
        status(before, after).ifPresent(changes::add);
        if (after.status() == Status.PASS && isLost(before, after)) {
            changes.add(new CheckChange(Kind.MARGIN_LOST, measured(before), measured(after)));
        }
        return changes;
    }

    private static Optional<CheckChange> bounds(@Nullable Bound before, @Nullable Bound after) {
        String then = words(before);
        String now = words(after);
        if (then.equals(now)) {
            return Optional.empty();
        }
        boolean wider = isWider(lower(before), lower(after), -1) || isWider(upper(before), upper(after), 1);
        return Optional.of(new CheckChange(wider ? Kind.LOOSENED : Kind.TIGHTENED, then, now));
    }

    /** A bound that cannot be compared is taken for a wider one: a person shall look. */
    private static boolean isWider(Optional<String> before, Optional<String> after, int outwards) {
        if (before.isEmpty() || before.equals(after)) {
            return false;
        }
        Optional<Spelled> then = before.flatMap(Spelled::of);
        Optional<Spelled> now = after.flatMap(Spelled::of);
        return then.isEmpty()
                || now.isEmpty()
                || then.get().counted() != now.get().counted()
                || now.get().number().compareTo(then.get().number()) * outwards > 0;
    }

    private static Optional<String> lower(@Nullable Bound bound) {
        return Optional.ofNullable(bound).flatMap(it -> Optional.ofNullable(it.notBefore()));
    }

    private static Optional<String> upper(@Nullable Bound bound) {
        return Optional.ofNullable(bound).flatMap(it -> Optional.ofNullable(it.notAfter()));
    }

    private static String words(@Nullable Bound bound) {
        String from = lower(bound).map(it -> "not before " + it).orElse("");
        String until = upper(bound).map(it -> "not after " + it).orElse("");
        String both = String.join(
                ", ", Stream.of(from, until).filter(it -> !it.isEmpty()).toList());
        return both.isEmpty() ? "no bound" : both;
    }

    /** Give what is demanded but for the numbers of its bounds, which are compared by themselves. */
    private static String demand(CheckResult check) {
        String text = check.expected();
        for (String bound : Stream.concat(lower(check.bound()).stream(), upper(check.bound()).stream())
                .toList()) {
            text = text.replaceAll("(?<![0-9a-z.])" + Pattern.quote(bound) + "(?![0-9a-z.])", "‹bound›");
        }
        return text;
    }

    private static Optional<CheckChange> covers(List<String> before, List<String> after) {
        if (after.containsAll(before)) {
            return before.containsAll(after)
                    ? Optional.empty()
                    : Optional.of(new CheckChange(Kind.TIGHTENED, covered(before), covered(after)));
        }
        return Optional.of(new CheckChange(Kind.LOOSENED, covered(before), covered(after)));
    }

    private static String covered(List<String> ids) {
        return ids.isEmpty() ? "covers nothing" : "covers " + String.join(", ", ids);
    }

    private static Optional<CheckChange> status(CheckResult before, CheckResult after) {
        boolean passed = before.status() == Status.PASS;
        boolean passes = after.status() == Status.PASS;
        return passed == passes
                ? Optional.empty()
                : Optional.of(new CheckChange(passes ? Kind.MENDED : Kind.NOW_FAILS, told(before), told(after)));
    }

    private static String told(CheckResult check) {
        return VerdictRule.words(check.status()) + ": " + check.found();
    }

    private static boolean isLost(CheckResult before, CheckResult after) {
        Optional<Spelled> then = margin(before);
        Optional<Spelled> now = margin(after);
        if (then.isEmpty()
                || now.isEmpty()
                || now.get().number().compareTo(then.get().number()) >= 0) {
            return false;
        }
        boolean halved = now.get().number().compareTo(then.get().number().multiply(HALF)) < 0;
        return halved || (isScarce(after, now.get()) && !isScarce(before, then.get()));
    }

    private static boolean isScarce(CheckResult check, Spelled margin) {
        return upper(check.bound())
                .or(() -> lower(check.bound()))
                .flatMap(Spelled::of)
                .map(bound -> margin.number().compareTo(bound.number().multiply(TENTH)) < 0)
                .orElse(false);
    }

    private static Optional<Spelled> margin(CheckResult check) {
        return Optional.ofNullable(check.margin()).flatMap(Spelled::of);
    }

    private static String measured(CheckResult check) {
        return "margin %s of %s".formatted(check.margin(), words(check.bound()));
    }
}
