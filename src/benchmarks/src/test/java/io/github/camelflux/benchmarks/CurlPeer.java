package io.github.camelflux.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Moves pictures by {@code curl}. What is timed is curl alone: jobs are bought and asked for by a client of ours. */
final class CurlPeer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "curl";

    private final SimulatorProcess simulator;
    private final Path directory;
    private final Curl curl;
    private final BflClient client;

    CurlPeer(SimulatorProcess simulator, Path directory, int atATime) {
        this.simulator = simulator;
        this.directory = directory;
        this.curl = new Curl(directory, atATime);
        this.client = new BflClient(simulator.api(), KEY);
    }

    /** Fetches new pictures; says how many seconds that took. */
    double out(int pictures) throws Exception {
        List<BflClient.Job> jobs = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            jobs.add(BflClient.await(client.submit("picture " + i)).orElseThrow());
        }
        return fetch(jobs);
    }

    /** Sends a picture with each request, and fetches the results; says how many seconds that took. */
    double inAndOut(int pictures, Path picture) throws Exception {
        Path request = directory.resolve("request.json");
        Files.writeString(
                request,
                JSON.createObjectNode()
                        .put("prompt", "the same by night")
                        .put("input_image", Base64.getEncoder().encodeToString(Files.readAllBytes(picture)))
                        .toString());
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            posts.add(Curl.post(simulator.api() + "/v1/flux-2-pro", KEY, request, answer(i)));
        }
        double seconds = curl.run(posts).toNanos() / 1e9;
        List<BflClient.Job> jobs = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            JsonNode answer = JSON.readTree(answer(i).toFile());
            jobs.add(new BflClient.Job(
                    answer.get("id").textValue(),
                    URI.create(answer.get("polling_url").textValue())));
        }
        return seconds + fetch(jobs);
    }

    private double fetch(List<BflClient.Job> jobs) throws IOException, InterruptedException {
        List<String> transfers = new ArrayList<>();
        for (BflClient.Job job : jobs) {
            URI link = BflClient.await(client.poll(job)).orElseThrow();
            transfers.add(Curl.fetch(link.toString(), directory.resolve("fetched-" + transfers.size())));
        }
        return curl.run(transfers).toNanos() / 1e9;
    }

    private Path answer(int number) {
        return directory.resolve("answer-" + number);
    }
}
