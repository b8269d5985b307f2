package dev.firedrill.backends;

import static dev.firedrill.backends.Samples.FACTS;
import static dev.firedrill.backends.Samples.ask;
import static dev.firedrill.backends.Samples.askForStream;
import static dev.firedrill.backends.Samples.engine;
import static dev.firedrill.backends.Samples.hit;
import static dev.firedrill.backends.Samples.script;
import static dev.firedrill.backends.Samples.text;
import static dev.firedrill.backends.Samples.variant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.backends.Catalogue.Row;
import dev.firedrill.model.FaultKind;
import dev.firedrill.model.FaultTarget;
import dev.firedrill.model.ProviderScript;
import dev.firedrill.world.ProviderCall;
import dev.firedrill.world.WirePlan;
import dev.firedrill.world.WirePlan.Bytes;
import dev.firedrill.world.WirePlan.Delay;
import dev.firedrill.world.WirePlan.End;
import dev.firedrill.world.WirePlan.Head;
import dev.firedrill.world.WirePlan.Segment;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {

    private static final Map<String, Integer> EVENTS = Map.of("openai-chat", 6, "anthropic", 9, "generic-json", 4);
    private static final Map<String, Integer> OPENING = Map.of("openai-chat", 1, "anthropic", 3, "generic-json", 0);

    @Test
    void holdsEveryFaultOfProviders() {
        assertThat(Catalogue.rows().stream().map(it -> it.effect().kind()).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FaultKind.values())
                        .filter(it -> it.strikes() == FaultTarget.Kind.PROVIDER)
                        .toList());
    }

    static Stream<Arguments> cells() {
        return Dialect.NAMES.stream()
                .flatMap(dialect -> Catalogue.rows().stream().map(row -> Arguments.of(dialect, row)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void shapesPlainAnswersAsItSays(String dialect, Row row) {
        WirePlan plan = struck(dialect, row, ask("hello"));

        assertThat(shape(plan)).isEqualTo(row.plain());
        assertThat(plan.whole()).isEqualTo(row.wholePlain());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void shapesStreamsAsItSays(String dialect, Row row) {
        WirePlan plan = struck(dialect, row, askForStream("hello"));

        assertThat(shape(plan)).matches(expected(row.stream(), dialect));
        assertThat(plan.whole()).isEqualTo(row.wholeStream());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void saysWhyInWords(String dialect, Row row) {
        assertThat(struck(dialect, row, ask("hello")).reason())
                .startsWith("fault 'it': ")
                .hasSizeGreaterThan(20);
        assertThat(struck(dialect, row, askForStream("hello")).reason()).startsWith("fault 'it': ");
    }

    /** A fault that leaves every byte and every delay as they would have been has struck nothing. */
    @ParameterizedTest
    @MethodSource("cells")
    void sparesACallExactlyWhereTheWireIsTheSame(String dialect, Row row) {
        for (ProviderCall call : List.of(ask("hello"), askForStream("hello"))) {
            WirePlan usual = engine(answering(dialect)).plan(call, FACTS, null);
            WirePlan plan = struck(dialect, row, call);

            assertThat(plan.spared()).isEqualTo(plan.segments().equals(usual.segments()));
        }
    }

    /** What is announced is what comes, unless the connection breaks before. */
    @ParameterizedTest
    @MethodSource("cells")
    void announcesTheLengthThatAReaderCanTrust(String dialect, Row row) {
        for (ProviderCall call : List.of(ask("hello"), askForStream("hello"))) {
            WirePlan plan = struck(dialect, row, call);
            if (plan.segments().stream().anyMatch(Head.class::isInstance)) {
                String announced = Samples.head(plan).headers().get("content-length");
                long sent = Samples.bytes(plan).length;
                if (announced == null) {
                    assertThat(Samples.head(plan).headers().get("content-type"))
                            .isIn("text/event-stream", "application/x-ndjson");
                } else if (Samples.last(plan).equals(new End(End.How.CLEAN))) {
                    assertThat(sent).isEqualTo(Long.parseLong(announced));
                } else {
                    assertThat(sent).isLessThan(Long.parseLong(announced));
                }
            }
        }
    }

    /** What is missing from the script is said, whatever strikes, unless no answer comes at all. */
    @ParameterizedTest
    @MethodSource("cells")
    void hidesNoUnmatchedCallBehindAFaultOfContent(String dialect, Row row) {
        ProviderScript empty = script(dialect);
        WirePlan plan = engine(empty).plan(askForStream("hello"), FACTS, hit("it", row.effect()));

        boolean answered = row.stream().startsWith("200") || row.stream().startsWith("late 200");
        if (answered) {
            assertThat(Samples.status(plan)).isEqualTo(404);
            assertThat(plan.reason()).contains("unmatched: ", "provider 'llm' has no answer for");
            assertThat(plan.whole()).isTrue();
        }
    }

    private static WirePlan struck(String dialect, Row row, ProviderCall call) {
        return engine(answering(dialect)).plan(call, FACTS, hit("it", row.effect(), Duration.ofMillis(2_500)));
    }

    private static ProviderScript answering(String dialect) {
        return script(dialect, text("Two \u00e9 eyes."), variant("worse", "Eh."));
    }

    static String shape(WirePlan plan) {
        List<Segment> segments = plan.segments();
        int head = 0;
        while (head < segments.size() && !(segments.get(head) instanceof Head)) {
            head++;
        }
        boolean headless = head == segments.size();
        List<Segment> behind = headless ? segments : segments.subList(head, segments.size());
        return (!headless && head > 0 ? "late " : "") + (headless ? "-" : Samples.status(plan)) + " "
                + behind.stream().filter(Bytes.class::isInstance).count() + "/"
                + behind.stream().filter(Delay.class::isInstance).count() + " "
                + (Samples.last(plan) instanceof End end ? end.how().name().toLowerCase(Locale.ROOT) : "stall");
    }

    private static String expected(String shape, String dialect) {
        int counts = shape.indexOf('/');
        int begin = shape.lastIndexOf(' ', counts) + 1;
        int end = shape.indexOf(' ', counts);
        return shape.substring(0, begin)
                + count(shape.substring(begin, counts), dialect)
                + "/"
                + count(shape.substring(counts + 1, end), dialect)
                + shape.substring(end);
    }

    /** Work out a sum such as {@code o+2} or {@code n-1}. */
    private static String count(String terms, String dialect) {
        if (terms.equals("?")) {
            return "\\d+";
        }
        int sum = 0;
        for (String term : terms.replace("-", "+-").split("\\+", -1)) {
            sum += switch (term) {
                case "o" -> OPENING.getOrDefault(dialect, 0);
                case "n" -> EVENTS.getOrDefault(dialect, 0);
                default -> Integer.parseInt(term);
            };
        }
        return Integer.toString(sum);
    }
}
