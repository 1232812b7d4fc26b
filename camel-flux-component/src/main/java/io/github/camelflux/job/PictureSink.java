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
     * @param number from 0, among those that the attempt made
     * @param picture kept by a reference of the sink's own
     */
    CompletionStage<Void> keep(JobId id, int number, KeptPicture picture);

    /**
     * A kept picture, with a reference for the caller, who releases it.
     *
     * @param number from 0, among those that the attempt made
     */
    CompletionStage<Optional<KeptPicture>> find(JobId id, int number);

    /** Keeps the first picture of an attempt. */
    default CompletionStage<Void> keep(JobId id, KeptPicture picture) {
        return keep(id, 0, picture);
    }

    /** The first picture of an attempt, as {@link #find(JobId, int)} says. */
    default CompletionStage<Optional<KeptPicture>> find(JobId id) {
        return find(id, 0);
    }

    /** Gives the pictures of an attempt up. */
    void drop(JobId id);

    /**
     * A picture's bytes.
     *
     * @param bytes counted; see {@link Blob}
     * @param contentType as its host said; null when it did not
     */
    record KeptPicture(Blob bytes, String contentType) {}
}
