package io.github.camelflux.crash;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.fault.Faults;
import io.github.camelflux.simulator.http.Endpoint;
import java.time.Duration;

/** A provider that holds one job up, so that its node can be killed or paused meanwhile. Safe for use by several threads. */
final class ProviderGate {

    /** What is held up. */
    enum Place {
        /** The answer to the submission: the job is accepted and charged, and nobody hears of it for the time being. */
        ANSWER,
        /** The end of the job: whoever asks is told that it runs. */
        STATE,
        /** The first download: a part of the picture comes, and then nothing for long. */
        DOWNLOAD
    }

    private static final Duration LONG = Duration.ofMinutes(10);

    private volatile boolean reached;
    private volatile boolean open;
    private volatile Runnable release = () -> {};

    ProviderGate(FluxSimulator simulator, Place place, Message message) {
        Faults faults = simulator.faults().forPrompt(message.prompt());
        switch (place) {
            case ANSWER ->
                faults.on(Endpoint.SUBMIT, Fault.of("answer held", met -> met.proceed()
                        .thenAccept(reply -> {
                            release = () -> met.later(Duration.ZERO, () -> met.send(reply));
                            reached = true;
                        })));
            case STATE ->
                faults.always(Endpoint.POLL, Fault.of("runs until it may end", met -> {
                    if (open) {
                        met.proceed().thenAccept(met::send);
                    } else {
                        Fault.taskStatus("Pending").meet(met);
                        reached = true;
                    }
                }));
            case DOWNLOAD ->
                faults.on(Endpoint.DOWNLOAD, Fault.of("stalls", met -> met.proceed()
                        .thenAccept(reply -> {
                            met.sendSlowly(reply, LONG);
                            reached = true;
                        })));
        }
    }

    boolean hasReached() {
        return reached;
    }

    /** The answer goes out, and the job may end. What stalls goes on to do so. */
    void open() {
        open = true;
        release.run();
    }
}
