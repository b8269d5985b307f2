package dev.firedrill.systems.awf;

import java.util.List;

/** Shape a valid turn for the player, in the right way and in wrong ones. */
final class Shaping {

    /** Most choices a player is offered; a model likes to offer more. */
    static final int MOST_CHOICES = 5;

    private Shaping() {}

    static Turn correct(Turn turn) {
        List<Turn.Choice> choices = turn.choices();
        return turn.withChoices(choices.subList(0, Math.min(choices.size(), MOST_CHOICES)));
    }

    static Turn choicesUnbounded(Turn turn) {
        return turn;
    }

    static Turn narrationTruncated(Turn turn) {
        int end = turn.narration().indexOf(". ");
        return correct(end < 0 ? turn : turn.withNarration(turn.narration().substring(0, end + 1)));
    }

    static Turn sceneChangeLost(Turn turn) {
        return correct(turn).withSceneChange(false);
    }
}
