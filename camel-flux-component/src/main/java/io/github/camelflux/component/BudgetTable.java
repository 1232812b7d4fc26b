package io.github.camelflux.component;

import java.util.List;
import java.util.Map;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/** Budgets as a table for JMX. */
final class BudgetTable {

    private static final String NAME = "budgets";
    private static final String KEY = "budget";
    private static final String[] COLUMNS = {KEY, "period", "limitUsd", "spentUsd", "reservedUsd", "leftUsd", "resetsAt"
    };

    private BudgetTable() {}

    static TabularData of(List<MoneyView.BudgetState> budgets) throws OpenDataException {
        OpenType<?>[] types = new OpenType<?>[COLUMNS.length];
        for (int i = 0; i < COLUMNS.length; i++) {
            types[i] = COLUMNS[i].endsWith("Usd") ? SimpleType.BIGDECIMAL : SimpleType.STRING;
        }
        CompositeType row = new CompositeType(NAME, "What is gone of a budget", COLUMNS, COLUMNS, types);
        TabularData table =
                new TabularDataSupport(new TabularType(NAME, "What is gone of budgets", row, new String[] {KEY}));
        for (MoneyView.BudgetState budget : budgets) {
            Map<String, Object> values = budget.asMap();
            table.put(new CompositeDataSupport(row, values));
        }
        return table;
    }
}
