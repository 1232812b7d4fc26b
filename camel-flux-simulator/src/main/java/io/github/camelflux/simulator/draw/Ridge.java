package io.github.camelflux.simulator.draw;

import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** Outlines of land and water: sums of a few waves, soft, or broken into peaks. */
final class Ridge {

    private static final int STEPS = 160;

    private final double[] heights = new double[4];
    private final double[] lengths = new double[4];
    private final double[] phases = new double[4];

    Ridge(SplittableRandom random) {
        for (int wave = 0; wave < heights.length; wave++) {
            heights[wave] = (0.6 + random.nextDouble()) / (1 << wave);
            lengths[wave] = (0.5 + random.nextDouble()) * (1 << wave);
            phases[wave] = random.nextDouble(2 * Math.PI);
        }
    }

    /** The land below the line: around {@code base}, as high as {@code swing}, down to the lower edge. */
    Path2D soft(Canvas canvas, double base, double swing) {
        return land(canvas, base, swing, false);
    }

    /** The same with sharp peaks. */
    Path2D rugged(Canvas canvas, double base, double swing) {
        return land(canvas, base, swing, true);
    }

    /** A band that hangs above the line, this tall. */
    Path2D curtain(Canvas canvas, double hem, double swing, double tall) {
        Path2D path = new Path2D.Double();
        path.moveTo(0, hem - swing * at(0, false) - tall);
        for (int step = 0; step <= STEPS; step++) {
            path.lineTo((double) step / STEPS * canvas.width(), hem - swing * at((double) step / STEPS, false) - tall);
        }
        for (int step = STEPS; step >= 0; step--) {
            path.lineTo((double) step / STEPS * canvas.width(), hem - swing * at((double) step / STEPS, false));
        }
        path.closePath();
        return path;
    }

    private Path2D land(Canvas canvas, double base, double swing, boolean peaks) {
        Path2D path = new Path2D.Double();
        path.moveTo(0, canvas.height());
        for (int step = 0; step <= STEPS; step++) {
            double along = (double) step / STEPS;
            path.lineTo(along * canvas.width(), base - swing * at(along, peaks));
        }
        path.lineTo(canvas.width(), canvas.height());
        path.closePath();
        return path;
    }

    private double at(double along, boolean peaks) {
        double sum = 0;
        for (int wave = 0; wave < heights.length; wave++) {
            double value = Math.sin(2 * Math.PI * lengths[wave] * along + phases[wave]);
            sum += heights[wave] * (peaks ? 1 - 2 * Math.abs(value) : value);
        }
        return sum / 2;
    }
}
