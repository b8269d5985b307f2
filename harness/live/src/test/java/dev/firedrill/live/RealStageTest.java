package dev.firedrill.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RealStageTest {

    @Test
    void lacksNothingWhereNothingIsRequired() {
        assertThat(new RealStage().lacks(LiveSystems.requiring())).isEmpty();
    }

    @Test
    void findsAProgramOnThePath() {
        assertThat(new RealStage().lacks(LiveSystems.requiring("sh"))).isEmpty();
    }

    @Test
    void namesTheFirstProgramThatIsNotThere() {
        assertThat(new RealStage().lacks(LiveSystems.requiring("sh", "no-such-program", "nor-this")))
                .contains("the program 'no-such-program' is not on the path of this machine");
    }

    @Test
    void doesNotTakeAFolderForAProgram() {
        assertThat(new RealStage().lacks(LiveSystems.requiring(""))).isPresent();
    }
}
