package io.github.camelflux.simulator.fault;

import io.github.camelflux.simulator.http.Subject;

/**
 * Which jobs a fault is for.
 *
 * @param provider the provider that is called; empty for any
 * @param promptPart what the prompt must contain; empty for any prompt
 * @param model the model's name at the provider; empty for any model
 */
record Target(String provider, String promptPart, String model) {

    static final Target ANY = new Target("", "", "");

    boolean matches(String called, Subject subject) {
        return (provider.isEmpty() || provider.equals(called))
                && subject.prompt().contains(promptPart)
                && (model.isEmpty() || model.equals(subject.model()));
    }
}
