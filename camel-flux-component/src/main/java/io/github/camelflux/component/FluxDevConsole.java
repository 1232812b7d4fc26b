package io.github.camelflux.component;

import io.github.camelflux.job.JobProgress;
import io.github.camelflux.job.JobStore;
import io.github.camelflux.job.JobView;
import io.github.camelflux.job.ProviderLine;
import io.github.camelflux.job.TimeSpent;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.poll.LearnedRunTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.TimeUtils;
import org.apache.camel.util.json.JsonObject;

/** Shows what the flux components of a context do: accounts, jobs in flight, recent outcomes, budgets, the ledger of today. Shows no key, link or prompt. */
@DevConsole(
        name = "flux",
        displayName = "Flux",
        description = "Jobs in flight, permits and recent outcomes of flux components")
public class FluxDevConsole extends AbstractDevConsole {

    public FluxDevConsole() {
        super("camel", "flux", "Flux", "Jobs in flight, permits and recent outcomes of flux components");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        components(getCamelContext()).forEach((name, engine) -> {
            EngineView view = EngineView.of(engine);
            text.append(name).append(":\n");
            for (ProviderLine line : view.accounts()) {
                text.append("  ")
                        .append(line.account())
                        .append(": ")
                        .append(line.permits().inFlight())
                        .append(" of ")
                        .append(line.permits().limit())
                        .append(" permits out, ")
                        .append(line.permits().queued())
                        .append(" waiting in line")
                        .append(line.credit()
                                .restsUntil()
                                .map(until -> ", rests until " + until + " for lack of credit")
                                .orElse(""))
                        .append('\n');
            }
            for (JobView job : view.alive()) {
                text.append("  job ")
                        .append(job.id() == null ? "(new)" : job.id())
                        .append(": ")
                        .append(job.state())
                        .append(" since ")
                        .append(TimeUtils.printDuration(job.age(), true))
                        .append(", ")
                        .append(job.model())
                        .append(" at ")
                        .append(job.provider())
                        .append(", ")
                        .append(job.polls())
                        .append(" polls, ")
                        .append(job.waiting())
                        .append(" exchanges")
                        .append(progress(job))
                        .append("\n");
            }
            for (LearnedRunTime learned : view.learned()) {
                text.append("  run time of ")
                        .append(learned.runs().model())
                        .append(" at ")
                        .append(learned.runs().provider())
                        .append(", ")
                        .append(learned.runs().operation().uriName())
                        .append(
                                learned.runs().size().isEmpty()
                                        ? ""
                                        : ", " + learned.runs().size())
                        .append(": half within ")
                        .append(TimeUtils.printDuration(learned.half(), true))
                        .append(", nine in ten within ")
                        .append(TimeUtils.printDuration(learned.most(), true))
                        .append(", learned from ")
                        .append(learned.jobs())
                        .append(" jobs\n");
            }
            text.append("  time of all jobs:");
            for (TimeSpent.Stage stage : TimeSpent.Stage.values()) {
                text.append(' ')
                        .append(stage.word())
                        .append(' ')
                        .append(TimeUtils.printDuration(view.spent().in(stage), true));
            }
            text.append('\n');
            for (JobRow row : view.recent()) {
                text.append("  ended ")
                        .append(row.id())
                        .append(": ")
                        .append(row.outcome().word())
                        .append(row.delivered() ? ", delivered\n" : ", not delivered yet\n");
            }
            for (JobStore.Unclaimed group : view.unclaimed()) {
                text.append("  results of group ")
                        .append(group.group())
                        .append(" that no route takes: ")
                        .append(group.jobs())
                        .append(", the first since ")
                        .append(group.since())
                        .append('\n');
            }
            for (MoneyView.BudgetState budget : view.money().budgets()) {
                Map<String, Object> shown = budget.asMap();
                text.append("  budget ")
                        .append(shown.get("budget"))
                        .append(": ")
                        .append(shown.get("spentUsd"))
                        .append(" USD spent and ")
                        .append(shown.get("reservedUsd"))
                        .append(" reserved of ")
                        .append(shown.get("limitUsd"))
                        .append(" until ")
                        .append(shown.get("resetsAt"))
                        .append('\n');
            }
            for (Map<String, Object> line : view.money().todaysLines()) {
                text.append("  today ").append(line).append('\n');
            }
            text.append("  facts that the store has not taken yet: ")
                    .append(view.factsWaiting())
                    .append('\n');
        });
        return text.toString();
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonObject root = new JsonObject();
        components(getCamelContext())
                .forEach((name, engine) -> root.put(name, EngineView.of(engine).json()));
        return root;
    }

    private static String progress(JobView job) {
        JobProgress progress = job.progress();
        if (progress == null) {
            return "";
        }
        return ", " + progress.status()
                + (progress.share() == null ? "" : " " + Math.round(progress.share() * 100) + " %")
                + (progress.queuePosition() == null ? "" : ", " + progress.queuePosition() + " ahead");
    }

    /** The running ones by name. */
    private static Map<String, FluxEngine> components(CamelContext context) {
        Map<String, FluxEngine> running = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(context.getComponentNames());
        names.sort(null);
        for (String name : names) {
            if (context.hasComponent(name) instanceof FluxComponent flux && flux.isStarted()) {
                running.put(name, flux.engine());
            }
        }
        return running;
    }
}
