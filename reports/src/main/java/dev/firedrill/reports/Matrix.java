package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.model.ExpectationKind.Aspect;
import dev.firedrill.result.CheckResult;
import dev.firedrill.result.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hold systems against the questions a reviewer asks of each. */
record Matrix(List<Row> rows) {

    /**
     * Hold one system in one mode: how its drills ended as a whole, and one cell per aspect in the order of {@link Aspect}.
     *
     * @param mode "" where nothing ran
     */
    record Row(String system, String mode, Sign overall, String drills, List<Cell> cells) {}

    /**
     * Hold what the checks of one aspect found.
     *
     * @param sign the worst of them
     * @param tally how many of how many passed, "" for none
     */
    record Cell(Aspect aspect, Sign sign, String tally) {}

    static Matrix of(Drills drills) {
        Map<List<String>, List<Entry>> bySystem = new LinkedHashMap<>();
        for (Entry entry : drills.judged()) {
            bySystem.computeIfAbsent(List.of(Drills.system(entry), entry.mode()), system -> new ArrayList<>())
                    .add(entry);
        }
        List<Row> rows = new ArrayList<>();
        bySystem.forEach((system, entries) -> rows.add(row(system, entries)));
        for (String system : drills.missingSystems()) {
            if (bySystem.keySet().stream().noneMatch(key -> key.get(0).equals(system))) {
                rows.add(notRun(system));
            }
        }
        return new Matrix(List.copyOf(rows));
    }

    private static Row row(List<String> system, List<Entry> entries) {
        Status worst =
                entries.stream().map(Entry::status).max(Status::compareTo).orElse(Status.NOT_EXERCISED);
        long passed =
                entries.stream().filter(entry -> entry.status() == Status.PASS).count();
        List<CheckResult> checks =
                entries.stream().flatMap(entry -> entry.checks().stream()).toList();
        List<Cell> cells = Arrays.stream(Aspect.values())
                .map(aspect -> cell(aspect, checks))
                .toList();
        return new Row(system.get(0), system.get(1), Sign.of(worst), tally(passed, entries.size()) + " drills", cells);
    }

    private static Cell cell(Aspect aspect, List<CheckResult> all) {
        List<CheckResult> checks =
                all.stream().filter(check -> aspect(check) == aspect).toList();
        if (checks.isEmpty()) {
            return new Cell(aspect, Sign.NO_CHECK, "");
        }
        Status worst =
                checks.stream().map(CheckResult::status).max(Status::compareTo).orElseThrow();
        long passed =
                checks.stream().filter(check -> check.status() == Status.PASS).count();
        return new Cell(aspect, Sign.of(worst), tally(passed, checks.size()));
    }

    private static Aspect aspect(CheckResult check) {
        return Arrays.stream(Aspect.values())
                .filter(aspect -> aspect.title().equals(check.aspect()))
                .findFirst()
                .orElse(Aspect.OTHER);
    }

    private static Row notRun(String system) {
        List<Cell> cells = Arrays.stream(Aspect.values())
                .map(aspect -> new Cell(aspect, Sign.NOT_RUN, ""))
                .toList();
        return new Row(system, "", Sign.NOT_RUN, "0 drills", cells);
    }

    private static String tally(long passed, int all) {
        return Wording.of("%d of %d", passed, all);
    }
}
