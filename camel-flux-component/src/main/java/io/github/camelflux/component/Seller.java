package io.github.camelflux.component;

import io.github.camelflux.job.ProviderLine;
import java.util.List;

/**
 * A provider as an endpoint buys from it. Made once: thousands of jobs in flight hold its members.
 *
 * @param lines the accounts, one for each key; at least one
 * @param accounts their aliases
 * @param namespace where the keys of messages live that are bought there
 */
record Seller(List<ProviderLine> lines, List<String> accounts, String namespace) {

    /** The first account: it names the one whose jobs messages come back to. */
    ProviderLine line() {
        return lines.get(0);
    }
}
