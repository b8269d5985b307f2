package dev.firedrill.systems.assistant;

import dev.firedrill.random.Draws;
import dev.firedrill.world.Component;
import dev.firedrill.world.ProviderCall.Bound;
import dev.firedrill.world.Reply;
import dev.firedrill.world.Request;
import dev.firedrill.world.Site;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Take requests, choose their route, and keep what conversations share; a broken variant replaces some of it. */
class Desk {

    private static final String FALLBACK = "ASSISTANT_FALLBACK";

    private final Site site;
    private final Component clock;
    private final Draws backOff;
    private final String fallback;
    private final KillSwitch killSwitch;
    private final Quality quality = new Quality();
    private final Set<Conversation> open = new LinkedHashSet<>();

    Desk(Site site) {
        this.site = site;
        this.clock = site.component("desk");
        this.backOff = site.draws("back-off");
        this.fallback = site.environment(FALLBACK).orElse("");
        this.killSwitch = new KillSwitch(site, this::killed);
    }

    /** Begin to watch the switch. */
    final Component.Timer watch() {
        killSwitch.poll();
        return site.component("switch-watch").every(KillSwitch.POLL, killSwitch::poll);
    }

    final void take(Request request, Reply reply) {
        Conversation conversation = new Conversation(this, request, reply);
        if (killSwitch.pulled()) {
            conversation.answerCanned();
        } else {
            open.add(conversation);
            conversation.begin();
        }
    }

    final void closed(Conversation conversation) {
        open.remove(conversation);
    }

    /** Do what has to be done when the switch is pulled: no attempt begins after that, not even one that was promised. */
    void killed() {
        List.copyOf(open).forEach(Conversation::giveUpWaiting);
    }

    final boolean isKilled() {
        return killSwitch.pulled();
    }

    final double jitter(Request request, int attempt) {
        return backOff.at(request.ordinal(), "retry", attempt).uniform();
    }

    final Site site() {
        return site;
    }

    final Component clock() {
        return clock;
    }

    /** Name the provider to ask when the usual one has failed, "" for none. */
    final String fallback() {
        return fallback;
    }

    RetryPolicy retries(Patience patience) {
        return new RetryPolicy(patience);
    }

    Quality quality() {
        return quality;
    }

    /** Say what the longest silence bounds. */
    Bound bound(boolean stream) {
        return stream ? Bound.IDLE : Bound.WHOLE;
    }

    AnswerReader reader(boolean stream) {
        return stream ? new StreamReader() : new PlainReader();
    }
}
