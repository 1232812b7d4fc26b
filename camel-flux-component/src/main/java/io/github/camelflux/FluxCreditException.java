package io.github.camelflux;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The account has too little credit (402). */
public class FluxCreditException extends FluxNotAcceptedException {

    private static final long serialVersionUID = 1L;

    private final BigDecimal required;
    private final BigDecimal available;
    private final List<String> breakdown;

    /**
     * @param message what happened
     * @param context the job that it happened to
     * @param required what the job costs, in the provider's unit of credit; null when it did not say
     * @param available what the account holds, in the same unit; null when it did not say
     * @param breakdown what each part of the job costs, in words of the provider; empty when it did not say
     */
    public FluxCreditException(
            String message, FailureContext context, BigDecimal required, BigDecimal available, List<String> breakdown) {
        super(message, context, false);
        this.required = required;
        this.available = available;
        this.breakdown = List.copyOf(breakdown);
    }

    /** What the job costs in the provider's unit of credit, if it said so. */
    public Optional<BigDecimal> getRequired() {
        return Optional.ofNullable(required);
    }

    /** What the account holds in the provider's unit of credit, if it said so. */
    public Optional<BigDecimal> getAvailable() {
        return Optional.ofNullable(available);
    }

    /** What each part of the job costs in the provider's unit of credit, in words; empty if it did not say. */
    public List<String> getBreakdown() {
        return breakdown;
    }
}
