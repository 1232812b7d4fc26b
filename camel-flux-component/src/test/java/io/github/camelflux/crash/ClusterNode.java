package io.github.camelflux.crash;

import java.io.IOException;
import java.nio.file.Path;

/** One node of several on one store: a process with one node in it, and the next one after it was killed. */
final class ClusterNode implements AutoCloseable {

    private final String name;
    private final NodeOptions options;
    private final Path logs;
    private final Broker broker;
    private volatile RemoteNodes process;
    private volatile boolean paused;
    private int lives;

    ClusterNode(String name, NodeOptions options, Path logs, Broker broker) {
        this.name = name;
        this.options = options;
        this.logs = logs;
        this.broker = broker;
    }

    void start() throws IOException {
        process = new RemoteNodes(logs.resolve(name + lives++ + ".log"), broker::ended);
        process.open(name, options);
        paused = false;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean isPaused() {
        return paused;
    }

    /** Whether a broker has a connection to it. A pause does not end that. */
    boolean isReady() {
        return process.isAlive() && process.hasOpened(name);
    }

    void send(String delivery, Message message) {
        process.send(name, delivery, message);
    }

    void kill() throws InterruptedException {
        process.kill();
        broker.lost(this);
    }

    void pause() throws IOException, InterruptedException {
        process.pause();
        paused = true;
    }

    void resume() throws IOException, InterruptedException {
        process.resume();
        paused = false;
    }

    @Override
    public void close() throws InterruptedException {
        process.kill();
    }

    @Override
    public String toString() {
        return name + lives;
    }
}
