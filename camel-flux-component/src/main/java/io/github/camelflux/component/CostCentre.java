package io.github.camelflux.component;

import org.apache.camel.Message;

/** The header {@link FluxConstants#COST_CENTRE}: a label for the ledger, which anybody may choose and which decides nothing. */
final class CostCentre {

    private static final int LONGEST = 64;

    private CostCentre() {}

    /**
     * What a message says; empty if it says nothing.
     *
     * @throws io.github.camelflux.FluxRequestException if it is no label
     */
    static String of(Message message) {
        String text =
                message.getHeader(FluxConstants.COST_CENTRE, "", String.class).strip();
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw BadRequest.because("header " + FluxConstants.COST_CENTRE + ": "
                    + BadRequest.quote(text.replaceAll("\\p{Cntrl}", "?")) + " is no label of at most " + LONGEST
                    + " characters in one line");
        }
        return text;
    }
}
