package dev.firedrill.check;

import static dev.firedrill.check.Logs.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.TurnAnswer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TurnCheckTest {

    private static final TurnAnswer WANTED = new TurnAnswer(
            Given.head("turn:2"),
            2,
            Optional.empty(),
            List.of("Glade", "eyes"),
            List.of("sorry"),
            OptionalInt.of(2),
            Optional.of(true));

    private static Logs second() {
        return Logs.log().arrived(1, "turn", "hello").answered(1, "hello").arrived(2, "turn", "look");
    }

    private static Finding answered(String answer, String details) {
        return judge(second().answered(2, "ok", answer, json(details)));
    }

    private static Finding judge(Logs log) {
        return new TurnCheck(WANTED).judge(Given.scenario().with(log));
    }

    @Test
    void passesWhenTheAnswerIsAsWished() {
        Finding finding = answered("EYES in the glade.", "{\"choices\":[1,2],\"sceneChange\":true}");

        assertThat(finding.status()).isEqualTo(Status.PASS);
        assertThat(finding.expected())
                .isEqualTo("the answer to turn 2: includes 'Glade', includes 'eyes', does not include 'sorry',"
                        + " offers at most 2 choices, changes the scene");
    }

    @Test
    void failsOnAMissingText() {
        assertThat(answered("the glade", "{\"sceneChange\":true}").found())
                .isEqualTo("it does not include 'eyes', in 'the glade'");
    }

    @Test
    void failsOnAForbiddenText() {
        assertThat(answered("Sorry, glade, eyes", "{\"sceneChange\":true}").found())
                .startsWith("it includes 'sorry'");
    }

    @Test
    void failsOnOneChoiceTooMany() {
        assertThat(answered("glade eyes", "{\"choices\":[1,2,3],\"sceneChange\":true}")
                        .found())
                .startsWith("it offers 3 choices");
    }

    @Test
    void absentChoicesCountAsNone() {
        assertThat(answered("glade eyes", "{\"sceneChange\":true}").status()).isEqualTo(Status.PASS);
    }

    @Test
    void failsOnTheWrongScene() {
        assertThat(answered("glade eyes", "{\"sceneChange\":false}").found()).startsWith("it keeps the scene");
    }

    @Test
    void failsWhenTheSceneIsNotMentioned() {
        assertThat(answered("glade eyes", "null").found()).startsWith("it does not say whether");
    }

    @Test
    void failsWhenTheTurnFailedOrWasLost() {
        assertThat(judge(second().failed(2, "BUSY", "")).found()).isEqualTo("it failed with reason 'BUSY'");
        assertThat(judge(second()).found()).isEqualTo("it was never answered");
    }

    @Test
    void judgesWhatTheUserGotFirst() {
        Logs twice = second().failed(2, "BUSY", "").answered(2, "ok", "glade eyes", json("{\"sceneChange\":true}"));

        assertThat(judge(twice).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void isNotExercisedWhenTheConversationEndedBefore() {
        assertThat(judge(Logs.log().arrived(1)).status()).isEqualTo(Status.NOT_EXERCISED);
    }

    @Test
    void showsHostileTextHarmlessly() {
        assertThat(answered("\u001b[2Jgl\u202eade", "null").found()).contains("'\\u001b[2Jgl\\u202eade'");
    }

    @Nested
    class AStatus {

        private Finding judged(String status, Logs log, String... mustInclude) {
            TurnAnswer wanted = new TurnAnswer(
                    Given.head("turn:1"),
                    1,
                    Optional.of(status),
                    List.of(mustInclude),
                    List.of(),
                    OptionalInt.empty(),
                    Optional.empty());
            return new TurnCheck(wanted).judge(Given.scenario().with(log));
        }

        @Test
        void mustBeTheAnswers() {
            Logs log = Logs.log().arrived(1).answered(1, "confirm", "sure?", json("null"));

            assertThat(judged("confirm", log, "SURE").status()).isEqualTo(Status.PASS);
            assertThat(judged("confirm", log).expected()).isEqualTo("the answer to turn 1: has the status confirm");
            assertThat(judged("ok", log).found()).isEqualTo("it has the status 'confirm', in 'sure?'");
        }

        @Test
        void canBeThatItFailsAndThenTheMessageIsRead() {
            Logs log = Logs.log().arrived(1).failed(1, "BUSY", "try again");

            assertThat(judged("failed", log, "again").status()).isEqualTo(Status.PASS);
            assertThat(judged("failed", log, "sorry").found()).isEqualTo("it does not include 'sorry', in 'try again'");
            assertThat(judged("ok", log).found()).isEqualTo("it failed with reason 'BUSY'");
            assertThat(judged("failed", Logs.log().arrived(1).answered(1, "x")).status())
                    .isEqualTo(Status.FAIL);
            assertThat(judged("failed", Logs.log().arrived(1)).status()).isEqualTo(Status.FAIL);
        }
    }
}
