package io.github.camelflux.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Large pictures through a small heap, many at a time: MB a second beside {@code curl}, which writes to the same disk, and the peak
 * of the heap. Pictures go out, pictures go in and out, and out into a {@code file:} endpoint, which copies each once more. The
 * component and the simulator each have a JVM of their own.
 *
 * <pre>
 * mvn -Pbenchmark -Dbenchmark=Large -pl src/benchmarks -am -DskipTests verify
 * </pre>
 */
public final class Large {

    private static final int AT_A_TIME = 24;
    private static final int ROUNDS = 3;
    private static final double MB = 1e6;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatorProcess simulator;
    private final Path directory;
    private final Sizes sizes;

    private Large(SimulatorProcess simulator, Path directory, Sizes sizes) {
        this.simulator = simulator;
        this.directory = directory;
        this.sizes = sizes;
    }

    /**
     * Sizes.
     *
     * @param pictures in all
     * @param bytes of each
     * @param heap of the component's JVM, as for -Xmx
     */
    record Sizes(int pictures, int bytes, String heap) {

        /** How many go before, with curl as with the component: neither a cold JVM nor a cold simulator is what is asked. */
        int before() {
            return 1 + pictures / 2;
        }

        Map<String, Object> settings() {
            Map<String, Object> settings = new LinkedHashMap<>();
            settings.put("large.pictures", pictures);
            settings.put("large.bytes", bytes);
            settings.put("large.heap", heap);
            return settings;
        }
    }

    /**
     * What one of them did.
     *
     * @param transfer what was moved, and by whom
     * @param pictures that arrived whole
     * @param seconds for all
     * @param mbPerSecond of pictures, in and out; base64 is not counted
     * @param toCurl the same in parts of curl's
     * @param peakHeapMb most that was on the heap, garbage included
     * @param liveHeapMb most that was on it after a collection
     */
    record Row(
            String transfer,
            int pictures,
            double seconds,
            double mbPerSecond,
            Double toCurl,
            Double peakHeapMb,
            Double liveHeapMb) {}

    /** Prints the table and writes JSON. System properties: see {@link Sizes#settings()}. */
    public static void main(String[] arguments) throws Exception {
        Sizes sizes = new Sizes(
                Integer.getInteger("large.pictures", 200),
                Integer.getInteger("large.bytes", 20_000_000),
                System.getProperty("large.heap", "128m"));
        new Report("large", sizes.settings(), Map.of(AT_A_TIME + " pictures at a time", measure(sizes))).publish();
    }

    static List<Row> measure(Sizes sizes) throws Exception {
        // Not below the directory for temporary files: that may be in memory.
        Path directory = Files.createTempDirectory(
                Files.createDirectories(Path.of("target")).toAbsolutePath(), "large");
        try (SimulatorProcess simulator = SimulatorProcess.start(
                "--render", "flat", "--picture-bytes", String.valueOf(sizes.bytes()), "--run-time", "PT0S")) {
            return new Large(simulator, directory, sizes).rows();
        } finally {
            delete(directory);
        }
    }

    private List<Row> rows() throws Exception {
        Path input = directory.resolve("input.png");
        LargePicture.write(input, sizes.bytes());
        CurlPeer curl = new CurlPeer(simulator, directory, AT_A_TIME);
        List<Row> rows = new ArrayList<>();
        curl.out(sizes.before());
        List<Double> byCurl = new ArrayList<>();
        List<LargeRoute.Measured> byComponent = new ArrayList<>();
        // In turn, and the middle one counts: how fast files are written moves by half from one minute to the next.
        for (int i = 0; i < ROUNDS; i++) {
            settle();
            byCurl.add(curl.out(sizes.pictures()));
            byComponent.add(component("out", ""));
        }
        double out = byCurl.stream().sorted().toList().get(ROUNDS / 2);
        byComponent.sort(Comparator.comparingDouble(LargeRoute.Measured::seconds));
        rows.add(row("out: curl", sizes.pictures(), 1, out, null, null));
        rows.add(row("out: component, into the body's file", 1, out, byComponent.get(ROUNDS / 2)));
        rows.add(row("out: component, then file:", 1, out, component("file", "file:" + directory.resolve("out"))));
        settle();
        double both = curl.inAndOut(sizes.pictures(), input);
        rows.add(row("in and out: curl", sizes.pictures(), 2, both, null, null));
        rows.add(row("in and out: component", 2, both, component("in and out", "", input.toString())));
        // Before curl's first, and before each of the component's.
        int purchases = (1 + ROUNDS + 2) * sizes.before() + (2 * ROUNDS + 3) * sizes.pictures();
        if (simulator.billed() != purchases) {
            throw new IllegalStateException(purchases + " were bought, but " + simulator.billed() + " were billed");
        }
        return rows;
    }

    private LargeRoute.Measured component(String name, String next, String... input) throws Exception {
        settle();
        List<String> arguments = new ArrayList<>(List.of(
                simulator.api().toString(),
                directory.toString(),
                String.valueOf(sizes.pictures()),
                String.valueOf(sizes.before()),
                String.valueOf(sizes.bytes()),
                next));
        arguments.addAll(List.of(input));
        List<String> command = JavaCommand.of(
                LargeRoute.class, List.of("-Xmx" + sizes.heap(), "-XX:+ExitOnOutOfMemoryError"), arguments);
        Process jvm = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(jvm::destroy));
        List<String> said = jvm.inputReader().lines().toList();
        if (jvm.waitFor() != 0 || said.isEmpty()) {
            throw new IllegalStateException(name + " ended with " + jvm.exitValue() + ": " + said);
        }
        return JSON.readValue(said.get(said.size() - 1), LargeRoute.Measured.class);
    }

    private Row row(String name, int ways, double curlSeconds, LargeRoute.Measured measured) {
        return row(name, measured.delivered(), ways, measured.seconds(), curlSeconds, measured);
    }

    private Row row(
            String name, int pictures, int ways, double seconds, Double curlSeconds, LargeRoute.Measured measured) {
        return new Row(
                name,
                pictures,
                seconds,
                pictures * ways * (sizes.bytes() / MB) / seconds,
                curlSeconds == null ? null : Double.valueOf(curlSeconds / seconds),
                measured == null ? null : Double.valueOf(measured.peakBytes() / MB),
                measured == null ? null : Double.valueOf(measured.liveBytes() / MB));
    }

    /** Removes what was fetched, and lets the disk take what it was given, so that nobody pays for whoever came before. */
    private void settle() throws IOException, InterruptedException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> !path.endsWith("input.png")).toList()) {
                delete(file);
            }
        }
        new ProcessBuilder("sync").start().waitFor();
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
