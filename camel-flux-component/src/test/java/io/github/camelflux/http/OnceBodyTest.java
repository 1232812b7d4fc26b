package io.github.camelflux.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelflux.provider.JsonBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request body writes, and that it does so once, a chunk at a time. */
class OnceBodyTest {

    private final Queue<Runnable> executor = new ArrayDeque<>();

    @Test
    void valuesAreWrittenAsJsonInOrder() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("prompt", "a \"cat\"\né");
        members.put("seed", new BigInteger("18446744073709551616"));
        members.put("guidance", new BigDecimal("2.50"));
        members.put("raw", false);
        members.put("steps", 0);
        members.put("nothing", null);
        members.put("loras", List.of(Map.of("path", "p"), 1.5));

        assertThat(written(members))
                .isEqualTo("{\"prompt\":\"a \\\"cat\\\"\\né\",\"seed\":18446744073709551616,\"guidance\":2.50,"
                        + "\"raw\":false,\"steps\":0,\"nothing\":null,\"loras\":[{\"path\":\"p\"},1.5]}");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 12_287, 12_288, 12_289, 24_576, 100_000})
    void aBlobIsWrittenAsTheJdkEncodesIt(int length) throws IOException {
        PatternBlob blob = new PatternBlob(length);
        byte[] bytes = blob.open().readAllBytes();

        assertThat(written(Map.of("image", blob)))
                .isEqualTo("{\"image\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}");
    }

    @Test
    void blobsMayStandAnywhere() throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("first", new PatternBlob(2));
        members.put("images", List.of(new PatternBlob(4), "https://host/a.png", Map.of("b", new PatternBlob(3))));
        members.put("last", 1);

        JsonNode read = new ObjectMapper().readTree(written(members));

        assertThat(read.get("first").binaryValue()).hasSize(2);
        assertThat(read.get("images").get(0).binaryValue()).hasSize(4);
        assertThat(read.get("images").get(2).get("b").binaryValue()).hasSize(3);
        assertThat(read.get("last").intValue()).isEqualTo(1);
    }

    @Test
    void eachBlobIsOpenedOnceAndClosed() {
        PatternBlob blob = new PatternBlob(100_000);

        written(Map.of("image", blob));

        assertThat(blob.opened).hasValue(1);
        assertThat(blob.stillOpen).hasValue(0);
    }

    @Test
    void aChunkIsReadForEachOneAskedFor() {
        PatternBlob blob = new PatternBlob(30_000_000);
        OnceBody body = new OnceBody(new JsonBody(Map.of("image", blob)), executor::add);
        Reader reader = new Reader();
        body.subscribe(reader);
        runAll();
        assertThat(reader.chunks).isZero();

        reader.subscription.request(2);
        runAll();
        assertThat(reader.chunks).isEqualTo(2);

        reader.subscription.request(3);
        runAll();
        assertThat(reader.chunks).isEqualTo(5);
        assertThat(reader.largest).isLessThanOrEqualTo(BodyReader.CHUNK);
        assertThat(blob.largestRead.get()).isLessThanOrEqualTo(BodyReader.CHUNK);
    }

    @Test
    void oneTaskReadsOneChunkSoThatBodiesTakeTurns() {
        OnceBody body = new OnceBody(new JsonBody(Map.of("image", new PatternBlob(1_000_000))), executor::add);
        Reader reader = new Reader();
        body.subscribe(reader);
        reader.subscription.request(Long.MAX_VALUE);

        executor.remove().run();

        assertThat(reader.chunks).isEqualTo(1);
        assertThat(executor).hasSize(1);
    }

    @Test
    void aSecondSubscriptionFailsAndReadsNothing() {
        OnceBody body = new OnceBody(new JsonBody(Map.of()), executor::add);
        Reader first = new Reader();
        Reader second = new Reader();
        body.subscribe(first);
        body.subscribe(second);
        second.subscription.request(1);
        first.subscription.request(1);
        runAll();

        assertThat(second.failure).isInstanceOf(IllegalStateException.class);
        assertThat(second.chunks).isZero();
        assertThat(first.complete).isTrue();
    }

    @Test
    void aBodyRevokedBeforeItWasReadIsNeverRead() {
        OnceBody body = new OnceBody(new JsonBody(Map.of()), executor::add);
        Reader reader = new Reader();
        body.subscribe(reader);
        reader.subscription.request(1);

        assertThat(body.revoke()).isTrue();
        runAll();

        assertThat(reader.chunks).isZero();
        assertThat(reader.failure).isInstanceOf(IOException.class);
        assertThat(body.revoke()).isTrue();
    }

    @Test
    void aBodyOfWhichAChunkWasReadCannotBeRevoked() {
        OnceBody body = new OnceBody(new JsonBody(Map.of("image", new PatternBlob(100))), executor::add);
        Reader reader = new Reader();
        body.subscribe(reader);
        reader.subscription.request(1);
        runAll();

        assertThat(body.revoke()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBodyThatIsCancelledOrClosedHalfwayLeavesNothingOpen(boolean cancelled) {
        PatternBlob blob = new PatternBlob(1_000_000);
        OnceBody body = new OnceBody(new JsonBody(Map.of("image", blob)), executor::add);
        Reader reader = new Reader();
        body.subscribe(reader);
        reader.subscription.request(3);
        runAll();
        assertThat(blob.stillOpen).hasValue(1);

        if (cancelled) {
            reader.subscription.cancel();
        } else {
            body.close();
        }
        reader.subscription.request(1);
        runAll();

        assertThat(blob.stillOpen).hasValue(0);
        assertThat(reader.chunks).isEqualTo(3);
    }

    @Test
    void aBlobShorterThanItSaidIsAnError() {
        PatternBlob lying = new PatternBlob(10) {
            @Override
            public long length() {
                return 20;
            }
        };
        OnceBody body = new OnceBody(new JsonBody(Map.of("image", lying)), executor::add);
        Reader reader = new Reader();
        body.subscribe(reader);
        reader.subscription.request(10);
        runAll();

        assertThat(reader.failure).hasMessage("a picture of the request is not as long as it said");
        assertThat(body.unreadable()).isNotNull();
        assertThat(lying.stillOpen).hasValue(0);
    }

    @Test
    void aValueThatJsonDoesNotKnowIsRefusedWithoutShowingIt() {
        Object odd = new Object() {
            @Override
            public String toString() {
                return "a secret";
            }
        };

        assertThatThrownBy(() -> new OnceBody(new JsonBody(Map.of("odd", odd)), executor::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a value of the request cannot be written as JSON");
    }

    private String written(Map<String, Object> members) {
        OnceBody body = new OnceBody(new JsonBody(members), executor::add);
        Reader reader = new Reader();
        body.subscribe(reader);
        reader.subscription.request(Long.MAX_VALUE);
        runAll();
        assertThat(reader.failure).isNull();
        assertThat(reader.complete).isTrue();
        assertThat(body.contentLength()).isEqualTo(reader.read.size());
        return reader.read.toString(StandardCharsets.UTF_8);
    }

    private void runAll() {
        while (!executor.isEmpty()) {
            executor.remove().run();
        }
    }

    private static final class Reader implements Flow.Subscriber<ByteBuffer> {

        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private Flow.Subscription subscription;
        private int chunks;
        private int largest;
        private Throwable failure;
        private boolean complete;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(ByteBuffer chunk) {
            chunks++;
            largest = Math.max(largest, chunk.remaining());
            byte[] bytes = new byte[chunk.remaining()];
            chunk.get(bytes);
            read.writeBytes(Arrays.copyOf(bytes, bytes.length));
        }

        @Override
        public void onError(Throwable given) {
            failure = given;
        }

        @Override
        public void onComplete() {
            complete = true;
        }
    }
}
