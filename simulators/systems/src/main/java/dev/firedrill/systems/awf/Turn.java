package dev.firedrill.systems.awf;

import java.util.List;

/** Hold one turn of the story as the player gets it. */
record Turn(String narration, List<Choice> choices, boolean sceneChange) {

    Turn {
        choices = List.copyOf(choices);
    }

    Turn withNarration(String shorter) {
        return new Turn(shorter, choices, sceneChange);
    }

    Turn withChoices(List<Choice> others) {
        return new Turn(narration, others, sceneChange);
    }

    Turn withSceneChange(boolean other) {
        return new Turn(narration, choices, other);
    }

    /** Hold one thing the player can do next. */
    record Choice(String id, String label) {}
}
