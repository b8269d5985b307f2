package dev.firedrill.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.firedrill.events.Event;
import dev.firedrill.events.Event.RequestAnswered;
import dev.firedrill.events.Event.RequestFailed;
import dev.firedrill.model.Expectation.TurnAnswer;
import dev.firedrill.pattern.Patterns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Judge the answer to one turn of a conversation. */
final class TurnCheck extends DeclaredCheck {

    private final TurnAnswer wanted;

    TurnCheck(TurnAnswer wanted) {
        super(wanted, "the answer to turn %d: %s".formatted(wanted.turn(), String.join(", ", wishes(wanted))));
        this.wanted = wanted;
    }

    private static List<String> wishes(TurnAnswer wanted) {
        List<String> wishes = new ArrayList<>();
        wanted.status().ifPresent(status -> wishes.add("has the status " + status));
        wanted.mustInclude().forEach(text -> wishes.add("includes " + Words.quote(text)));
        wanted.mustNotInclude().forEach(text -> wishes.add("does not include " + Words.quote(text)));
        wanted.choicesAtMost().ifPresent(most -> wishes.add("offers at most " + Words.count(most, "choice")));
        wanted.sceneChange().ifPresent(change -> wishes.add(change ? "changes the scene" : "keeps the scene"));
        return wishes;
    }

    @Override
    Judgement decide(Evidence evidence) {
        Requests requests = new Requests(evidence.log());
        if (requests.arrivals().size() < wanted.turn()) {
            return Judgement.notExercised("turn %d was never reached".formatted(wanted.turn()));
        }
        Event arrived = requests.arrivals().get(wanted.turn() - 1);
        Event end = requests.end(requests.arrivals().get(wanted.turn() - 1).request());
        if (end instanceof RequestAnswered answered) {
            return judge(answered.status(), answered.answer(), answered.details(), answered);
        }
        if (end instanceof RequestFailed failed) {
            return wanted.status().filter(Patterns.FAILED::equals).isPresent()
                    ? judge(Patterns.FAILED, failed.message(), NullNode.getInstance(), failed)
                    : Judgement.fail("it failed with reason " + Words.quote(failed.reason()), failed.sequence());
        }
        return Judgement.fail("it was never answered", arrived.sequence());
    }

    private Judgement judge(String status, String text, JsonNode details, Event place) {
        String wrong = wrongStatus(status);
        wrong = wrong != null ? wrong : wrongText(text.toLowerCase(Locale.ROOT));
        wrong = wrong != null ? wrong : wrongChoices(details);
        wrong = wrong != null ? wrong : wrongScene(details);
        return wrong != null
                ? Judgement.fail(wrong + ", in " + Words.quote(text), place.sequence())
                : Judgement.pass("the answer is as expected", place.sequence());
    }

    private @Nullable String wrongStatus(String status) {
        return wanted.status().isEmpty() || wanted.status().get().equals(status)
                ? null
                : "it has the status " + Words.quote(status);
    }

    private @Nullable String wrongText(String answer) {
        for (String text : wanted.mustInclude()) {
            if (!answer.contains(text.toLowerCase(Locale.ROOT))) {
                return "it does not include " + Words.quote(text);
            }
        }
        for (String text : wanted.mustNotInclude()) {
            if (answer.contains(text.toLowerCase(Locale.ROOT))) {
                return "it includes " + Words.quote(text);
            }
        }
        return null;
    }

    private @Nullable String wrongChoices(JsonNode details) {
        int choices = details.path("choices").size();
        return wanted.choicesAtMost().isPresent()
                        && choices > wanted.choicesAtMost().getAsInt()
                ? "it offers " + Words.count(choices, "choice")
                : null;
    }

    private @Nullable String wrongScene(JsonNode details) {
        JsonNode change = details.path("sceneChange");
        if (wanted.sceneChange().isEmpty()
                || (change.isBoolean()
                        && change.booleanValue() == wanted.sceneChange().get())) {
            return null;
        }
        return change.isBoolean()
                ? "it %s the scene".formatted(change.booleanValue() ? "changes" : "keeps")
                : "it does not say whether the scene changes";
    }
}
