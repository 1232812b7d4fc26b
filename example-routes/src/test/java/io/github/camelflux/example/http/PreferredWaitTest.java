package io.github.camelflux.example.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferredWaitTest {

    private final PreferredWait preferred = new PreferredWait();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=5|5",
                "wait=25|25",
                "WAIT = 5|5",
                "wait=\"5\"|5",
                "respond-async, wait=5|5",
                "wait=5; why=because, respond-async|5",
                "return=minimal,wait=5|5",
                "wait=5, wait=7|5"
            })
    void a_wait_is_read_as_the_rfc_writes_it(String header, int seconds) {
        assertThat(preferred.of(header, 25)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wait=26",
                "wait=0",
                "wait=-5",
                "wait=5s",
                "wait=",
                "wait",
                "await=5",
                "wait=99, wait=5",
                "wait=99999999999"
            })
    void what_cannot_be_complied_with_is_ignored(String header) {
        assertThat(preferred.of(header, 25)).isNull();
    }

    @Test
    void no_header_is_no_wait_and_several_are_one_list() {
        assertThat(preferred.of(null, 25)).isNull();
        assertThat(preferred.of(List.of("respond-async", "wait=5"), 25)).isEqualTo(5);
    }
}
