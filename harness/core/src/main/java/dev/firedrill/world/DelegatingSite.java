package dev.firedrill.world;

import dev.firedrill.random.Draws;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Add waiting to a site by means of its own {@link Waiting}. */
record DelegatingSite(Site site) implements BlockingSite {

    @Override
    public <T> T await(CompletionStage<T> stage) throws Exception {
        return site.waiting().await(stage);
    }

    @Override
    public void sleep(Duration length) {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        site.component("sleep").after(length, () -> over.complete(true));
        try {
            site.waiting().await(over);
        } catch (Exception e) {
            throw new IllegalStateException("expected a sleep to end by time alone", e);
        }
    }

    @Override
    public String instance() {
        return site.instance();
    }

    @Override
    public Component component(String name) {
        return site.component(name);
    }

    @Override
    public Draws draws(String stream) {
        return site.draws(stream);
    }

    @Override
    public String newId(String kind) {
        return site.newId(kind);
    }

    @Override
    public Optional<String> environment(String name) {
        return site.environment(name);
    }

    @Override
    public void setEnvironment(String name, String value, String actor) {
        site.setEnvironment(name, value, actor);
    }

    @Override
    public Provider provider(String name) {
        return site.provider(name);
    }

    @Override
    public FlagSource flags() {
        return site.flags();
    }

    @Override
    public MetricFeed metrics() {
        return site.metrics();
    }

    @Override
    public Files files() {
        return site.files();
    }

    @Override
    public Tap tap() {
        return site.tap();
    }

    @Override
    public Waiting waiting() {
        return site.waiting();
    }

    @Override
    public void reach(String point) {
        site.reach(point);
    }

    @Override
    public CompletionStage<Void> pass(String point) {
        return site.pass(point);
    }
}
