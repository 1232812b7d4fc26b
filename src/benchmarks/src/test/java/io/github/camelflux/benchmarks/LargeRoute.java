package io.github.camelflux.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.GarbageCollectionNotificationInfo;
import io.github.camelflux.component.FluxComponent;
import java.io.File;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** A route of large pictures, for a JVM of its own with a small heap. Its last line is what it measured, as JSON. */
public final class LargeRoute {

    private static final int AT_A_TIME = 24;

    private LargeRoute() {}

    /**
     * What was measured.
     *
     * @param delivered pictures of full size
     * @param seconds from the first message to the last picture
     * @param peakBytes most that was on the heap, garbage included
     * @param liveBytes most that was on it after a collection
     */
    record Measured(int delivered, double seconds, long peakBytes, long liveBytes) {}

    /**
     * Arguments: the simulator's address; a directory; number of pictures; how many go before and do not count; least size of each;
     * where the pictures go after the component, or nothing; the picture to edit, if any.
     */
    public static void main(String[] arguments) throws Exception {
        int pictures = Integer.parseInt(arguments[2]);
        int before = Integer.parseInt(arguments[3]);
        long bytes = Long.parseLong(arguments[4]);
        String next = arguments[5];
        File input = arguments.length > 6 ? new File(arguments[6]) : null;
        AtomicLong live = watchCollections();
        // In a context of their own, so that their files are gone before the clock runs: the disk's cache is the same
        // for all.
        move(arguments[0], arguments[1], next, before, bytes, input);
        new ProcessBuilder("sync").start().waitFor();
        Moved moved = move(arguments[0], arguments[1], next, pictures, bytes, input);
        long peak = heapPools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.println(new ObjectMapper()
                .writeValueAsString(new Measured(moved.delivered(), moved.seconds(), peak, live.get())));
    }

    private record Moved(int delivered, double seconds) {}

    private static Moved move(String api, String directory, String next, int pictures, long bytes, File input)
            throws Exception {
        AtomicInteger delivered = new AtomicInteger();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("flux", flux(api, directory, pictures));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    String uri = input == null ? "flux:generate" : "flux:edit?prompt=the same by night";
                    if (next.isEmpty()) {
                        from("direct:in").routeId("large").to(uri);
                    } else {
                        from("direct:in").routeId("large").to(uri).to(next);
                    }
                }
            });
            context.start();
            AsyncProducer in = context.getEndpoint("direct:in").createAsyncProducer();
            in.start();
            CountDownLatch left = new CountDownLatch(pictures);
            long began = System.nanoTime();
            for (int i = 0; i < pictures; i++) {
                Exchange exchange = new DefaultExchange(context);
                exchange.getMessage().setBody(input == null ? "picture " + i : input);
                in.process(exchange, doneSync -> {
                    if (exchange.isFailed()) {
                        exchange.getException().printStackTrace();
                    } else if (exchange.getMessage().getHeader(Exchange.FILE_LENGTH, 0L, Long.class) >= bytes) {
                        delivered.incrementAndGet();
                    }
                    left.countDown();
                });
            }
            left.await();
            return new Moved(delivered.get(), (System.nanoTime() - began) / 1e9);
        }
    }

    private static FluxComponent flux(String api, String directory, int pictures) {
        FluxComponent flux = new FluxComponent();
        flux.getConfiguration().setBaseUrl(api);
        flux.getConfiguration().setApiKey("large");
        flux.getConfiguration().setPollInterval(Duration.ofMillis(50));
        // All that go up at once share two processors and a disk, and curl has no limit either.
        flux.getConfiguration().setRequestTimeout(Duration.ofMinutes(5));
        flux.getConfiguration().setJobTimeout(Duration.ofMinutes(30));
        flux.setMaxInFlight(AT_A_TIME);
        flux.setMaxDownloads(AT_A_TIME);
        flux.setMaxQueued(pictures);
        flux.setStoreDirectory(directory + "/store");
        return flux;
    }

    private static AtomicLong watchCollections() {
        AtomicLong most = new AtomicLong();
        Set<String> pools = heapPools().stream().map(MemoryPoolMXBean::getName).collect(Collectors.toSet());
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, handback) -> {
                                long used = GarbageCollectionNotificationInfo.from(
                                                (CompositeData) notification.getUserData())
                                        .getGcInfo()
                                        .getMemoryUsageAfterGc()
                                        .entrySet()
                                        .stream()
                                        .filter(pool -> pools.contains(pool.getKey()))
                                        .mapToLong(pool -> pool.getValue().getUsed())
                                        .sum();
                                most.accumulateAndGet(used, Math::max);
                            },
                            null,
                            null);
        }
        return most;
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
