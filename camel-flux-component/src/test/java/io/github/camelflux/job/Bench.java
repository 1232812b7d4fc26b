package io.github.camelflux.job;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Operation;
import io.github.camelflux.image.Spool;
import io.github.camelflux.job.budget.Booking;
import io.github.camelflux.job.life.IdempotencyKey;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobTerms;
import io.github.camelflux.job.life.NodeId;
import io.github.camelflux.job.poll.Polling;
import io.github.camelflux.job.poll.RunClass;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.Callback;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.JsonBody;
import io.github.camelflux.provider.Provider;
import io.github.camelflux.provider.RateLimit;
import io.github.camelflux.provider.bfl.BflProvider;
import io.github.camelflux.store.MemoryJobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** An aggregator on a memory store whose provider says what a test wrote down, with time that the test turns. */
final class Bench {

    static final JobTiming TIMING = new JobTiming(
            Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            polling(Optional.of(Duration.ofSeconds(1))),
            Duration.ofMinutes(30),
            Duration.ofMinutes(10));
    /** A video that came without an order is followed longer, and asked for its state when it is worth it. */
    static final Duration VIDEO_LOST_AFTER = Duration.ofMinutes(40);

    static final Duration CREDIT_PAUSE = Duration.ofMinutes(1);

    private static final Duration WAIT = Duration.ofMinutes(3);
    private static final Spool SPOOL = new Spool(Path.of("unused"));

    final SettableTime time = new SettableTime();
    final ModelPictures pictures = new ModelPictures();
    final MemoryJobStore memory;
    final SwitchableStore store;
    final Permits permits;
    final JobAggregator aggregator;
    final Deque<Exchanger.Exchanged> posts = new ArrayDeque<>();
    final Deque<CompletableFuture<Exchanger.Exchanged>> latePosts = new ArrayDeque<>();
    final Deque<Exchanger.Exchanged> polls = new ArrayDeque<>();
    final Deque<Downloader.Downloaded> downloads = new ArrayDeque<>();
    final List<HttpCall> posted = new ArrayList<>();
    final List<Duration> polledAt = new ArrayList<>();
    /** What a job says of itself when nothing is written down; null for nothing. */
    Supplier<Exchanger.Exchanged> state;

    private int attempts;

    Bench() {
        this(24, 1000);
    }

    Bench(int maxInFlight, int storeBound) {
        this(new Permits(maxInFlight, 1000), storeBound);
    }

    Bench(List<RateLimit> rates) {
        this(new Permits(24, 1000), 1000, rates);
    }

    Bench(Permits permits, int storeBound) {
        this(permits, storeBound, List.of());
    }

    private Bench(Permits permits, int storeBound, List<RateLimit> rates) {
        this(permits, storeBound, rates, new BflProvider(ModelCatalog.shipped()), null);
    }

    /** @param other answers instead of what is written down */
    Bench(Provider provider, Exchanger other) {
        this(new Permits(24, 1000), 1000, provider.rates(), provider, other);
    }

    private Bench(Permits permits, int storeBound, List<RateLimit> rates, Provider provider, Exchanger other) {
        memory = new MemoryJobStore(
                time, new MemoryJobStore.Bounds(storeBound, Long.MAX_VALUE), pictures, () -> 0, ZoneOffset.UTC);
        store = new SwitchableStore(memory);
        this.permits = permits;
        Account account = new Account("default", "secret", URI.create("https://api.bfl.ai"));
        ProviderLine line = new ProviderLine(
                provider,
                account,
                other == null ? this::exchange : other,
                this::download,
                new KeyLimits(
                        permits,
                        new CreditPause(CREDIT_PAUSE, time::nanos, time),
                        new BarredModels(CREDIT_PAUSE, time::nanos),
                        new RequestRate(rates, time::nanos, time)));
        aggregator = new JobAggregator(
                new JobPorts(
                        store.store(),
                        pictures,
                        (name, alias) -> Optional.of(line),
                        time,
                        time,
                        time::nanos,
                        Runnable::run,
                        () -> new JobId("j" + ++attempts),
                        () -> 1.0),
                JobSettings.of(new NodeId("node"), TIMING.requestTimeout()),
                terms -> terms.operation() == Operation.VIDEO ? followed(VIDEO_LOST_AFTER) : TIMING);
        aggregator.start();
    }

    static Polling polling(Optional<Duration> interval) {
        return new Polling(
                interval, 4, new RunClass("bfl", "flux-2-pro", Operation.GENERATE, ""), Duration.ofSeconds(10));
    }

    private static JobTiming followed(Duration lostAfter) {
        return timing(polling(Optional.empty()), lostAfter);
    }

    static JobTiming timing(Polling polling, Duration lostAfter) {
        return new JobTiming(
                TIMING.queueTimeout(),
                TIMING.submitTimeout(),
                TIMING.requestTimeout(),
                TIMING.downloadTimeout(),
                polling,
                lostAfter,
                TIMING.linkLifetime());
    }

    /** A job that is taken at once and ready at the first look. */
    Bench ready() {
        posts.add(accepted("t" + attempts + posts.size()));
        polls.add(status("Ready"));
        return this;
    }

    List<Ending> submit(String key) {
        return submit(key, "a cat", false);
    }

    List<Ending> submit(String key, String prompt, boolean resubmit) {
        List<Ending> endings = new ArrayList<>();
        aggregator.submit(
                order(key, prompt, true, resubmit),
                new Waiter(Waiter.Until.SETTLED, WAIT, false, endings::add),
                () -> {});
        return endings;
    }

    /** A job that is to be reported. */
    List<Ending> submitReported(String key) {
        return submitReported(key, "flux-2-pro");
    }

    List<Ending> submitReported(String key, String model) {
        Callback callback = new Callback(URI.create("https://us.example/hooks"), "s3cret");
        List<Ending> endings = new ArrayList<>();
        aggregator.submit(
                order(key, model, "a cat", true, false, TIMING, callback),
                new Waiter(Waiter.Until.SETTLED, WAIT, false, endings::add),
                () -> {});
        return endings;
    }

    /** The token of the address that the last submission asked to be reported to. */
    String token() {
        JsonBody body = (JsonBody) posted.get(posted.size() - 1).body();
        String url = (String) body.members().get("webhook_url");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    List<Ending> submitAndGo(String key) {
        List<Ending> endings = new ArrayList<>();
        aggregator.submit(
                order(key, "a cat", false, false),
                new Waiter(Waiter.Until.ACCEPTED, WAIT, false, endings::add),
                () -> {});
        return endings;
    }

    static IdempotencyKey key(String key) {
        return IdempotencyKey.of("bench", key);
    }

    static Exchanger.Exchanged accepted(String id) {
        return answer(
                200, "{\"id\":\"" + id + "\",\"polling_url\":\"https://api.eu2.bfl.ai/v1/get_result?id=" + id + "\"}");
    }

    static Exchanger.Exchanged status(String status) {
        return answer(
                200,
                "{\"id\":\"t\",\"status\":\"" + status
                        + "\",\"result\":{\"sample\":\"https://delivery.eu2.bfl.ai/x.jpeg\",\"seed\":7},\"cost\":3}");
    }

    static Exchanger.Exchanged answer(int status, String body) {
        return answer(status, body, Map.of());
    }

    static Exchanger.Exchanged answer(int status, String body, Map<String, List<String>> headers) {
        return new Exchanger.Exchanged.Answered(new HttpAnswer(status, headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    static Order order(String key, String prompt, boolean awaited, boolean resubmit) {
        return order(key, prompt, awaited, resubmit, TIMING);
    }

    static Order order(String key, String prompt, boolean awaited, boolean resubmit, JobTiming timing) {
        return order(key, "flux-2-pro", prompt, awaited, resubmit, timing, null);
    }

    private static Order order(
            String key,
            String model,
            String prompt,
            boolean awaited,
            boolean resubmit,
            JobTiming timing,
            Callback callback) {
        ImageRequest request =
                ImageRequest.builder(Operation.GENERATE, model).prompt(prompt).build();
        JobTerms terms = new JobTerms(
                Operation.GENERATE,
                model,
                "bfl",
                "default",
                "route",
                awaited,
                Map.of(),
                Duration.ofHours(24),
                Booking.NONE);
        return new Order(
                key(key),
                request.fingerprint(),
                request,
                terms,
                List.of("default"),
                timing,
                callback,
                null,
                24,
                0,
                resubmit);
    }

    private CompletionStage<Exchanger.Exchanged> exchange(HttpCall call, Duration limit) {
        Deque<Exchanger.Exchanged> script = polls;
        if (call.method().equals("POST")) {
            posted.add(call);
            script = posts;
            if (!latePosts.isEmpty()) {
                return latePosts.poll();
            }
        } else {
            polledAt.add(Duration.ofNanos(time.nanos()));
            if (script.isEmpty() && state != null) {
                return CompletableFuture.completedFuture(state.get());
            }
        }
        return script.isEmpty() ? new CompletableFuture<>() : CompletableFuture.completedFuture(script.poll());
    }

    private CompletionStage<Downloader.Downloaded> download(URI link, Duration limit) {
        return CompletableFuture.completedFuture(
                downloads.isEmpty() ? new Downloader.Downloaded.Fetched(bytes(), "image/jpeg") : downloads.poll());
    }

    private static io.github.camelflux.image.Blob bytes() {
        try {
            return SPOOL.of(new byte[] {1, 2, 3});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
