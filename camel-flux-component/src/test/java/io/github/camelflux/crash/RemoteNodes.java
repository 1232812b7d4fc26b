package io.github.camelflux.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A process with nodes in it, as its owner sees it. Safe for use by several threads. */
final class RemoteNodes implements AutoCloseable {

    /**
     * Told how a delivery ended, on a thread of this class.
     */
    @FunctionalInterface
    interface Endings {

        /**
         * @param delivery as it was sent
         * @param ending {@code picture}, or the simple name of an exception
         */
        void ended(String delivery, String ending);
    }

    private final Process process;
    private final Writer in;
    private final Writer log;
    private final Endings endings;
    private final Set<String> opened = ConcurrentHashMap.newKeySet();
    private final Set<String> reached = ConcurrentHashMap.newKeySet();
    private final Thread reader;

    /** @param log where its other output goes */
    RemoteNodes(Path log, Endings endings) throws IOException {
        this.endings = endings;
        this.log = Files.newBufferedWriter(log);
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-Xmx256m",
                        "-Dlog4j2.configurationFile=log4j2-nodes.properties",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeProcess.class.getName())
                .redirectErrorStream(true)
                .start();
        in = process.outputWriter(StandardCharsets.UTF_8);
        reader = new Thread(this::read, "node-output");
        reader.setDaemon(true);
        reader.start();
    }

    void open(String node, NodeOptions options) {
        tell("open " + node + " " + options.line());
    }

    /** @param delivery without spaces; comes back when it ended */
    void send(String node, String delivery, Message message) {
        tell("send " + node + " " + delivery + " " + message.key() + " " + message.number());
    }

    /** Lets a node go on from where it stands still. */
    void go(String node) {
        tell("go " + node);
    }

    boolean hasOpened(String node) {
        return opened.contains(node);
    }

    boolean hasReached(String node) {
        return reached.contains(node);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL, also of a process that is paused. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        reader.join(TimeUnit.SECONDS.toMillis(10));
    }

    /** SIGSTOP. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT. */
    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        // One that could not start may have ended by itself.
        if (code != 0 && process.isAlive()) {
            throw new IOException("kill -" + name + " ended with " + code);
        }
    }

    /** What is told to a process that was killed meanwhile is lost, as on any network. */
    private synchronized void tell(String line) {
        try {
            in.write(line + "\n");
            in.flush();
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                log.write(line + "\n");
                log.flush();
                if (line.startsWith(NodeProcess.MARK)) {
                    heard(line.substring(NodeProcess.MARK.length()).split(" "));
                }
            }
            log.close();
        } catch (IOException e) {
            // Its last words go with a process that is killed.
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void heard(String[] words) {
        switch (words[0]) {
            case "opened" -> opened.add(words[1]);
            case "reached" -> reached.add(words[1]);
            default -> endings.ended(words[2], words[3]);
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
