package dev.firedrill.reports;

import dev.firedrill.events.Times;
import dev.firedrill.model.Mode;
import dev.firedrill.result.Entry;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Word how long drills took, virtual time apart from real time. */
final class TimeSpent {

    private TimeSpent() {}

    /** Say it of all drills. */
    static String of(Drills drills) {
        String variants = drills.variants().isEmpty() ? "" : "; broken variants: " + of(drills.variants());
        return of(drills.judged()) + variants;
    }

    private static String of(List<Entry> entries) {
        List<Entry> simulated = entries.stream().filter(TimeSpent::isSimulated).toList();
        List<Entry> real = entries.stream().filter(entry -> !isSimulated(entry)).toList();
        String virtual = Wording.of(
                "%s simulated in %s", sum(simulated, Entry::simulatedSeconds), sum(simulated, Entry::wallSeconds));
        String lasted = Wording.of("%s for real", sum(real, Entry::wallSeconds));
        return real.isEmpty() ? virtual : simulated.isEmpty() ? lasted : virtual + ", " + lasted;
    }

    static boolean isSimulated(Entry entry) {
        return entry.mode().equals(Mode.SIMULATED.word());
    }

    private static String sum(List<Entry> entries, ToDoubleFunction<Entry> seconds) {
        return seconds(entries.stream().mapToDouble(seconds).sum());
    }

    /** Spell seconds as a length of time. */
    static String seconds(double seconds) {
        double rounded = seconds >= 10 ? Math.rint(seconds) : seconds;
        return Double.isFinite(rounded) && rounded < 9e9 ? Times.length((long) (rounded * 1e9)) : "unknown";
    }
}
