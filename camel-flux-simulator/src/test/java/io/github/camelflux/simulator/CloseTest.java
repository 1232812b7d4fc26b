package io.github.camelflux.simulator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloseTest {

    @TempDir
    private Path parent;

    @Test
    void closing_leaves_no_file_and_no_thread() {
        FluxSimulator simulator =
                FluxSimulator.builder().runTimeScale(0).temporaryFiles(parent).start();
        new Client(simulator).picture("flux-2-pro", "{\"prompt\":\"a kite\",\"width\":128,\"height\":128}");
        Set<Thread> threads = threads();
        assertThat(parent).isDirectoryRecursivelyContaining("glob:**.jpeg");
        assertThat(threads).isNotEmpty();

        simulator.close();

        assertThat(parent).isEmptyDirectory();
        await().atMost(10, SECONDS).until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void closing_twice_is_the_same_as_once() {
        FluxSimulator simulator = FluxSimulator.start();
        simulator.close();
        simulator.close();
    }

    @Test
    void a_request_leaves_no_file_behind_however_it_ends() throws IOException {
        try (FluxSimulator simulator =
                FluxSimulator.builder().runTimeScale(0).temporaryFiles(parent).start()) {
            String longBody = "{\"prompt\":\"" + "long ".repeat(40_000);
            Client client = new Client(simulator);
            client.accepted("flux-2-pro", longBody + "\"}");
            client.submit("flux-2-pro", longBody + "\",\"width\":1}");
            client.submit("flux-2-pro", longBody);
            simulator
                    .faults()
                    .on(
                            Endpoint.SUBMIT,
                            Fault.dropBeforeAcceptance(),
                            Fault.dropAfterAcceptance(),
                            Fault.cutShort(0.5));
            for (int drop = 0; drop < 3; drop++) {
                assertThatThrownBy(() -> client.submit("flux-2-pro", longBody + "\"}"))
                        .isInstanceOf(UncheckedIOException.class);
            }
            assertThat(simulator.bill().count()).isEqualTo(3);

            await().atMost(10, SECONDS).until(() -> files().isEmpty());
        }
    }

    @Test
    void a_port_that_is_taken_is_an_error_that_leaves_nothing_open() {
        try (FluxSimulator simulator = FluxSimulator.start()) {
            FluxSimulator.Builder same =
                    FluxSimulator.builder().port(simulator.baseUrl().getPort()).temporaryFiles(parent);

            assertThatThrownBy(same::start).isInstanceOf(RuntimeException.class);

            assertThat(parent).isEmptyDirectory();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(parent)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("flux-simulator"))
                .collect(Collectors.toSet());
    }
}
