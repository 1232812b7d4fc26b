package io.github.camelflux.component;

import io.github.camelflux.http.Redaction;
import io.github.camelflux.image.ImageFormat;
import io.github.camelflux.image.ImageSize;
import io.github.camelflux.image.Operation;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be told wrong before the first message: checked when an endpoint starts, so that a route with a mistake does not start.
 * Each message names option and value.
 */
final class EndpointChecks {

    private static final List<String> KEY_WORDS = List.of("message", "request", "none");
    private static final Duration SHORTEST_REQUEST = Duration.ofSeconds(1);
    private static final Duration SHORTEST_POLL = Duration.ofMillis(50);
    private static final int FEWEST_POLLS = 2;
    private static final int MOST_POLLS = 20;

    private EndpointChecks() {}

    /**
     * @param models chooses the model, where one is bought
     * @throws IllegalArgumentException if an option is wrong
     */
    static void check(
            FluxOperation operation, FluxConfiguration options, StateOptions component, Supplier<ModelChoice> models) {
        forOperation(options.getForOperation());
        if (operation.buys().isPresent() || operation == FluxOperation.estimate) {
            picture(options);
            Operation bought = operation.bought(options.getForOperation()).orElse(Operation.GENERATE);
            models.get().of(options, Tool.of(bought).defaultModel());
            new PictureCount(component.getMaxCount()).check(options);
            idempotencyKey(options.getIdempotencyKey());
            inputImages(options.getInputImages());
            url("mask", options.getMask());
            callbackUrl(options.getCallbackUrl());
        }
        if (operation.buys().isPresent()) {
            component.readBudgets().find(options.getBudget());
            if (options.getMaxCost() != null) {
                Dollars.read("maxCost", options.getMaxCost());
            }
        }
        LedgerQuery.of(options);
        JobsStep.states(options.getState());
        times(options, component);
        atLeast("limit", options.getLimit(), 1);
        atLeast("maxInProgress", options.getMaxInProgress(), 1);
    }

    /**
     * The operation that the option names, if it is set.
     *
     * @throws IllegalArgumentException if there is no such operation; the message lists those that there are
     */
    static Optional<Operation> forOperation(String option) {
        if (option == null) {
            return Optional.empty();
        }
        Optional<Operation> operation = Operation.named(option);
        if (operation.isEmpty()) {
            throw new IllegalArgumentException("forOperation: '" + option + "' is none of "
                    + Arrays.stream(Operation.values()).map(Operation::uriName).collect(Collectors.joining(", ")));
        }
        return operation;
    }

    private static void picture(FluxConfiguration options) {
        if (options.getSize() != null) {
            if (options.getWidth() != null || options.getHeight() != null) {
                throw new IllegalArgumentException("size: " + options.getSize()
                        + " and width or height say the same twice; set either size or width and height");
            }
            size(options.getSize());
        }
        atLeast("width", options.getWidth(), 1);
        atLeast("height", options.getHeight(), 1);
        atLeast("steps", options.getSteps(), 1);
        atLeast("safetyTolerance", options.getSafetyTolerance(), 0);
        String format = options.getOutputFormat();
        if (format != null && formats().noneMatch(format::equalsIgnoreCase)) {
            throw new IllegalArgumentException("outputFormat: '" + format + "' is none of "
                    + String.join(", ", formats().toList()));
        }
    }

    private static void size(String size) {
        try {
            ImageSize.parse(size);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("size: " + e.getMessage());
        }
    }

    private static Stream<String> formats() {
        return Arrays.stream(ImageFormat.values()).map(ImageFormat::optionName);
    }

    /** A constant would make one picture of all messages: nobody means that, and a forgotten ${ } looks just like it. */
    private static void idempotencyKey(String key) {
        if (key == null || !KEY_WORDS.contains(key) && !SimpleText.hasFunction(key)) {
            throw new IllegalArgumentException(
                    "idempotencyKey: '" + key + "' is none of " + String.join(", ", KEY_WORDS)
                            + " and no Simple expression with a function such as ${header.orderId}");
        }
    }

    private static void inputImages(String images) {
        if (images != null) {
            for (String image : images.split(",")) {
                url("inputImages", image);
            }
        }
    }

    private static void url(String option, String value) {
        if (value == null) {
            return;
        }
        String url = value.strip();
        if (!url.startsWith("https://") && !url.startsWith("http://")) {
            throw new IllegalArgumentException(option + ": '" + url + "' is not an http or https URL");
        }
    }

    private static void callbackUrl(String value) {
        if (value == null) {
            return;
        }
        url("callbackUrl", value);
        try {
            URI url = new URI(value.strip());
            if (url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return;
            }
        } catch (URISyntaxException e) {
            // Refused below.
        }
        throw new IllegalArgumentException("callbackUrl: '" + Redaction.mask(value)
                + "' is not an http or https URL of scheme, host and perhaps port and path, to which a token is added");
    }

    private static void times(FluxConfiguration options, StateOptions component) {
        positive("waitTimeout", options.getWaitTimeout());
        positive("queueTimeout", options.getQueueTimeout());
        positive("jobTimeout", options.getJobTimeout());
        positive("downloadTimeout", options.getDownloadTimeout());
        positive("resultRetention", options.getResultRetention());
        StoreChecks.requestTimeout(component, options.getRequestTimeout());
        between(
                "requestTimeout",
                options.getRequestTimeout(),
                SHORTEST_REQUEST,
                EngineSettings.longestRequest(component));
        if (options.getPollInterval() != null) {
            between("pollInterval", options.getPollInterval(), SHORTEST_POLL, Duration.ofHours(1));
        }
        int polls = options.getPollsPerJob();
        if (polls < FEWEST_POLLS || polls > MOST_POLLS) {
            throw new IllegalArgumentException(
                    "pollsPerJob: " + polls + " is not between " + FEWEST_POLLS + " and " + MOST_POLLS);
        }
    }

    private static void positive(String option, Duration time) {
        if (time != null && (time.isNegative() || time.isZero())) {
            throw new IllegalArgumentException(option + ": " + time.toMillis() + " ms is not above 0");
        }
    }

    private static void between(String option, Duration time, Duration least, Duration most) {
        if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
            throw new IllegalArgumentException(option + ": " + time.toMillis() + " ms is not between "
                    + least.toMillis() + " ms and " + most.toMillis() + " ms");
        }
    }

    private static void atLeast(String option, Integer value, int least) {
        if (value != null && value < least) {
            throw new IllegalArgumentException(option + ": " + value + " is less than " + least);
        }
    }
}
