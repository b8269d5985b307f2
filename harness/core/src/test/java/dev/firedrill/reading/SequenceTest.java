package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation;
import dev.firedrill.model.Expectation.Propagation;
import dev.firedrill.model.Expectation.Sequence;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Pattern.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check of what follows what, things after things or a system after its switch, says what it means. */
class SequenceTest {

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root).rich();
    }

    @Test
    void readsWhatHappensInWhichOrder() {
        Sequence check = (Sequence) read("'check':'sequence','order':['event:monitoring-stopped','state:rolled-back',"
                + "{'alert':'CRITICAL','where':{'message':'x'}}],'after':'trigger:rollback','until':'state:normal'");

        assertThat(check.order())
                .containsExactly(
                        new Pattern(Subject.EVENT, "monitoring-stopped"),
                        new Pattern(Subject.STATE, "rolled-back"),
                        new Pattern(Subject.ALERT, "CRITICAL", Map.of("message", "x")));
        assertThat(check)
                .extracting(Sequence::after, Sequence::until)
                .containsExactly(
                        Optional.of(new Mark(Mark.Kind.TRIGGER, "rollback")),
                        Optional.of(new Mark(Mark.Kind.STATE, "normal")));
    }

    @Test
    void readsHowSoonASystemFollowsItsSwitch() {
        Propagation check =
                (Propagation) read("'check':'propagation','control':'kill-switch','within':'500ms','covers':['R1']");

        assertThat(check).isEqualTo(new Propagation(check.head(), "kill-switch", Optional.of(Duration.ofMillis(500))));
    }

    @Test
    void leavesTheBoundToTheDeclarationUnlessToldOtherwise() {
        assertThat(((Propagation) read("'check':'propagation','control':'kill-switch'")).within())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'check':'sequence','order':['event:a','event:b']|sequence",
                "'check':'propagation','control':'kill-switch'|propagation:kill-switch"
            })
    void givesACheckTheIdOfWhatItSpeaksOf(String members, String id) {
        assertThat(read(members).head().id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'check':'sequence','order':['event:a',^'stat:normal']|state",
                "'check':'sequence','order':['event:a',^'state:escalate']|escalated",
                "'check':'sequence','order':['event:a',{'trigger':^'rolback'}]|rollback",
                "'check':'sequence',^'ordr':[],'order':['event:a','event:b']|order",
                "'check':'propagation','control':^'kilswitch'|kill-switch",
                "'check':^'propagations','control':'kill-switch'|propagation",
                "'check':'propagation',^'contrl':'x','control':'kill-switch'|control"
            })
    void namesTheNearest(String members, String nearest) {
        refuses(members).mend("write '" + nearest + "'");
    }

    @Test
    void refusesASequenceOfOne() {
        refuses("'check':'sequence','order':^['event:a']").mend("check 'eventually'");
    }

    @Test
    void refusesWhatShallComeFirstTwice() {
        refuses("'check':'sequence','order':['event:a','event:b',^{'event':'a'}]")
                .found("'event:a' for the second time")
                .mend("'where'");
    }

    @Test
    void takesOneNameForTwoThings() {
        assertThat(read("'check':'sequence','order':['event:a',{'event':'a','where':{'source':'external'}}]"))
                .isInstanceOf(Sequence.class);
    }

    private Expectation read(String members) {
        return project.with("'golden':false,'expect':[{" + members + "}]")
                .expectations()
                .get(0);
    }

    private Project.Refusal refuses(String members) {
        return project.refusesWith("'golden':false,'expect':[{" + members + "}]");
    }
}
