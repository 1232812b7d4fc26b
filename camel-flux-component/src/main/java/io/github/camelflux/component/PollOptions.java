package io.github.camelflux.component;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.ImageSize;
import io.github.camelflux.image.Model;
import io.github.camelflux.job.life.JobTerms;
import io.github.camelflux.job.poll.Polling;
import io.github.camelflux.job.poll.RunClass;
import java.util.Optional;

/** The options {@code pollsPerJob} and {@code pollInterval}, and which jobs a job learns from. */
final class PollOptions {

    private static final long MEGAPIXEL = 1 << 20;
    private static final String SECONDS = "duration";

    private PollOptions() {}

    static Polling of(JobOptions options, String provider, ImageRequest request, Model model) {
        String size = size(request, model);
        Object seconds = request.extra().get(SECONDS);
        String all = seconds == null ? size : (size + " " + seconds + " s").strip();
        return polling(options, new RunClass(provider, request.model(), request.operation(), all), model);
    }

    /** A job whose request is not known any more: of the size that the model makes when it is not told. */
    static Polling of(JobOptions options, JobTerms terms, Model model) {
        RunClass runs = new RunClass(terms.provider(), terms.model(), terms.operation(), standard(model));
        return polling(options, runs, model);
    }

    private static Polling polling(JobOptions options, RunClass runs, Model model) {
        return new Polling(
                Optional.ofNullable(options.getPollInterval()),
                options.getPollsPerJob(),
                runs,
                model.expectedRunTime());
    }

    private static String size(ImageRequest request, Model model) {
        if (request.width() != null && request.height() != null) {
            return megapixels((long) request.width() * request.height());
        }
        return request.resolution() == null ? standard(model) : request.resolution();
    }

    private static String standard(Model model) {
        ImageSize size = model.size().standard();
        return size == null ? "" : megapixels(size.pixels());
    }

    /** In steps of two, so that a class soon has enough jobs to learn from. */
    private static String megapixels(long pixels) {
        long most = 1;
        while (most * MEGAPIXEL < pixels) {
            most *= 2;
        }
        return "up to " + most + " MP";
    }
}
