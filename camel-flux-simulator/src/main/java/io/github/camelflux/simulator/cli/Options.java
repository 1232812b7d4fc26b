package io.github.camelflux.simulator.cli;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.push.Courier;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What can be chosen on the command line. */
@Command(
        name = "camel-flux-simulator",
        mixinStandardHelpOptions = true,
        version = "camel-flux-simulator 0.1.0",
        sortOptions = false,
        description =
                "The APIs of Black Forest Labs and of others who offer FLUX on this machine, with real pictures, a bill and faults on request.")
final class Options {

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--port",
            defaultValue = "8090",
            description = "Port of the API; 0 for a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--polling-port",
            defaultValue = "0",
            description = "Port of the polling origin (default: a free one).")
    private int pollingPort;

    @Option(
            names = "--delivery-port",
            defaultValue = "0",
            description = "Port of the delivery origin (default: a free one).")
    private int deliveryPort;

    @Option(
            names = "--provider-port",
            paramLabel = "PROVIDER=PORT",
            description = "Port of a provider besides BFL, such as fal=8091; may be repeated (default: free ones).")
    private Map<String, Integer> providerPorts = new LinkedHashMap<>();

    @Option(names = "--render", defaultValue = "DRAWN", description = "drawn or flat (default: drawn).")
    private Render render;

    @Option(names = "--picture-bytes", defaultValue = "0", description = "Pad every picture to this many bytes.")
    private int pictureBytes;

    @Option(
            names = "--run-time-scale",
            defaultValue = "1.0",
            description =
                    "Factor on the run times of the real models; 0 ends jobs at once (default: ${DEFAULT-VALUE}).")
    private double runTimeScale;

    @Option(names = "--run-time", description = "One run time for all jobs, such as PT2S.")
    private Duration runTime;

    @Option(
            names = "--run-time-deviation",
            defaultValue = "PT0S",
            description = "Standard deviation of run times around --run-time (default: none).")
    private Duration runTimeDeviation;

    @Option(
            names = "--key",
            paramLabel = "KEY[=CREDITS]",
            description = "Accept this key, with a balance if given; may be repeated (default: any key).")
    private List<String> keys = new ArrayList<>();

    @Option(
            names = "--finetune",
            paramLabel = "ID",
            description = "Know this finetune; may be repeated (default: any id can be used).")
    private List<String> finetunes = new ArrayList<>();

    @Option(names = "--withdrawn-models", description = "Serve flux-pro-1.0-canny and -depth, which BFL withdrew.")
    private boolean withdrawnModels;

    @Option(
            names = "--callback-reach",
            defaultValue = "LOOPBACK",
            description = "How far callbacks may go: loopback or anywhere (default: loopback).")
    private Courier.Reach callbackReach;

    @Option(
            names = "--active-limit",
            description = "Jobs that one key may have running at each provider (default: 24 at BFL).")
    private Integer activeLimit;

    @Option(
            names = "--link-lifetime",
            description = "Lifetime of result links (default: PT10M, FLUX 3 PT1H, videos PT2H).")
    private Duration linkLifetime;

    @Option(names = "--random-seed", description = "Repeat run times and seeds of an earlier run with this number.")
    private Long randomSeed;

    FluxSimulator start() {
        FluxSimulator.Builder builder = FluxSimulator.builder()
                .host(host)
                .port(port)
                .pollingPort(pollingPort)
                .deliveryPort(deliveryPort)
                .render(render)
                .pictureBytes(pictureBytes)
                .callbackReach(callbackReach)
                .runTimeScale(runTimeScale);
        providerPorts.forEach(builder::port);
        keys.forEach(key -> register(builder, key));
        finetunes.forEach(builder::finetune);
        builder.withdrawnModels(withdrawnModels);
        if (runTime != null) {
            builder.runTime(runTime, runTimeDeviation);
        }
        if (activeLimit != null) {
            builder.activeLimit(activeLimit);
        }
        if (linkLifetime != null) {
            builder.linkLifetime(linkLifetime);
        }
        if (randomSeed != null) {
            builder.randomSeed(randomSeed);
        }
        return builder.start();
    }

    private static void register(FluxSimulator.Builder builder, String key) {
        int equals = key.indexOf('=');
        if (equals < 0) {
            builder.key(key);
        } else {
            builder.key(key.substring(0, equals), new BigDecimal(key.substring(equals + 1)));
        }
    }
}
