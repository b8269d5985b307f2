package dev.firedrill.reading;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A shape has the keys of its type, and values that can come to pass. */
class ShapeTest {

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root);
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("'type':'constant'", new Shape.Constant(1)),
                Arguments.of("'type':'constant','level':0.3", new Shape.Constant(0.3)),
                Arguments.of("'type':'ramp','start':1,'end':0", new Shape.Ramp(1, 0)),
                Arguments.of(
                        "'type':'step','levels':[{'at':'0s','level':0.5},{'at':'1m','level':1}]",
                        new Shape.Step(
                                List.of(new Shape.Step.Level(ZERO, 0.5), new Shape.Step.Level(ofMinutes(1), 1)))),
                Arguments.of(
                        "'type':'burst','every':'1m','for':'5s'", new Shape.Burst(ofMinutes(1), ofSeconds(5), ZERO)),
                Arguments.of(
                        "'type':'burst','every':'1m','for':'1m','jitter':'2s'",
                        new Shape.Burst(ofMinutes(1), ofMinutes(1), ofSeconds(2))),
                Arguments.of("'type':'flap','on':'5s','off':'1m'", new Shape.Flap(ofSeconds(5), ofMinutes(1))),
                Arguments.of(
                        "'type':'poisson','meanGap':'5m','meanLength':'30s'",
                        new Shape.Poisson(ofMinutes(5), ofSeconds(30), ZERO, ZERO)),
                Arguments.of(
                        "'type':'poisson','meanGap':'5m','meanLength':'30s','minFault':'1s','minHealthy':'2s'",
                        new Shape.Poisson(ofMinutes(5), ofSeconds(30), ofSeconds(1), ofSeconds(2))),
                Arguments.of("'type':'nth','ordinals':[3,1]", new Shape.Nth(List.of(3, 1))));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void readsEveryType(String members, Shape shape) {
        assertThat(project.with("'faults':[{'id':'f','on':'llm','kind':'reset','shape':{" + members + "}}]")
                        .faults()
                        .get(0)
                        .shape())
                .isEqualTo(shape);
    }

    @Test
    void namesTheNearestType() {
        refuses("{'type':^'rmap','start':0,'end':1}").mend("write 'ramp'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'constant',^'start':1}|unknown key 'start'",
                "^{'type':'ramp','start':1}|no key 'end'",
                "^{'type':'step'}|no key 'levels'",
                "{'type':'step','levels':[{'at':'1m','level':1},{'at':^'1m','level':0}]}|a level at 1m after one at 1m",
                "{'type':'burst','every':'1m','for':^'61s'}|a burst for 1m1s every 1m",
                "{'type':'burst','every':^'0s','for':'1s'}|string '0s'",
                "{'type':'flap','on':'1s','off':^'0s'}|string '0s'",
                "^{'type':'poisson','meanGap':'1m'}|no key 'meanLength'",
                "{'type':'nth','ordinals':^[]}|an empty list",
                "{'type':'nth','ordinals':[^0]}|number '0'",
                "{'type':'nth','ordinals':[2,^2]}|ordinal '2' for the second time"
            })
    void refusesWhatCannotComeToPass(String shape, String found) {
        refuses(shape).found(found);
    }

    private Project.Refusal refuses(String shape) {
        return project.refusesWith("'faults':[{'id':'f','on':'llm','kind':'reset','shape':" + shape + "}]");
    }
}
