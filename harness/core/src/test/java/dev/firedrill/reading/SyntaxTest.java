package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Position;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no JSON is one defect where it stops being JSON. */
class SyntaxTest {

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root);
    }

    @Test
    void reportsAnEmptyFile() {
        project.refuses("^").found("an empty file").expected("a JSON object");
    }

    @Test
    void reportsAFileOfBlanks() {
        project.refuses("^  \n\n ").found("an empty file");
    }

    @Test
    void reportsWhereATruncatedFileEnds() {
        project.refuses("{'name':'a',\n 'turns':[\n  {'input':'x'}^")
                .found("the end of the file")
                .mend("close every quote and bracket");
    }

    @Test
    void reportsAStringThatIsNotClosed() {
        project.refuses("{'name':'a]^").found("the end of the file");
    }

    @Test
    void reportsACommaBeforeAClosingBracket() {
        project.refuses("{'name':'a',\n 'turns':[\n  {'input':'x'},\n ^]}")
                .found("character ']'")
                .mend("remove the comma before it");
    }

    @Test
    void reportsAClosingBracketThatDoesNotFit() {
        project.refuses("{'name':['a'^}").found("character '}'").expected("what fits the open bracket");
    }

    @Test
    void reportsACommentAndOffersTheDescription() {
        project.refuses("{'name':'ü' ^// note\n}").found("character '/'").mend("'description'");
    }

    @Test
    void reportsAKeyWithoutQuotes() {
        project.refuses("{^name:'a'}").expected("a key in double quotes");
    }

    @Test
    void reportsSingleQuotes() {
        project.raw(Project.FILE, "{'name':'a'}".getBytes(StandardCharsets.UTF_8));

        Defect defect = project.read().defects().get(0);

        assertThat(defect.position()).isEqualTo(new Position(Project.FILE, 1, 2));
        assertThat(defect.mend()).isEqualTo("put keys and strings in double quotes");
    }

    @Test
    void reportsAMissingComma() {
        project.refuses("{'name':'a' ^'b':1}").expected("a comma between two entries");
    }

    @Test
    void reportsAMissingColon() {
        project.refuses("{'name' ^'a'}").expected("a colon after a key");
    }

    @Test
    void reportsNotANumberWhereItBegins() {
        project.refuses("{'seed': ^NaN}").expected("a number that JSON can write");
    }

    @Test
    void reportsLeadingZeros() {
        project.refuses("{'seed':0^1}").expected("a number without leading zeros");
    }

    @Test
    void reportsANumberBeyondEveryDouble() {
        project.refuses("{'seed': ^1e9999999999999}").found("number '1e9999999999999'");
    }

    @Test
    void reportsAnUnknownEscape() {
        project.refuses("{'name':'\\^x'}").expected("after a backslash");
    }

    @Test
    void reportsALineBreakInAString() {
        project.refuses("{'name':'a^\n'}").expected("a string on one line");
    }

    @Test
    void reportsMoreTextAfterTheObject() {
        project.refuses("{'name':'a','turns':[{'input':'x'}]}\n^{}").found("more text after the JSON");
    }

    @Test
    void reportsMoreTextThatIsNotEvenJson() {
        project.refuses("{'name':'a','turns':[{'input':'x'}]}\n^x").found("more text after the JSON");
    }

    @Test
    void reportsTheSecondOfTwoEqualKeysAndNamesTheFirst() {
        project.refuses("{'name':'a',\n 'turns':[{'input':'x'}],\n ^'name':'b'}")
                .found("first in line 1 column 2")
                .mend("remove one of the two");
    }

    @Test
    void reportsNestingBeyondOneHundredWithoutOverflow() {
        project.refuses("[".repeat(100) + "^" + "[".repeat(400_000)).found("more than 100 brackets");
    }

    @Test
    void acceptsNestingOfOneHundred() {
        String answer = "[".repeat(97) + "]".repeat(97);
        project.file(
                "scenarios/toy/llm.provider.json",
                "{'provider':'llm','dialect':'generic-json','answers':[{'json':" + answer + "}]}");

        assertThat(project.with("'runs':1").providers()).hasSize(1);
    }

    @Test
    void reportsTooManyValues() {
        project.file(Project.FILE, "[" + "1,".repeat(300_000) + "1]");

        assertThat(project.read().defects())
                .singleElement()
                .extracting(Defect::found)
                .isEqualTo("more than 250000 values");
    }

    @Test
    void reportsAListWhereAnObjectIsExpected() {
        project.refuses("^[]").found("a list").expected("an object");
    }

    @Test
    void countsColumnsAsAnEditorDoesAlsoAfterLettersOutsideAscii() {
        project.refuses("{'description':'äöü😀', ^'nmae':1,'name':'a','turns':[{'input':'x'}]}")
                .mend("write 'name'");
    }

    @Test
    void countsLinesThatEndAsOnWindowsAndOldMacs() {
        assertThat(new Lines("f", "a\r\nb\rc\nd").at(7)).isEqualTo(new Position("f", 4, 1));
    }

    @Test
    void spellsADefectOverFourLines() {
        Defect defect = new Defect(new Position("a.json", 3, 5), "a list", "an object", "write one");

        assertThat(defect.message()).isEqualTo("""
                a.json:3:5  defect
                  found     a list
                  expected  an object
                  mend      write one""");
    }
}
