package io.github.camelflux.component;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Waits without a thread until each of several places is filled. Safe for use by several threads. */
final class Gathering<T> {

    private final AtomicReferenceArray<T> places;
    private final AtomicInteger missing;
    private final Consumer<List<T>> complete;

    /**
     * @param size how many places there are
     * @param complete told once, by whoever fills the last place
     */
    Gathering(int size, Consumer<List<T>> complete) {
        this.places = new AtomicReferenceArray<>(size);
        this.missing = new AtomicInteger(size);
        this.complete = complete;
    }

    /** Fills a place; to be told once. */
    Consumer<T> place(int index) {
        return value -> {
            places.set(index, value);
            if (missing.decrementAndGet() == 0) {
                complete.accept(IntStream.range(0, places.length())
                        .mapToObj(places::get)
                        .toList());
            }
        };
    }
}
