package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.ProviderScript;
import dev.firedrill.model.ProviderScript.Answer;
import dev.firedrill.model.ProviderScript.Answer.Form;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A script says in exactly one form what each answer is. */
class ProviderTest {

    private static final String FILE = "scenarios/toy/llm.provider.json";

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root);
    }

    private ProviderScript script(String members) {
        return project.file(FILE, "{'provider':'llm','dialect':'anthropic'," + members + "}")
                .scenario("{'name':'a','turns':[{'input':'x'}]}")
                .providers()
                .get(0);
    }

    private Answer answer(String members) {
        return script("'answers':[{" + members + "}]").answers().get(0);
    }

    @Test
    void refusesAWildcardInWhen() {
        refuses("'answers':[{'text':'x','when':{'purpose':^'*'}}]")
                .expected("'when' knows no wildcard")
                .mend("leave 'purpose' out");
    }

    @Test
    void refusesAWordForTheNumberOfAnAttempt() {
        refuses("'answers':[{'text':'x','when':{'attempt':^'first'}}]").expected("a whole number from 0 on");
    }

    @Test
    void readsTheRateOfAStream() {
        assertThat(script("'tokensPerSecond':40.5,'answers':[{'text':'x'}]").tokensPerSecond())
                .isEqualTo(40.5);
        assertThat(script("'answers':[{'text':'x'}]").tokensPerSecond()).isZero();
    }

    @Test
    void readsAText() {
        Answer answer = answer("'text':'hello you'");

        assertThat(answer.form()).isEqualTo(Form.TEXT);
        assertThat(answer.text()).isEqualTo("hello you");
        assertThat(answer.json().isMissingNode()).isTrue();
    }

    @Test
    void readsJson() {
        Answer answer = answer("'json':null");

        assertThat(answer.form()).isEqualTo(Form.JSON);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.json().isNull()).isTrue();
    }

    @Test
    void readsAToolCall() {
        Answer answer = answer("'toolCall':{'name':'search','arguments':{'q':'a b','top':3}}");

        assertThat(answer.form()).isEqualTo(Form.TOOL_CALL);
        assertThat(answer.text()).isEqualTo("search");
        assertThat(answer.json()).hasToString("{\"q\":\"a b\",\"top\":3}");
    }

    @Test
    void readsARefusal() {
        Answer answer = answer("'refusal':'I cannot.'");

        assertThat(answer.form()).isEqualTo(Form.REFUSAL);
        assertThat(answer.text()).isEqualTo("I cannot.");
    }

    @Test
    void readsTheVariantOfAnAnswer() {
        assertThat(script("'answers':[{'text':'x'},{'text':'y','variant':'stale'}]")
                        .answers())
                .extracting(Answer::variant)
                .isEqualTo(List.of("", "stale"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "^{'variant':'v'}|no answer",
                "^{'text':'x','refusal':'y'}|more than one answer: 'text', 'refusal'",
                "{'toolCall':^{'name':'x'}}|no key 'arguments'",
                "{'toolCall':{'name':'x','arguments':^[]}}|a list",
                "{'toolCall':{'name':'x','arguments':{},^'args':1}}|unknown key 'args'",
                "{'refusal':^false}|false",
                "{'text':'x','variant':^' '}|string ' '",
                "{'refusal':^'No, ${inptu}.'}|unknown placeholder '${inptu}'",
                "{'json':{'a':[1,{'b':^'${user}'}]}}|unknown placeholder '${user}'",
                "{'json':{^'${reqest}':1}}|unknown placeholder '${reqest}'"
            })
    void refusesABrokenAnswer(String answer, String found) {
        refuses("'answers':[" + answer + "]").found(found);
    }

    @Test
    void namesTheNearestPlaceholderOrHowToSayJustThat() {
        refuses("'answers':[{'text':^'${inptu}'}]")
                .expected("'${request}', '${input}'")
                .mend("write '${input}'");
        refuses("'answers':[{'text':^'${price}'}]").mend("write '$${price}' for that very text");
    }

    @Test
    void takesWhatOnlyLooksLikeAPlaceholder() {
        assertThat(answer("'text':'$${name} costs ${ 5 } or $ {x}'").text())
                .isEqualTo("$${name} costs ${ 5 } or $ {x}");
    }

    @Test
    void refusesAnAnswerBehindOneThatFitsEveryCall() {
        refuses("'answers':[{'text':'x'},\n^{'text':'y','when':{'kind':'edit'}}]")
                .found("never given, after the one of line 1, which fits every call")
                .mend("move it before that one");
    }

    @Test
    void refusesASecondAnswerForTheSameCalls() {
        refuses("'answers':[{'text':'x','when':{'kind':'a','turn':1}},^{'text':'y','when':{'turn':1,'kind':'a'}}]")
                .found("which fits the same calls");
        refuses("'answers':[{'text':'x','variant':'v'},^{'text':'y','variant':'v','contains':['z']}]")
                .found("never given");
    }

    @Test
    void refusesANegativeRate() {
        refuses("'tokensPerSecond':^-1,'answers':[{'text':'x'}]").expected("from 0");
    }

    private Project.Refusal refuses(String members) {
        project.file(Project.FILE, "{'name':'a','turns':[{'input':'x'}]}");
        return project.refusesFile(FILE, "{'provider':'llm','dialect':'anthropic'," + members + "}");
    }
}
