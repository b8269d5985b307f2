package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Action;
import dev.firedrill.model.Mark;
import dev.firedrill.model.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An action says who does what and when, in words the system declares. */
class ActionTest {

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root);
    }

    @Test
    void readsAnActionAfterAMark() {
        Action action = action(
                "{'id':'go','after':'trigger:rollback','delay':'5s','do':'promote','worker':7,'actor':'operator:ann'}");

        assertThat(action)
                .isEqualTo(new Action(
                        action.position(),
                        "go",
                        Optional.of(new Mark(Mark.Kind.TRIGGER, "rollback")),
                        Duration.ofSeconds(5),
                        "promote",
                        Map.of("worker", "7"),
                        "operator:ann"));
    }

    @Test
    void readsTheWritingOfAControl() {
        assertThat(action("{'at':'5s','do':'set','control':'kill-switch','value':true}")
                        .parameters())
                .isEqualTo(Map.of("control", "kill-switch", "value", "true"));
    }

    @Test
    void takesADeclaredValueHoweverItIsSpelled() {
        assertThat(action("{'at':'5s','do':'set','control':'kill-switch','value':' ON '}")
                        .parameters())
                .containsEntry("value", " ON ");
    }

    @Test
    void refusesAValueTheControlDoesNotDeclare() {
        refuses("{'at':'5s','do':'set','control':'kill-switch','value':^'ture'}")
                .found("'ture'")
                .expected("a value of control 'kill-switch': 'off', 'on', 'true'")
                .mend("did you mean 'true'?");
    }

    @Test
    void refusesAVerbNobodyDeclared() {
        refuses("{'at':'5s','do':^'promte'}").found("unknown action 'promte'").mend("write 'promote'");
    }

    @Test
    void refusesAParameterTheVerbDoesNotTake() {
        refuses("{'at':'5s','do':'promote',^'wroker':'x'}").mend("write 'worker'");
    }

    @Test
    void refusesAControlNobodyDeclared() {
        refuses("{'at':'5s','do':'set','control':^'killswitch','value':'on'}")
                .found("unknown control")
                .mend("write 'kill-switch'");
    }

    @Test
    void refusesToSetNothing() {
        refuses("^{'at':'5s','do':'set','control':'kill-switch'}").found("no key 'value'");
    }

    @Test
    void refusesAnActionWithoutItsTime() {
        refuses("^{'do':'promote'}").found("neither 'at' nor 'after'");
    }

    @Test
    void refusesTwoTimes() {
        refuses("^{'at':'1s','after':'state:normal','do':'promote'}").found("both 'at' and 'after'");
    }

    @Test
    void refusesADelayBesideATime() {
        refuses("{'at':'1s','delay':^'1s','do':'promote'}").mend("add the delay to 'at'");
    }

    @Test
    void asksForAnIdWhenAVerbComesTwice() {
        refuses("{'at':'1s','do':'promote'},{'at':'2s','do':^'promote'}")
                .found("id 'promote' for the second time")
                .mend("give one an id");
    }

    @Test
    void keepsIdsOfFaultsAndActionsApart() {
        project.refusesWith(
                        "'actions':[{'at':'1s','do':'promote'}],'faults':[{'id':^'promote','on':'llm','kind':'reset'}]")
                .found("for the second time");
    }

    @Test
    void refusesAnActionThatWaitsForItself() {
        refuses("^{'id':'x','after':'action:x','do':'promote'}").found("waits for itself");
    }

    @Test
    void refusesActionsThatWaitForOneAnother() {
        project.file(
                Project.FILE,
                "{'name':'a','actions':[{'id':'x','after':'action:y','do':'promote'},{'id':'y','after':'action:x','do':'promote'}],'expect':[{'check':'nothing-lost'}]}");

        assertThat(project.read().defects()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "trigger:rolback,rollback",
        "state:escalate,escalated",
        "effective:kill_switch,kill-switch",
        "fault:outag,outage",
        "healed:outages,outage",
        "action:promot,promote"
    })
    void namesTheNearestForAMarkOfSomethingUnknown(String mark, String nearest) {
        project.refusesWith("'faults':[{'id':'outage','on':'llm','kind':'reset'}],'actions':[{'id':'x','after':^'"
                        + mark + "','do':'promote'},{'at':'1s','do':'promote'}]")
                .mend("write '" + nearest + "'");
    }

    @Test
    void namesTheNearestKindOfMark() {
        refuses("{'after':^'triger:rollback','do':'promote'}")
                .found("unknown kind of mark 'triger'")
                .mend("write 'trigger'");
    }

    @Test
    void refusesAMarkWithoutKind() {
        refuses("{'after':^'rollback','do':'promote'}").expected("'trigger:NAME'");
    }

    @Test
    void readsTheSignalOfAPerson() {
        project.rich();

        assertThat(action("{'at':'5s','do':'signal','signal':'complaint','value':2,'actor':'user:anna'}"))
                .extracting(Action::verb, Action::parameters, Action::actor)
                .containsExactly("signal", Map.of("signal", "complaint", "value", "2"), "user:anna");
    }

    @Test
    void letsASignalHaveNoValue() {
        project.rich();

        assertThat(action("{'at':'5s','do':'signal','signal':'complaint'}").parameters())
                .containsEntry("value", "");
    }

    @Test
    void refusesASignalNobodyDeclared() {
        project.rich();

        refuses("{'at':'5s','do':'signal','signal':^'complain'}").mend("write 'complaint'");
    }

    @Test
    void readsWhatAnOperatorLooksFor() {
        Action action = action(
                "{'after':'state:normal','do':'verify','route':'create','where':{'reason':'KILLED'},'within':'10s'}");

        assertThat(action.pattern()).contains(new Pattern(Pattern.Subject.ROUTE, "create", Map.of("reason", "KILLED")));
        assertThat(action.within()).isEqualTo(Duration.ofSeconds(10));
        assertThat(action.parameters()).isEmpty();
    }

    @Test
    void looksAtOnceUnlessToldToWait() {
        assertThat(action("{'at':'5s','do':'verify','event':'x'}").within()).isZero();
    }

    @Test
    void refusesToVerifyNothing() {
        refuses("^{'at':'5s','do':'verify','within':'1s'}")
                .found("nothing to look for")
                .expected("exactly one of 'state', 'trigger'");
    }

    @Test
    void refusesToWaitWithWhatIsNotVerified() {
        refuses("{'at':'5s','do':'promote',^'within':'1s'}").found("unknown key 'within'");
    }

    @Test
    void readsARestart() {
        assertThat(action("{'at':'5s','do':'restart'}"))
                .extracting(Action::id, Action::verb, Action::parameters, Action::fails)
                .containsExactly("restart", "restart", Map.of(), false);
    }

    @Test
    void refusesARestartOfSomething() {
        refuses("{'at':'5s','do':'restart',^'worker':'x'}").found("unknown key 'worker'");
    }

    @Test
    void readsACrashThatNothingFollows() {
        assertThat(action("{'at':'5s','do':'crash'}"))
                .extracting(Action::id, Action::verb, Action::parameters)
                .containsExactly("crash", "crash", Map.of());
    }

    @Test
    void readsTheDowntimeOfACrash() {
        assertThat(action("{'at':'5s','do':'crash','downtime':'90s'}").parameters())
                .isEqualTo(Map.of("downtime", "1m30s"));
    }

    @Test
    void refusesADowntimeWithoutUnit() {
        refuses("{'at':'5s','do':'crash','downtime':^5}").mend("as in \"5s\"");
    }

    @Test
    void readsTheStartOfASecondInstance() {
        assertThat(action("{'at':'5s','do':'start-second'}"))
                .extracting(Action::id, Action::verb, Action::parameters)
                .containsExactly("start-second", "start-second", Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'restart'", "'start-second'", "'promote'"})
    void refusesADowntimeOfWhatIsNoCrash(String verb) {
        refuses("{'at':'5s','do':" + verb + ",^'downtime':'5s'}").found("unknown key 'downtime'");
    }

    @Test
    void readsHowAnActionMustEnd() {
        assertThat(action("{'at':'5s','do':'promote','ends':'failed'}").fails()).isTrue();
        assertThat(action("{'at':'5s','do':'promote','ends':'done'}").fails()).isFalse();
    }

    @Test
    void refusesAnotherEnd() {
        refuses("{'at':'5s','do':'promote','ends':^'faild'}")
                .found("unknown end 'faild'")
                .mend("write 'failed'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"point:gate", "event:mail.sent", "event:anything else"})
    void readsMarksOfPointsAndEvents(String mark) {
        project.rich();

        assertThat(action("{'after':'" + mark + "','do':'promote'}").after())
                .hasValueSatisfying(it -> assertThat(it).hasToString(mark));
    }

    @Test
    void refusesAMarkOfAPointNobodyDeclared() {
        project.rich();

        refuses("{'after':^'point:gates','do':'promote'}").mend("write 'gate'");
    }

    @Test
    void refusesToWaitForAnActionThatMustFail() {
        refuses("{'id':'no','at':'5s','do':'promote','ends':'failed'},{'after':^'action:no','do':'promote'}")
                .found("mark 'action:no' of an action that must fail")
                .mend("wait for something else");
    }

    @Test
    void refusesAMarkWithoutName() {
        refuses("{'after':^'event: ','do':'promote'}").mend("behind the colon");
    }

    private Action action(String action) {
        return project.scenario("{'name':'a','actions':[" + action + "],'expect':[{'check':'nothing-lost'}]}")
                .actions()
                .get(0);
    }

    private Project.Refusal refuses(String actions) {
        return project.refuses("{'name':'a','actions':[" + actions + "],'expect':[{'check':'nothing-lost'}]}");
    }
}
