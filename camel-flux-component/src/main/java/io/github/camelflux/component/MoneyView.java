package io.github.camelflux.component;

import io.github.camelflux.job.budget.Budget;
import io.github.camelflux.job.budget.BudgetUse;
import io.github.camelflux.job.budget.LedgerLine;
import io.github.camelflux.job.budget.LedgerSums;
import io.github.camelflux.job.budget.Usd;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * What an operator may see of the money at one moment.
 *
 * @param budgets with what is gone of them; empty while the store does not answer
 * @param today the ledger of today; empty while the store does not answer
 */
record MoneyView(List<BudgetState> budgets, List<LedgerLine> today) {

    /**
     * A budget as it stands.
     *
     * @param budget which
     * @param use of its period
     * @param resetsAt when the period ends
     */
    record BudgetState(Budget budget, BudgetUse use, Instant resetsAt) {

        /** As texts and numbers. */
        Map<String, Object> asMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("budget", budget.name());
            map.put("period", use.period().id());
            map.put("limitUsd", Usd.shown(budget.limitUsd()));
            map.put("spentUsd", Usd.shown(use.spentUsd()));
            map.put("reservedUsd", Usd.shown(use.reservedUsd()));
            map.put(
                    "leftUsd",
                    Usd.shown(budget.limitUsd().subtract(use.totalUsd()).max(BigDecimal.ZERO)));
            map.put("resetsAt", resetsAt.toString());
            return map;
        }
    }

    static MoneyView of(FluxEngine engine) {
        return new MoneyView(budgets(engine), today(engine));
    }

    /** Of all jobs that ended today. */
    static LedgerSums todaysSums(FluxEngine engine) {
        return today(engine).stream().map(LedgerLine::sums).reduce(LedgerSums.NONE, LedgerSums::plus);
    }

    static List<BudgetState> budgets(FluxEngine engine) {
        Instant now = engine.now();
        List<Budget> budgets = List.copyOf(engine.budgets().all());
        CompletionStage<List<BudgetUse>> uses = engine.aggregator()
                .overview()
                .budgets(budgets.stream().map(budget -> budget.period(now)).toList());
        return states(budgets, StoreGlance.at(uses, List.of()), now);
    }

    private static List<LedgerLine> today(FluxEngine engine) {
        LocalDate day = engine.today();
        return StoreGlance.at(engine.aggregator().overview().ledger(day, day), List.of());
    }

    /** By day, route, model, provider and cost centre. */
    List<Map<String, Object>> todaysLines() {
        return LedgerQuery.of(new FluxConfiguration()).maps(today);
    }

    private static List<BudgetState> states(List<Budget> budgets, List<BudgetUse> uses, Instant now) {
        List<BudgetState> states = new ArrayList<>();
        for (int i = 0; i < uses.size(); i++) {
            states.add(
                    new BudgetState(budgets.get(i), uses.get(i), budgets.get(i).resetsAt(now)));
        }
        return states;
    }
}
