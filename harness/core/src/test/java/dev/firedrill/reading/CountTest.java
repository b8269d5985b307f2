package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.Count;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Pattern;
import dev.firedrill.model.Pattern.Subject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A count is held against a number, bounds or another count. */
class CountTest {

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root).rich();
    }

    @Test
    void readsAnExactNumberOverTheRun() {
        Count count = read("'event':'mail.sent','after':'state:normal','until':'point:gate','exactly':3");

        assertThat(count)
                .isEqualTo(new Count(
                        count.head(),
                        new Pattern(Subject.EVENT, "mail.sent"),
                        Optional.of(new Mark(Mark.Kind.STATE, "normal")),
                        Optional.of(new Mark(Mark.Kind.POINT, "gate")),
                        Count.Per.RUN,
                        Optional.empty(),
                        3,
                        OptionalInt.of(3),
                        Optional.empty()));
        assertThat(count.head().id()).isEqualTo("count:event:mail.sent");
    }

    @Test
    void readsBoundsForEachRequestOfAKind() {
        Count count = read("'call':'*','each':'request','kind':'turn','atLeast':1,'atMost':2");

        assertThat(count)
                .extracting(Count::per, Count::requestKind, Count::atLeast, Count::atMost)
                .containsExactly(Count.Per.REQUEST, Optional.of("turn"), 1, OptionalInt.of(2));
    }

    @Test
    void leavesWhatIsNotBoundedOpen() {
        assertThat(read("'event':'x','atLeast':1").atMost()).isEmpty();
        assertThat(read("'event':'x','atMost':1").atLeast()).isZero();
    }

    @Test
    void readsASecondPattern() {
        Count count = read("'line':'[RUN]','each':'rerouted','sameAs':{'route':'create','where':{'reason':'KILLED'}}");

        assertThat(count.sameAs()).hasValueSatisfying(it -> assertThat(it).hasToString("route:create"));
        assertThat(count).extracting(Count::atLeast, Count::atMost).containsExactly(0, OptionalInt.empty());
    }

    @Test
    void refusesACountHeldAgainstNothing() {
        refuses("^{'check':'count','event':'x'}")
                .found("nothing to hold the count against")
                .mend("add one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'exactly':1,'atLeast':1", "'exactly':1,'atMost':1", "'sameAs':{'event':'y'},'exactly':1"})
    void refusesTwoThingsToHoldItAgainst(String numbers) {
        refuses("^{'check':'count','event':'x'," + numbers + "}")
                .found("both '")
                .mend("remove what is too much");
    }

    @Test
    void refusesBoundsInTheWrongOrder() {
        refuses("{'check':'count','event':'x','atLeast':2,'atMost':^1}").mend("exchange the two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'each':'run'"})
    void refusesAKindOfACountOverTheRun(String each) {
        refuses("{'check':'count','status':'ok','kind':^'turn','exactly':1" + each + "}")
                .found("'kind' of a count over the run")
                .mend("'each': 'request'");
    }

    @Test
    void refusesToCountForEachRequestWhatConcernsNone() {
        refuses("{'check':'count','state':^'normal','each':'request','exactly':1}")
                .found("a count of 'state' for each request")
                .expected("'route', 'reason', 'guard', 'status', 'call', 'line'");
    }

    @Test
    void refusesToCompareForEachRequestWithWhatConcernsNone() {
        refuses("{'check':'count','line':'[RUN]','each':'request','sameAs':^{'alert':'critical'}}")
                .found("a count of 'alert' for each request");
    }

    @Test
    void refusesASecondPatternThatNamesNothing() {
        refuses("{'check':'count','event':'x','sameAs':^{}}").found("nothing to look for");
    }

    private Count read(String members) {
        return (Count) project.with("'expect':[{'check':'count'," + members + "}]")
                .expectations()
                .get(0);
    }

    private Project.Refusal refuses(String check) {
        return project.refusesWith("'expect':[" + check + "]");
    }
}
