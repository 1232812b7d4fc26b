package io.github.camelflux.example;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.engine.BillLine;
import io.github.camelflux.simulator.http.RecordedRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a simulator that several tests share has seen since one of them began. */
public final class Since {

    private final FluxSimulator simulator;
    private final int lines;
    private final int requests;

    private Since(FluxSimulator simulator) {
        this.simulator = simulator;
        this.lines = simulator.bill().count();
        this.requests = simulator.requests().size();
    }

    public static Since now(FluxSimulator simulator) {
        return new Since(simulator);
    }

    public Purchases bill() {
        return new Purchases(simulator.bill().lines().stream().skip(lines).toList());
    }

    public List<RecordedRequest> requests() {
        return simulator.requests().stream().skip(requests).toList();
    }

    /** How often a picture was asked for. */
    public long submissions() {
        return requests().stream()
                .filter(request -> request.method().equals("POST"))
                .count();
    }

    /** The end of a bill. */
    public record Purchases(List<BillLine> lines) {

        public int count() {
            return lines.size();
        }

        public int count(String prompt) {
            return byPrompt().getOrDefault(prompt, 0);
        }

        public Map<String, Integer> byPrompt() {
            return lines.stream()
                    .collect(Collectors.groupingBy(BillLine::prompt, TreeMap::new, Collectors.summingInt(line -> 1)));
        }

        public BigDecimal totalUsd() {
            return lines.stream().map(BillLine::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
