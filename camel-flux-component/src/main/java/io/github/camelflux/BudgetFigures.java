package io.github.camelflux;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What was allowed, and what was asked for. All amounts are US dollars.
 *
 * @param budget the budget's name; null if it is {@code maxCost} that did not suffice
 * @param limit what one message, or one period of the budget, may cost
 * @param spent how much of the period is spent or reserved; 0 for {@code maxCost}
 * @param asked what the message would cost; null if that is not known
 * @param resetsAt when the budget begins anew; null if the message would not fit then either
 */
public record BudgetFigures(String budget, BigDecimal limit, BigDecimal spent, BigDecimal asked, Instant resetsAt)
        implements Serializable {}
