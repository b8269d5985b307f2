package dev.firedrill.check;

import static dev.firedrill.check.Given.mark;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MarksTest {

    private static Optional<Double> seconds(String mark, Logs log) {
        return Marks.find(mark(mark).orElseThrow(), Given.scenario().with(log)).map(it -> it.time() / 1e9);
    }

    @Test
    void aTriggerMarksItsFirstFiring() {
        assertThat(seconds(
                        "trigger:rollback",
                        Logs.log().at(3).fired("rollback").at(5).fired("rollback")))
                .contains(3.0);
    }

    @Test
    void aFaultMarksItsBeginningAndItsHealing() {
        Logs log = Logs.log().at(3).began("f").at(8).ended("f");

        assertThat(seconds("fault:f", log)).contains(3.0);
        assertThat(seconds("healed:f", log)).contains(8.0);
    }

    @Test
    void anActionMarksItsSuccessfulEnd() {
        Logs log = Logs.log()
                .at(1)
                .actionStarted("a")
                .at(2)
                .actionEnded("a", "failed")
                .at(4)
                .actionEnded("a", "done");

        assertThat(seconds("action:a", log)).contains(4.0);
    }

    @Test
    void aStateMarksItsFirstEntry() {
        assertThat(seconds("state:x", Logs.log().at(3).entered("x").at(5).entered("x")))
                .contains(3.0);
    }

    @Test
    void aPointMarksItsFirstPassing() {
        assertThat(seconds(
                        "point:x",
                        Logs.log().at(1).passed("y").at(3).passed("x").at(5).passed("x")))
                .contains(3.0);
    }

    @Test
    void anEventMarksItsFirstEmission() {
        assertThat(seconds(
                        "event:x",
                        Logs.log()
                                .at(1)
                                .emitted("y", "x")
                                .at(3)
                                .emitted("x", "y")
                                .at(5)
                                .emitted("x", "y")))
                .contains(3.0);
    }

    @Test
    void whatNeverHappenedIsNoMark() {
        assertThat(seconds("state:x", Logs.log().at(3).entered("y"))).isEmpty();
    }

    @Nested
    class AControlIsEffective {

        @Test
        void whenTheSystemObservedTheValueWritten() {
            Logs log = Logs.log()
                    .at(10)
                    .written("KILL", "true")
                    .at(10.5)
                    .observed("KILL", "false")
                    .at(11)
                    .observed("KILL", "TRUE ");

            assertThat(seconds("effective:KILL", log)).contains(11.0);
        }

        @Test
        void atTheLatestWhenTheDeclaredBoundHasPassed() {
            assertThat(seconds("effective:KILL", Logs.log().at(10).written("KILL", "true")))
                    .contains(12.0);
            assertThat(seconds(
                            "effective:KILL",
                            Logs.log().at(10).written("KILL", "true").at(20).observed("KILL", "true")))
                    .contains(12.0);
        }

        @Test
        void notByWhatTheSystemObservedBeforeTheWrite() {
            Logs log = Logs.log().at(5).observed("KILL", "true").at(10).written("KILL", "true");

            assertThat(seconds("effective:KILL", log)).contains(12.0);
        }

        @Test
        void forItsFirstWriteAndNotForALaterOne() {
            Logs log = Logs.log()
                    .at(10)
                    .written("KILL", "true")
                    .at(11)
                    .observed("KILL", "true")
                    .at(50)
                    .written("KILL", "false")
                    .at(51)
                    .observed("KILL", "false");

            assertThat(seconds("effective:KILL", log)).contains(11.0);
        }

        @Test
        void neverWithoutAWrite() {
            assertThat(seconds("effective:KILL", Logs.log().observed("KILL", "true")))
                    .isEmpty();
        }
    }
}
