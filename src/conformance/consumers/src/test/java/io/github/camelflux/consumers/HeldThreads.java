package io.github.camelflux.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.List;

/**
 * The threads that are inside a route now. While every job runs nothing is computed there: a thread that is inside a route is
 * blocked, and cannot serve another message.
 */
final class HeldThreads {

    /** Whatever goes through a route goes through these: processors, and the place where a caller waits for an asynchronous one. */
    private static final List<String> ROUTE = List.of("org.apache.camel.processor.", "org.apache.camel.impl.engine.");

    private HeldThreads() {}

    /** Waits until no thread is inside a route. */
    static void awaitNone() {
        await().untilAsserted(() -> assertThat(in(ROUTE)).isEmpty());
    }

    /** Waits until exactly so many threads are inside a route, all with this in their names. */
    static void awaitExactly(int threads, String name) {
        await().untilAsserted(() -> assertThat(in(ROUTE)).hasSize(threads).allSatisfy(thread -> assertThat(thread)
                .contains(name)));
    }

    /** Waits until a thread with this in its name is inside a class. */
    static void awaitInside(Class<?> type, String name) {
        await().untilAsserted(() -> assertThat(in(List.of(type.getName())))
                .anySatisfy(thread -> assertThat(thread).contains(name)));
    }

    private static List<String> in(List<String> classes) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> classes.stream().anyMatch(frame.getClassName()::startsWith)))
                .map(thread -> thread.getKey().getName())
                .sorted()
                .toList();
    }
}
