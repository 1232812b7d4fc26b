package io.github.camelflux.component;

import io.github.camelflux.image.Spool;
import io.github.camelflux.job.JobStore;
import io.github.camelflux.job.PictureSink;
import io.github.camelflux.store.KeptPictures;
import io.github.camelflux.store.MemoryJobStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;

/** Jobs in memory and pictures in files, until the component stops. */
final class MemoryKeeping implements JobKeeping {

    private static final MemoryJobStore.Bounds KEPT = new MemoryJobStore.Bounds(10_000, 4L << 30);

    private final Spool files;
    private final KeptPictures pictures;
    private final JobStore jobs;

    /** @param zone decides which day of the ledger a job ended on */
    MemoryKeeping(Clock clock, Path directory, ZoneId zone) {
        files = new Spool(directory, 0);
        pictures = new KeptPictures(files);
        jobs = new MemoryJobStore(clock, KEPT, pictures, pictures::bytes, zone);
    }

    @Override
    public JobStore jobs() {
        return jobs;
    }

    @Override
    public PictureSink pictures() {
        return pictures;
    }

    @Override
    public int keptPictures() {
        return pictures.size();
    }

    @Override
    public long keptBytes() {
        return pictures.bytes();
    }

    @Override
    public String promise() {
        return "Jobs and pictures are kept in memory: each message buys once as long as this process runs."
                + " What is in flight when it ends is not followed any more.";
    }

    @Override
    public String left(int running) {
        return "Jobs that were running at the stop: " + running
                + ". They go on at the provider and may be charged, and nobody"
                + " fetches their pictures: the job store in memory ends here.";
    }

    @Override
    public void close() {
        pictures.close();
        files.close();
    }
}
