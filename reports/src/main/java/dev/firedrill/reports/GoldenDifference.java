package dev.firedrill.reports;

import dev.firedrill.check.Status;
import dev.firedrill.model.ExpectationKind;
import dev.firedrill.result.CheckResult;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold one difference of a run to its golden.
 *
 * @param path as {@code requests[0].answer}
 */
record GoldenDifference(String path, String golden, String run) {

    private static final Pattern LINE =
            Pattern.compile("([^\\s:]{1,200}|the whole): expected (\"(?:[^\"\\\\]|\\\\.)*+\"|.*?), found (.*)");

    static boolean isGolden(CheckResult check) {
        return check.kind().equals(ExpectationKind.GOLDEN.word());
    }

    /** Read the differences that a failed golden check lists; none where it lists none. */
    static List<GoldenDifference> of(CheckResult check) {
        List<GoldenDifference> differences = new ArrayList<>();
        if (isGolden(check) && check.status() == Status.FAIL) {
            String found = check.found().length() > 50_000 ? check.found().substring(0, 50_000) : check.found();
            found.lines().forEach(line -> {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    differences.add(new GoldenDifference(matcher.group(1), matcher.group(2), matcher.group(3)));
                }
            });
        }
        return differences;
    }

    /** Give what a check found besides: how many more, and how to record anew. */
    static String rest(CheckResult check) {
        List<String> lines = check.found()
                .lines()
                .limit(40)
                .filter(line -> line.length() > 5_000 || !LINE.matcher(line).matches())
                .toList();
        return String.join("\n", lines);
    }

    /** Write differences as a table. */
    static void table(Markup page, List<GoldenDifference> differences) {
        page.open("table", "class", "plain difference").open("thead").open("tr");
        List.of("Path", "Golden", "This run").forEach(title -> page.element("th", title, "scope", "col"));
        page.close().close().open("tbody");
        for (GoldenDifference one : differences) {
            page.open("tr").open("th", "scope", "row").open("code").name(one.path());
            page.close().close();
            page.open("td").open("code").name(one.golden()).close().close();
            page.open("td").open("code").name(one.run()).close().close().closeLine();
        }
        page.close().close();
    }
}
