package io.github.camelflux.benchmarks;

import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The best that looks can do if the distribution of run times is known: dynamic programming over the time of the last look, every
 * 20 ms, with 250 ms between looks at the least. Shares nothing with the component.
 */
final class BestLooks {

    private static final int DRAWS = 200_000;
    private static final double STEP = 0.02;
    private static final int GAP = 13;
    private static final double DEAREST = 30;
    private static final double CHEAPEST = 1e-4;
    private static final double CHEAPER = 0.85;

    private final double[] ended;
    private final double[] area;
    private final NavigableMap<Double, Double> waits = new TreeMap<>();

    BestLooks(ToDoubleFunction<Random> runTimes) {
        Random random = new Random(5);
        double[] draws = new double[DRAWS];
        Arrays.setAll(draws, i -> runTimes.applyAsDouble(random));
        Arrays.sort(draws);
        int last = (int) Math.ceil(draws[DRAWS - 1] / STEP);
        ended = new double[last + 1];
        area = new double[last + 1];
        int count = 0;
        for (int i = 0; i <= last; i++) {
            while (count < DRAWS && draws[count] <= i * STEP + 1e-9) {
                count++;
            }
            ended[i] = count / (double) DRAWS;
            area[i] = i == 0 ? 0 : area[i - 1] + (ended[i - 1] + ended[i]) / 2 * STEP;
        }
        for (double price = DEAREST; price > CHEAPEST; price *= CHEAPER) {
            double[] plan = plan(price);
            waits.put(plan[0], plan[1]);
        }
    }

    /** The least mean wait in seconds for a mean number of looks, between those of the two closest plans. */
    double wait(double looks) {
        Map.Entry<Double, Double> fewer = waits.floorEntry(looks);
        Map.Entry<Double, Double> more = waits.ceilingEntry(looks);
        if (fewer == null || more == null || fewer.getKey().equals(more.getKey())) {
            return more == null ? fewer.getValue() : more.getValue();
        }
        // The wait goes with the time between looks.
        double part = (1 / looks - 1 / fewer.getKey()) / (1 / more.getKey() - 1 / fewer.getKey());
        return fewer.getValue() + part * (more.getValue() - fewer.getValue());
    }

    /** Mean looks and mean wait if a look costs so many seconds of waiting. */
    private double[] plan(double price) {
        int last = ended.length - 1;
        double[] cost = new double[last + 1];
        double[] looks = new double[last + 1];
        for (int from = last - 1; from >= 0; from--) {
            double running = 1 - ended[from];
            double least = Double.MAX_VALUE;
            int best = last;
            for (int to = from == 0 ? 1 : Math.min(last, from + GAP); to <= last; to++) {
                double wait = area[to] - area[from] - ended[from] * (to - from) * STEP;
                if (wait >= least) {
                    break;
                }
                if (wait + cost[to] < least) {
                    least = wait + cost[to];
                    best = to;
                }
            }
            cost[from] = least + price * running;
            looks[from] = looks[best] + running;
        }
        return new double[] {looks[0], cost[0] - price * looks[0]};
    }
}
