package io.github.camelflux.simulator.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What would have been charged so far. A line is written when a submission is accepted, whether or not its answer
 * arrives: the count of lines is the assertion that proves that something was bought once.
 *
 * <p>This class is thread-safe; every call looks at the lines of that moment.
 */
public final class Bill {

    private final List<BillLine> lines = new ArrayList<>();

    synchronized void add(BillLine line) {
        lines.add(line);
    }

    /** Takes the price off a line; the line itself stays, since the job was accepted. */
    synchronized void waive(String jobId) {
        lines.replaceAll(line -> line.jobId().equals(jobId) ? line.waived() : line);
    }

    /** All charges in the order of acceptance. */
    public synchronized List<BillLine> lines() {
        return List.copyOf(lines);
    }

    /** The number of charges. */
    public synchronized int count() {
        return lines.size();
    }

    /** The number of charges for exactly this prompt. */
    public int count(String prompt) {
        return byPrompt().getOrDefault(prompt, 0);
    }

    /** The sum in US dollars. */
    public BigDecimal totalUsd() {
        return lines().stream().map(BillLine::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The sum in credits of 0.01 US dollars. */
    public BigDecimal credits() {
        return totalUsd().movePointRight(2);
    }

    /** The number of charges for each prompt. */
    public Map<String, Integer> byPrompt() {
        return countBy(BillLine::prompt);
    }

    /** The number of charges by each provider. */
    public Map<String, Integer> byProvider() {
        return countBy(BillLine::provider);
    }

    /** The number of charges for each API key. */
    public Map<String, Integer> byKey() {
        return countBy(BillLine::key);
    }

    private Map<String, Integer> countBy(Function<BillLine, String> property) {
        return lines().stream()
                .collect(Collectors.groupingBy(property, TreeMap::new, Collectors.summingInt(line -> 1)));
    }
}
