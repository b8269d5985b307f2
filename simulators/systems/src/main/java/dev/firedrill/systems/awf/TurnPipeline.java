package dev.firedrill.systems.awf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.systems.awf.TurnValidator.Judgement;
import dev.firedrill.systems.chat.ChatModel;
import dev.firedrill.world.Failure;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Response;
import dev.firedrill.world.Tap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Lead each turn from the player's input to an answer: ask, validate, ask once more if need be, shape. */
final class TurnPipeline {

    private static final String ROUTE = "AWF";
    private static final String PURPOSE = "turn";
    private static final String VALIDATOR = "turn-validator";
    private static final int ATTEMPTS = 2;

    private final ChatModel model;
    private final Tap tap;
    private final UnaryOperator<Turn> shaping;
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    TurnPipeline(ChatModel model, Tap tap, UnaryOperator<Turn> shaping) {
        this.model = model;
        this.tap = tap;
        this.shaping = shaping;
    }

    void take(Request request, Reply reply) {
        tap.routeDecided(request, ROUTE, ROUTE, "");
        Session session = sessions.computeIfAbsent(request.user(), user -> new Session());
        ask(new Asked(request, reply, session), 1);
    }

    private void ask(Asked asked, int attempt) {
        model.ask(PURPOSE, asked.session().prompt(asked.request().input()))
                .thenAccept(answer -> judged(asked, attempt, TurnValidator.judge(answer)));
    }

    private void judged(Asked asked, int attempt, Judgement judgement) {
        boolean valid = judgement.turn().isPresent();
        tap.guardDecided(asked.request(), VALIDATOR, valid ? "passed" : "rejected", judgement.reason());
        if (valid) {
            answer(asked, judgement.turn().get());
        } else if (attempt < ATTEMPTS) {
            ask(asked, attempt + 1);
        } else {
            asked.reply().fail(new Failure(judgement.reason(), "The story cannot go on right now. Please try again."));
        }
    }

    private void answer(Asked asked, Turn turn) {
        Turn shaped = shaping.apply(turn);
        asked.session().remember(asked.request().input(), shaped);
        asked.reply().end(new Response("ok", shaped.narration(), details(shaped)));
    }

    private static ObjectNode details(Turn turn) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        ArrayNode choices = details.putArray("choices");
        for (Turn.Choice choice : turn.choices()) {
            choices.addObject().put("id", choice.id()).put("label", choice.label());
        }
        return details.put("sceneChange", turn.sceneChange());
    }

    private record Asked(Request request, Reply reply, Session session) {}
}
