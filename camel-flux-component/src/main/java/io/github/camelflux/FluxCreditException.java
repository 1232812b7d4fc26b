package io.github.camelflux;

import java.math.BigDecimal;
import java.util.Optional;

/** The account has too little credit (402). */
public class FluxCreditException extends FluxNotAcceptedException {

    private static final long serialVersionUID = 1L;

    private final BigDecimal required;
    private final BigDecimal available;

    /**
     * @param message what happened
     * @param context the job that it happened to
     * @param required what the job costs, in the provider's unit of credit; null when it did not say
     * @param available what the account holds, in the same unit; null when it did not say
     */
    public FluxCreditException(String message, FailureContext context, BigDecimal required, BigDecimal available) {
        super(message, context, false);
        this.required = required;
        this.available = available;
    }

    /** What the job costs in the provider's unit of credit, if it said so. */
    public Optional<BigDecimal> getRequired() {
        return Optional.ofNullable(required);
    }

    /** What the account holds in the provider's unit of credit, if it said so. */
    public Optional<BigDecimal> getAvailable() {
        return Optional.ofNullable(available);
    }
}
