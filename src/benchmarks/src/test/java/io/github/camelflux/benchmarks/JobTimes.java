package io.github.camelflux.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a job began and ended, as the provider says afterwards.
 *
 * @param began in seconds
 * @param ended in seconds
 */
record JobTimes(double began, double ended) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static JobTimes ask(SimulatorProcess simulator, String remoteId) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.polling() + "/v1/get_result?id=" + remoteId))
                .header("x-key", "benchmark")
                .build();
        try {
            String answer =
                    CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return new JobTimes(number(answer, "start_time"), number(answer, "end_time"));
        } catch (IOException e) {
            throw new IllegalStateException("The simulator does not say what became of " + remoteId, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    double run() {
        return ended - began;
    }

    /**
     * How much of the permits' time jobs ran, from the first moment at which all permits were taken to the last submission. The
     * provider counts a job until it has ended; a permit that waits for somebody to notice that is idle.
     */
    static double use(List<JobTimes> jobs, int permits) {
        List<Double> begins = jobs.stream().map(JobTimes::began).sorted().toList();
        double from = begins.get(permits - 1);
        double to = begins.get(begins.size() - 1);
        double busy = jobs.stream()
                .mapToDouble(job -> Math.max(0, Math.min(to, job.ended) - Math.max(from, job.began)))
                .sum();
        return busy / (permits * (to - from));
    }

    private static double number(String json, String member) {
        Matcher number = Pattern.compile("\"" + member + "\"\\s*:\\s*([0-9.]+)").matcher(json);
        if (!number.find()) {
            throw new IllegalStateException("no " + member + " in " + json);
        }
        return Double.parseDouble(number.group(1));
    }
}
