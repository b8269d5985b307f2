package dev.firedrill.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.model.Expectation.TurnAnswer;
import dev.firedrill.model.Scenario;
import dev.firedrill.model.Turn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A turn is a request of some kind, and may say what its answer must be. */
class TurnTest {

    private Project project;

    @BeforeEach
    void prepare(@TempDir Path root) {
        project = new Project(root);
    }

    @Test
    void readsKindAndAttributes() {
        Turn turn = turns("{'kind':'rewrite','input':'x','attributes':{'selection':'a','vip':true,'n':1}}")
                .turns()
                .get(0);

        assertThat(turn)
                .isEqualTo(
                        new Turn(turn.position(), "rewrite", "x", Map.of("selection", "a", "vip", "true", "n", "1")));
    }

    @Test
    void isOfTheKindTurnUnlessItSaysOtherwise() {
        assertThat(turns("{'input':'x'}").turns().get(0))
                .extracting(Turn::kind, Turn::attributes)
                .containsExactly("turn", Map.of());
    }

    @Test
    void readsTheStatusOfItsAnswer() {
        TurnAnswer answer =
                (TurnAnswer) turns("{'input':'x','expect':{'status':'confirm-required','covers':['S0-44']}}")
                        .expectations()
                        .get(0);

        assertThat(answer.status()).contains("confirm-required");
        assertThat(answer.head().id()).isEqualTo("turn:1");
        assertThat(answer.head().covers()).isEqualTo(List.of("S0-44"));
    }

    @Test
    void mayHaveAnIdOfItsOwn() {
        assertThat(turns("{'input':'x','expect':{'id':'greets','status':'ok'}}")
                        .expectations()
                        .get(0)
                        .head()
                        .id())
                .isEqualTo("greets");
    }

    @Test
    void refusesABlankKind() {
        project.refuses("{'name':'a','turns':[{'input':'x','kind':^' '}]}").expected("not blank");
    }

    @Test
    void refusesAListAsAttribute() {
        project.refuses("{'name':'a','turns':[{'input':'x','attributes':{'a':^[]}}]}")
                .found("a list");
    }

    private Scenario turns(String turns) {
        return project.scenario("{'name':'a','turns':[" + turns + "]}");
    }
}
