package io.github.camelflux.example.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class LoopbackPortTest {

    @Test
    void a_port_that_is_taken_is_replaced_by_any_free_one() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(LoopbackPort.preferring(taken.getLocalPort(), "a server"))
                    .isZero();
        }
    }

    @Test
    void a_number_in_place_of_any_is_no_port_that_connections_of_others_are_given() {
        assertThat(LoopbackPort.numbered(0, "a server")).isBetween(20_000, 29_999);
    }

    @Test
    void a_port_that_is_free_is_taken_as_asked() throws Exception {
        int free = LoopbackPort.numbered(0, "a server");

        assertThat(LoopbackPort.preferring(free, "a server")).isEqualTo(free);
    }
}
