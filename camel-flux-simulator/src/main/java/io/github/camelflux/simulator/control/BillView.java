package io.github.camelflux.simulator.control;

import io.github.camelflux.simulator.engine.Bill;
import io.github.camelflux.simulator.engine.BillLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The bill as the control endpoint shows it. */
record BillView(
        int count,
        BigDecimal totalUsd,
        BigDecimal credits,
        Map<String, Integer> byProvider,
        Map<String, Integer> byKey,
        Map<String, Integer> byPrompt,
        List<BillLine> lines) {

    static BillView of(Bill bill) {
        return new BillView(
                bill.count(),
                bill.totalUsd(),
                bill.credits(),
                bill.byProvider(),
                bill.byKey(),
                bill.byPrompt(),
                bill.lines());
    }
}
