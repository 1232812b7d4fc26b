package io.github.camelflux.job;

import io.github.camelflux.image.Blob;
import io.github.camelflux.job.life.JobId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Port: where the bytes of pictures are kept until their retention ends. Safe for use by several threads. */
public interface PictureSink {

    /**
     * Keeps a picture.
     *
     * @param id the attempt that made it
     * @param picture kept by a reference of the sink's own
     */
    CompletionStage<Void> keep(JobId id, KeptPicture picture);

    /** The kept picture, with a reference for the caller, who releases it. */
    CompletionStage<Optional<KeptPicture>> find(JobId id);

    /** Gives a picture up. */
    void drop(JobId id);

    /**
     * A picture's bytes.
     *
     * @param bytes counted; see {@link Blob}
     * @param contentType as its host said; null when it did not
     */
    record KeptPicture(Blob bytes, String contentType) {}
}
