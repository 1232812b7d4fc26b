package io.github.camelflux.component;

import io.github.camelflux.image.Blob;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Releases the pictures of bodies that nobody can read any more. When a picture is done with cannot be told from its exchange: an
 * enricher, an aggregator or a parallel branch hands the body on to another exchange, which ends later. Works without a thread:
 * whoever makes a body looks. What is left when a component stops goes with its spool. Safe for use by several threads.
 */
final class PictureReferences {

    private static final ReferenceQueue<PictureBody> UNREACHABLE = new ReferenceQueue<>();
    private static final Set<Held> HELD = ConcurrentHashMap.newKeySet();

    private PictureReferences() {}

    /** Releases the bytes when the body is unreachable. */
    static void hold(PictureBody body, Blob bytes) {
        releaseUnreachable();
        HELD.add(new Held(body, bytes));
    }

    /** Releases what became unreachable since the last look. */
    static void releaseUnreachable() {
        for (Reference<?> gone = UNREACHABLE.poll(); gone != null; gone = UNREACHABLE.poll()) {
            Held held = (Held) gone;
            HELD.remove(held);
            held.bytes.release();
        }
    }

    private static final class Held extends PhantomReference<PictureBody> {

        private final Blob bytes;

        private Held(PictureBody body, Blob bytes) {
            super(body, UNREACHABLE);
            this.bytes = bytes;
        }
    }
}
