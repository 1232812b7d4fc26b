package io.github.camelflux.simulator.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.fault.Faults;
import io.github.camelflux.simulator.http.Endpoint;
import java.time.Duration;
import java.time.Instant;

/**
 * A fault as the control endpoint takes it. Only {@code endpoint} and {@code fault} are always needed; what else
 * depends on the fault.
 *
 * @param endpoint which requests
 * @param fault the name of the fault, that of its method in {@link Fault}
 * @param times how often, 1 by default; -1 for ever
 * @param provider only for requests to this provider, such as {@code fal}
 * @param prompt only for jobs whose prompt contains this
 * @param model only for jobs of this model
 * @param code HTTP status
 * @param body body of an answer
 * @param contentType of that body
 * @param duration of a delay, a slow body, or for {@code Retry-After}, in ISO form such as {@code PT1.5S}
 * @param until instant for {@code Retry-After}
 * @param fraction part of the body that is sent
 * @param status task status
 * @param location where a redirect points
 * @param host that addresses point to
 */
record FaultOrder(
        @JsonProperty(required = true) Endpoint endpoint,
        @JsonProperty(required = true) String fault,
        @JsonProperty Integer times,
        @JsonProperty String provider,
        @JsonProperty String prompt,
        @JsonProperty String model,
        @JsonProperty Integer code,
        @JsonProperty String body,
        @JsonProperty String contentType,
        @JsonProperty Duration duration,
        @JsonProperty Instant until,
        @JsonProperty Double fraction,
        @JsonProperty String status,
        @JsonProperty String location,
        @JsonProperty String host) {

    /**
     * Adds the fault to the script.
     *
     * @throws IllegalArgumentException if it is unknown or lacks what it needs
     */
    void addTo(Faults faults) {
        Faults scoped = prompt == null ? faults : faults.forPrompt(prompt);
        scoped = model == null ? scoped : scoped.forModel(model);
        scoped = provider == null ? scoped : scoped.forProvider(provider);
        scoped.times(times == null ? 1 : times, endpoint, toFault());
    }

    private Fault toFault() {
        return switch (fault) {
            case "status" ->
                body == null
                        ? Fault.status(needed("code", code))
                        : Fault.status(
                                needed("code", code), body, contentType == null ? "application/json" : contentType);
            case "html" -> Fault.html(needed("code", code));
            case "notFound" -> Fault.notFound();
            case "redirect" -> Fault.redirect(needed("location", location));
            case "rateLimited" -> rateLimited();
            case "dropBeforeAcceptance" -> Fault.dropBeforeAcceptance();
            case "dropAfterAcceptance" -> Fault.dropAfterAcceptance();
            case "reset" -> Fault.reset();
            case "delay" -> Fault.delay(needed("duration", duration));
            case "acceptThenHang" -> Fault.acceptThenHang();
            case "acceptThenStatus" -> Fault.acceptThenStatus(needed("code", code));
            case "emptyBody" -> Fault.emptyBody();
            case "elsewhere" -> Fault.elsewhere(needed("host", host));
            case "cutShort" -> Fault.cutShort(needed("fraction", fraction));
            case "slowBody" -> Fault.slowBody(needed("duration", duration));
            case "twice" -> Fault.twice();
            case "forged" -> Fault.forged();
            case "lost" -> Fault.lost();
            case "taskStatus" -> Fault.taskStatus(code == null ? 200 : code, needed("status", status));
            default -> throw new IllegalArgumentException("No fault is called " + fault);
        };
    }

    private Fault rateLimited() {
        if (until != null) {
            return Fault.rateLimitedUntil(until);
        }
        return duration == null ? Fault.rateLimited() : Fault.rateLimited(duration);
    }

    private <T> T needed(String member, T value) {
        if (value == null) {
            throw new IllegalArgumentException("The fault " + fault + " needs " + member);
        }
        return value;
    }
}
