package dev.firedrill.reading;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Judges the placeholders in what an answer says, where nothing fills an unknown one and users would see it. */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\$)\\$\\{([^{}\\s]+)}");
    private static final List<String> KNOWN = List.of("request", "input");

    private final Defects defects;

    Placeholders(Defects defects) {
        this.defects = defects;
    }

    /** Judge every text in a value, however deep. */
    void judge(Value value) {
        if (value instanceof Value.Text text) {
            PLACEHOLDER.matcher(text.text()).results().forEach(it -> judge(text, it));
        } else if (value instanceof Value.Sequence sequence) {
            sequence.items().forEach(this::judge);
        } else if (value instanceof Value.Structure structure) {
            structure.members().values().forEach(member -> {
                judge(new Value.Text(member.keyPosition(), member.key()));
                judge(member.value());
            });
        }
    }

    private void judge(Value.Text text, MatchResult placeholder) {
        String wrong = placeholder.group(1);
        if (!KNOWN.contains(wrong)) {
            Optional<String> nearest = Nearest.to(wrong, KNOWN);
            defects.add(
                    text.position(),
                    "unknown placeholder " + Quote.of(placeholder.group()),
                    "a placeholder of an answer: '${request}', '${input}'",
                    nearest.map(it -> "write '${" + it + "}'")
                            .orElse("write " + Quote.of("$" + placeholder.group()) + " for that very text"));
        }
    }
}
