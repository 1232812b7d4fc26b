package io.github.camelflux.component;

import io.github.camelflux.job.JobFilter;
import io.github.camelflux.job.JobStore;
import io.github.camelflux.job.JobView;
import io.github.camelflux.job.ProviderLine;
import io.github.camelflux.job.TimeSpent;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.RowState;
import io.github.camelflux.job.poll.LearnedRunTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/**
 * What an operator may see of a running component at one moment. Holds nothing secret in {@link #json}.
 *
 * @param accounts with their permits
 * @param alive jobs that are in flight or in line
 * @param learned how long jobs run, as far as it was learned here
 * @param spent where the time of jobs went
 * @param recent the latest jobs with an outcome, newest first; empty while the store does not answer
 * @param factsWaiting how many jobs have facts that the store has not taken yet
 * @param unclaimed results that no route takes
 * @param money what is spent
 */
record EngineView(
        Collection<ProviderLine> accounts,
        List<JobView> alive,
        List<LearnedRunTime> learned,
        TimeSpent spent,
        List<JobRow> recent,
        int factsWaiting,
        List<JobStore.Unclaimed> unclaimed,
        MoneyView money) {

    private static final int MOST_RECENT = 10;

    static EngineView of(FluxEngine engine) {
        return new EngineView(
                engine.lines().all(),
                engine.aggregator().overview().alive(),
                engine.aggregator().overview().learned(),
                engine.aggregator().overview().spent(),
                recent(engine),
                engine.aggregator().overview().factsWaiting(),
                engine.aggregator().overview().unclaimed(),
                MoneyView.of(engine));
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.put("accounts", array(accounts.stream().map(EngineView::json).toList()));
        json.put("jobs", array(alive.stream().map(EngineView::json).toList()));
        json.put("runTimes", array(learned.stream().map(EngineView::json).toList()));
        json.put("timeSpentMillis", millis());
        json.put("recent", array(recent.stream().map(EngineView::json).toList()));
        json.put("factsWaiting", factsWaiting);
        json.put(
                "unclaimedResults",
                array(unclaimed.stream().map(EngineView::json).toList()));
        json.put(
                "budgets",
                array(money.budgets().stream()
                        .map(MoneyView.BudgetState::asMap)
                        .map(JsonObject::new)
                        .toList()));
        json.put(
                "ledgerOfToday",
                array(money.todaysLines().stream().map(JsonObject::new).toList()));
        return json;
    }

    private JsonObject millis() {
        JsonObject json = new JsonObject();
        for (TimeSpent.Stage stage : TimeSpent.Stage.values()) {
            json.put(stage.word(), spent.in(stage).toMillis());
        }
        return json;
    }

    private static List<JobRow> recent(FluxEngine engine) {
        return StoreGlance.at(
                engine.aggregator()
                        .overview()
                        .list(new JobFilter(null, null, Set.of(RowState.SETTLED), null, MOST_RECENT)),
                List.of());
    }

    private static JsonObject json(ProviderLine line) {
        JsonObject json = new JsonObject();
        json.put("provider", line.provider().name());
        json.put("account", line.account().alias());
        json.put("baseUrl", line.account().baseUrl().toString());
        json.put("inFlight", line.permits().inFlight());
        json.put("maxInFlight", line.permits().limit());
        json.put("workingLimit", line.permits().workingLimit());
        json.put("share", line.permits().share());
        json.put("queued", line.permits().queued());
        line.credit().restsUntil().ifPresent(until -> json.put("restsUntil", until.toString()));
        return json;
    }

    private static JsonObject json(JobView job) {
        JsonObject json = new JsonObject();
        json.put("id", job.id());
        json.put("provider", job.provider());
        json.put("model", job.model());
        json.put("state", job.state());
        json.put("ageMillis", job.age().toMillis());
        json.put("polls", job.polls());
        json.put("exchanges", job.waiting());
        return json;
    }

    private static JsonObject json(LearnedRunTime learned) {
        JsonObject json = new JsonObject();
        json.put("provider", learned.runs().provider());
        json.put("model", learned.runs().model());
        json.put("operation", learned.runs().operation().uriName());
        json.put("size", learned.runs().size());
        json.put("jobs", learned.jobs());
        json.put("halfMillis", learned.half().toMillis());
        json.put("mostMillis", learned.most().toMillis());
        return json;
    }

    private static JsonObject json(JobRow row) {
        JsonObject json = new JsonObject();
        json.put("id", row.id().value());
        json.put("provider", row.terms().provider());
        json.put("model", row.terms().model());
        json.put("outcome", row.outcome().word());
        json.put("costUsd", row.outcome().costUsd());
        json.put("settledAt", row.settledAt().toString());
        json.put("delivered", row.delivered());
        return json;
    }

    private static JsonObject json(JobStore.Unclaimed group) {
        JsonObject json = new JsonObject();
        json.put("group", group.group());
        json.put("jobs", group.jobs());
        json.put("since", group.since().toString());
        return json;
    }

    private static JsonArray array(List<JsonObject> elements) {
        return elements.stream().collect(Collectors.toCollection(JsonArray::new));
    }
}
