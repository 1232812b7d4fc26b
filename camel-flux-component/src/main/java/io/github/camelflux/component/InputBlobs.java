package io.github.camelflux.component;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.InputImage;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Owns the bytes of the pictures that one exchange sends. They must stay until the job is accepted or refused: the step closes this
 * when it is told how its wait ended, and the exchange's unit of work closes it at the latest. Safe for use by several threads.
 */
final class InputBlobs implements AutoCloseable {

    private final List<Blob> blobs = new ArrayList<>();
    private boolean closed;

    /** Closes this when the unit of work of an exchange is done, however it ended. */
    void closeWith(Exchange exchange) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                close();
            }

            @Override
            public boolean allowHandover() {
                // The step waits for the job's end before anybody else gets the exchange.
                return false;
            }
        });
    }

    /** @param blob with a reference that is taken over */
    synchronized InputImage add(Blob blob) {
        if (closed) {
            blob.release();
            throw new IllegalStateException("The exchange is done");
        }
        blobs.add(blob);
        return new InputImage.Inline(blob);
    }

    synchronized boolean isEmpty() {
        return blobs.isEmpty();
    }

    /** Gives all bytes up. Closing again changes nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        blobs.forEach(Blob::release);
        blobs.clear();
    }
}
