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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CloseTest {

    @Test
    void closing_leaves_no_file_and_no_thread() throws IOException {
        Set<Path> before = directories();
        FluxSimulator simulator = FluxSimulator.builder().runTimeScale(0).start();
        new Client(simulator).picture("flux-2-pro", "{\"prompt\":\"a kite\",\"width\":128,\"height\":128}");
        Set<Path> mine = directories();
        mine.removeAll(before);
        Set<Thread> threads = threads();
        assertThat(mine).isNotEmpty();
        assertThat(threads).isNotEmpty();

        simulator.close();

        assertThat(mine).noneMatch(Files::exists);
        await().atMost(10, SECONDS).until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void closing_twice_is_the_same_as_once() {
        FluxSimulator simulator = FluxSimulator.start();
        simulator.close();
        simulator.close();
    }

    @Test
    void a_request_leaves_no_file_behind() throws IOException {
        Set<Path> before = directories();
        try (FluxSimulator simulator = FluxSimulator.builder().runTimeScale(0).start()) {
            Set<Path> mine = directories();
            mine.removeAll(before);
            new Client(simulator).accepted("flux-2-pro", "{\"prompt\":\"" + "long ".repeat(40_000) + "\"}");
            new Client(simulator).submit("flux-2-pro", "{\"prompt\":\"" + "long ".repeat(40_000) + "\",\"width\":1}");
            new Client(simulator).submit("flux-2-pro", "{\"prompt\":\"" + "long ".repeat(40_000));

            simulator
                    .faults()
                    .on(
                            Endpoint.SUBMIT,
                            Fault.dropBeforeAcceptance(),
                            Fault.dropAfterAcceptance(),
                            Fault.cutShort(0.5));
            for (int drop = 0; drop < 3; drop++) {
                assertThatThrownBy(() -> new Client(simulator)
                                .submit("flux-2-pro", "{\"prompt\":\"" + "long ".repeat(40_000) + "\"}"))
                        .isInstanceOf(UncheckedIOException.class);
            }

            await().atMost(10, SECONDS).untilAsserted(() -> assertThat(mine)
                    .allSatisfy(directory -> assertThat(directory).isEmptyDirectory()));
        }
    }

    @Test
    void a_port_that_is_taken_is_an_error_that_leaves_nothing_open() throws IOException {
        try (FluxSimulator simulator = FluxSimulator.start()) {
            Set<Path> before = directories();
            FluxSimulator.Builder same =
                    FluxSimulator.builder().port(simulator.baseUrl().getPort());

            assertThatThrownBy(same::start).isInstanceOf(RuntimeException.class);

            assertThat(directories()).isEqualTo(before);
        }
    }

    private static Set<Path> directories() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith("flux-simulator-"))
                    .collect(Collectors.toSet());
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("flux-simulator"))
                .collect(Collectors.toSet());
    }
}
