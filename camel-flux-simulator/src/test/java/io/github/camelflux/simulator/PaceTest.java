package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.junit.FluxSimulation;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Each test stops at the first round that is fast enough, so that a machine busy with something else does not fail
 * it.
 */
@FluxSimulation(render = Render.DRAWN)
class PaceTest {

    private static final int ROUNDS = 10;

    @Test
    void five_thousand_status_requests_are_answered_in_a_second(FluxSimulator simulator) throws Exception {
        JsonNode accepted = new Client(simulator).accepted("flux-2-pro", "{\"prompt\":\"a kite\"}");
        URI poll = URI.create(accepted.get("polling_url").textValue());
        int best = 0;
        for (int round = 0; round < ROUNDS && best < 5000; round++) {
            best = Math.max(best, answersInASecond(poll));
        }
        assertThat(best).isGreaterThanOrEqualTo(5000);
    }

    @Test
    void a_picture_of_a_megapixel_is_drawn_and_fetched_in_150_ms(FluxSimulator simulator) {
        Client client = new Client(simulator);
        Duration best = Duration.ofDays(1);
        for (int seed = 0; seed < 3 * ROUNDS && best.toMillis() >= 150; seed++) {
            String link = client.sample(client.accepted("flux-2-pro", "{\"prompt\":\"a kite\",\"seed\":" + seed + "}"));
            long start = System.nanoTime();
            client.download(link);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            best = took.compareTo(best) < 0 ? took : best;
        }
        assertThat(best).isLessThan(Duration.ofMillis(150));
    }

    private static int answersInASecond(URI poll) throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(4);
        List<Future<Integer>> counts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            counts.add(clients.submit(pollFor(poll, Duration.ofSeconds(1))));
        }
        int sum = 0;
        for (Future<Integer> count : counts) {
            sum += count.get();
        }
        clients.shutdown();
        return sum;
    }

    /** One connection; sixteen requests are on their way at a time, so that the client costs little. */
    private static Callable<Integer> pollFor(URI poll, Duration time) {
        byte[] requests = ("GET " + poll.getPath() + "?" + poll.getQuery() + " HTTP/1.1\r\nHost: " + poll.getHost()
                        + "\r\n\r\n")
                .repeat(16)
                .getBytes(StandardCharsets.US_ASCII);
        return () -> {
            try (Socket socket = new Socket(poll.getHost(), poll.getPort())) {
                int answers = 0;
                long end = System.nanoTime() + time.toNanos();
                while (System.nanoTime() < end) {
                    socket.getOutputStream().write(requests);
                    answers += 16;
                    for (int i = 0; i < 16; i++) {
                        readAnswer(socket.getInputStream());
                    }
                }
                return answers;
            }
        };
    }

    private static void readAnswer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            head.append((char) in.read());
        }
        assertThat(head).startsWith("HTTP/1.1 200");
        String length = head.toString().replaceAll("(?s).*Content-Length: (\\d+).*", "$1");
        in.readNBytes(Integer.parseInt(length));
    }
}
