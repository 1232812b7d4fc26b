import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast the simulator answers. Prints status requests a second, beside the JDK's own HTTP server with a fixed answer of the same
 * size in the same run, and the time to draw and fetch a picture of 1024 x 1024. The simulator runs in a JVM of its own:
 *
 * <pre>
 * mvn -pl camel-flux-simulator -DskipTests package
 * java -jar camel-flux-simulator/target/camel-flux-simulator-0.1.0-SNAPSHOT-exec.jar --port 8090 --run-time-scale 0
 * java src/benchmarks/SimulatorPace.java http://127.0.0.1:8090
 * </pre>
 */
public final class SimulatorPace {

    private static final int CONNECTIONS = 4;
    private static final int PIPELINED = 16;
    private static final int WARM_UP = 3;
    private static final int PICTURES = 24;
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private SimulatorPace() {}

    public static void main(String[] arguments) throws Exception {
        String base = arguments[0];
        URI poll = URI.create(member("polling_url", submit(base, 0)));
        byte[] answer = get(poll).body();
        HttpServer peer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService peerThreads = Executors.newFixedThreadPool(CONNECTIONS);
        peer.setExecutor(peerThreads);
        peer.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        peer.start();
        URI fixed = URI.create("http://127.0.0.1:" + peer.getAddress().getPort() + "/?x=1");
        for (int round = 0; round < WARM_UP; round++) {
            rate(poll);
            rate(fixed);
        }
        double simulator = rate(poll);
        double jdk = rate(fixed);
        peer.stop(0);
        peerThreads.shutdown();
        System.out.printf(Locale.ROOT, "status requests a second   %8.0f%n", simulator);
        System.out.printf(Locale.ROOT, "the JDK's server, fixed    %8.0f%n", jdk);
        System.out.printf(Locale.ROOT, "ratio                      %8.2f%n", simulator / jdk);
        List<Double> millis = new ArrayList<>();
        for (int seed = 1; seed <= PICTURES; seed++) {
            URI link = URI.create(member("sample", new String(
                    get(URI.create(member("polling_url", submit(base, seed)))).body(), StandardCharsets.UTF_8)));
            long start = System.nanoTime();
            get(link);
            millis.add((System.nanoTime() - start) / 1e6);
        }
        List<Double> sorted = millis.stream().sorted().toList();
        System.out.printf(Locale.ROOT, "picture, first             %8.0f ms%n", millis.get(0));
        System.out.printf(Locale.ROOT, "picture, median of %d      %8.0f ms%n", PICTURES, sorted.get(PICTURES / 2));
    }

    private static String submit(String base, int seed) throws IOException, InterruptedException {
        String body = "{\"prompt\":\"a kite\",\"width\":1024,\"height\":1024,\"seed\":" + seed + "}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/v1/flux-2-pro"))
                .header("x-key", "pace")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static HttpResponse<byte[]> get(URI uri) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String member(String name, String json) {
        Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return matcher.group(1);
    }

    private static double rate(URI uri) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        List<Future<Integer>> counts = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            counts.add(clients.submit(ask(uri)));
        }
        int sum = 0;
        for (Future<Integer> count : counts) {
            sum += count.get();
        }
        clients.shutdown();
        return sum / (ROUND.toMillis() / 1000.0);
    }

    /** One connection with several requests on their way at a time, so that the client costs little. */
    private static Callable<Integer> ask(URI uri) {
        byte[] requests = ("GET " + uri.getRawPath() + "?" + uri.getRawQuery() + " HTTP/1.1\r\nHost: " + uri.getHost()
                        + "\r\n\r\n")
                .repeat(PIPELINED)
                .getBytes(StandardCharsets.US_ASCII);
        return () -> {
            try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
                int answers = 0;
                long end = System.nanoTime() + ROUND.toNanos();
                while (System.nanoTime() < end) {
                    socket.getOutputStream().write(requests);
                    for (int i = 0; i < PIPELINED; i++) {
                        readAnswer(socket.getInputStream());
                        answers++;
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
        Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
        if (!head.toString().startsWith("HTTP/1.1 200") || !length.find()) {
            throw new IOException("unexpected answer: " + head);
        }
        in.readNBytes(Integer.parseInt(length.group(1)));
    }
}
