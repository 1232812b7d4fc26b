package io.github.camelflux.simulator.http;

/**
 * What a request is about, as far as it can be told before it is answered; empty strings where it cannot.
 *
 * @param model the model's name at the provider
 * @param prompt the prompt of the job
 * @param jobId the provider's id of the job
 */
public record Subject(String model, String prompt, String jobId) {

    /** Nothing is known. */
    public static final Subject UNKNOWN = new Subject("", "", "");
}
