package io.github.camelflux.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The sizes that a model makes, as far as its rule is known: which are among them, and which are nearest to one that is not.
 *
 * @param rule of the model
 */
public record ValidSizes(SizeRule rule) {

    /** How many multiples around a length are looked at. Two of them are valid unless a limit is near. */
    private static final int AROUND = 2;

    /** Whether a picture may have this size. */
    public boolean contains(ImageSize size) {
        return containsSide(size.width())
                && containsSide(size.height())
                && (rule.maxPixels() == null || size.pixels() <= rule.maxPixels());
    }

    /** Whether a picture may have this width, or this height, with some other side. */
    public boolean containsSide(int length) {
        return length % multiple() == 0 && length >= least() && length <= most();
    }

    /**
     * The two valid sizes that are nearest to a wish, the nearest first; fewer where the rule leaves no more. A size that is too
     * large keeps its shape. Of several that are as near, the one with the shape of the wish comes first, then the larger one.
     */
    public List<ImageSize> nearest(ImageSize wish) {
        double shrunk = Math.min(1, (double) most() / Math.max(wish.width(), wish.height()));
        if (rule.maxPixels() != null) {
            shrunk = Math.min(shrunk, Math.sqrt((double) rule.maxPixels() / wish.pixels()));
        }
        double width = within(wish.width() * shrunk);
        double height = within(wish.height() * shrunk);
        if (rule.maxPixels() != null && width * height > rule.maxPixels()) {
            // A side that is as short as it may be: only the other one can give.
            if (width > height) {
                width = rule.maxPixels() / height;
            } else {
                height = rule.maxPixels() / width;
            }
        }
        List<ImageSize> valid = new ArrayList<>();
        for (int w : sides(width)) {
            for (int h : sides(height)) {
                ImageSize size = new ImageSize(w, h);
                if (contains(size)) {
                    valid.add(size);
                }
            }
        }
        double toWidth = width;
        double toHeight = height;
        return valid.stream()
                .sorted(Comparator.<ImageSize>comparingDouble(
                                size -> Math.hypot(size.width() - toWidth, size.height() - toHeight))
                        .thenComparingDouble(size -> Math.abs(shape(size) - shape(wish)))
                        .thenComparing(
                                Comparator.comparingLong(ImageSize::pixels).reversed()))
                .limit(2)
                .toList();
    }

    /** The two valid lengths of one side that are nearest to a wish, the nearest first; of two that are as near, the longer one. */
    public List<Integer> nearestSides(int wish) {
        double length = within(wish);
        return sides(length).stream()
                .sorted(Comparator.<Integer>comparingDouble(side -> Math.abs(side - length))
                        .thenComparing(Comparator.reverseOrder()))
                .limit(2)
                .toList();
    }

    /** The rule in words. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        if (rule.multiple() != null) {
            words.add("multiples of " + rule.multiple());
        }
        if (rule.minSide() != null) {
            words.add("at least " + rule.minSide() + " a side");
        }
        if (rule.maxSide() != null) {
            words.add("at most " + rule.maxSide() + " a side");
        }
        if (rule.maxPixels() != null) {
            words.add("at most " + rule.maxPixels() + " pixels");
        }
        return String.join(", ", words);
    }

    private List<Integer> sides(double length) {
        int middle = (int) (length / multiple());
        return IntStream.rangeClosed(middle - AROUND, middle + AROUND)
                .map(times -> times * multiple())
                .filter(side -> side > 0 && containsSide(side))
                .boxed()
                .toList();
    }

    private static double shape(ImageSize size) {
        return (double) size.width() / size.height();
    }

    private double within(double length) {
        return Math.max(least(), Math.min(length, most()));
    }

    private int multiple() {
        return rule.multiple() == null ? 1 : rule.multiple();
    }

    private int least() {
        return rule.minSide() == null ? 1 : rule.minSide();
    }

    /** With a multiple to go before numbers end. */
    private int most() {
        return rule.maxSide() == null ? Integer.MAX_VALUE / 2 : rule.maxSide();
    }
}
