package dev.firedrill.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Binds a date and time in UTC, in whole milliseconds from 1970 on. */
final class InstantBinder implements Binder<Instant> {

    private static final String EXPECTED =
            "a date and time in UTC from 1970 to 2999, at most with milliseconds, as '2026-03-01T23:50:00Z'";
    private static final Pattern FORM = Pattern.compile("(19[7-9][0-9]|2[0-9]{3})-[0-9]{2}-[0-9]{2}"
            + "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,3})?Z");
    private static final List<Function<String, Instant>> NEARLY = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
            text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

    private final Binders binders;

    InstantBinder(Binders binders) {
        this.binders = binders;
    }

    @Override
    public Optional<Instant> bind(Value value) {
        Optional<String> text = binders.text(value);
        Optional<Instant> instant =
                text.filter(it -> FORM.matcher(it).matches()).flatMap(it -> tried(Instant::parse, it));
        if (text.isPresent() && instant.isEmpty()) {
            binders.reject(value, EXPECTED, mend(text.get()));
        }
        return instant;
    }

    /** Offer what is meant by a text that lacks the time or the zone, or has another zone. */
    private static String mend(String text) {
        return NEARLY.stream()
                .flatMap(reading -> tried(reading, text.strip().replace(' ', 'T')).stream())
                .map(Instant::toString)
                .filter(it -> FORM.matcher(it).matches())
                .findFirst()
                .map(it -> "write \"" + it + "\"")
                .orElse("write such an instant, with 'Z' at the end");
    }

    private static Optional<Instant> tried(Function<String, Instant> reading, String text) {
        try {
            return Optional.of(reading.apply(text));
        } catch (DateTimeException noSuchInstant) {
            return Optional.empty();
        }
    }
}
