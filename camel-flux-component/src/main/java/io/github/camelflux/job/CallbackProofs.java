package io.github.camelflux.job;

import io.github.camelflux.provider.CallbackKeys;
import io.github.camelflux.provider.CallbackProof;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.Provider;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has signatures of callbacks checked. Public keys of a provider are fetched once and kept for a day at most; if they do not fit they
 * are fetched anew, but not again and again for forged callbacks. Safe for use by several threads.
 */
final class CallbackProofs {

    private static final Duration GOOD_FOR = Duration.ofHours(24);
    private static final Duration LEAST_AGE = Duration.ofMinutes(1);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final JobPorts ports;
    private final Map<String, Published> published = new ConcurrentHashMap<>();

    CallbackProofs(JobPorts ports) {
        this.ports = ports;
    }

    /** @return never completes exceptionally */
    CompletionStage<CallbackProof> check(ProviderLine line, HttpAnswer callback, String secret) {
        Provider provider = line.provider();
        Optional<HttpCall> question = provider.callbackKeys();
        if (question.isEmpty()) {
            return CompletableFuture.completedStage(proof(provider, callback, secret, null));
        }
        return keys(line, question.get(), GOOD_FOR).thenCompose(known -> {
            CallbackProof proof = proof(provider, callback, secret, known);
            return proof == CallbackProof.UNKNOWN_KEY
                    ? keys(line, question.get(), LEAST_AGE)
                            .thenApply(fresh -> settled(proof(provider, callback, secret, fresh), fresh))
                    : CompletableFuture.completedStage(proof);
        });
    }

    /** With keys that are as new as can be, a signature that fits none of them is wrong. */
    private static CallbackProof settled(CallbackProof proof, String keys) {
        return proof == CallbackProof.UNKNOWN_KEY && keys != null ? CallbackProof.INVALID : proof;
    }

    private CallbackProof proof(Provider provider, HttpAnswer callback, String secret, String keys) {
        return provider.proof(
                callback, new CallbackKeys(secret, keys), ports.clock().instant());
    }

    /** The document of the keys, fetched if it is older than that; null if it is not there. */
    private CompletionStage<String> keys(ProviderLine line, HttpCall question, Duration most) {
        long now = ports.nanos().getAsLong();
        Published last = published.get(line.provider().name());
        if (last != null && now - last.since() < most.toNanos()) {
            return last.document();
        }
        CompletionStage<String> document = line.exchanger()
                .exchange(question, LIMIT)
                .thenApply(ended -> ended instanceof Exchanger.Exchanged.Answered answered
                                && answered.answer().status() == 200
                        ? new String(answered.answer().body(), StandardCharsets.UTF_8)
                        : null);
        published.put(line.provider().name(), new Published(document, now));
        document.thenAccept(text -> {
            if (text == null) {
                published.remove(line.provider().name());
            }
        });
        return document;
    }

    private record Published(CompletionStage<String> document, long since) {}
}
