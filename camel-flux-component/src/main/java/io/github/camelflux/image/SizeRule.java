package io.github.camelflux.image;

/**
 * Which sizes a model makes. Members are null when there is no such rule, or none is known.
 *
 * @param multiple what width and height are multiples of
 * @param minSide the shortest width or height
 * @param maxSide the longest width or height
 * @param maxPixels the largest area
 * @param about the area, where the caller chooses the shape alone
 * @param standard the size of a result when the caller sets none
 * @param followsInput whether the result has the size of the first picture that goes in, when the caller sets none
 * @param maxInputPixels the largest area of a picture that goes in; larger ones are scaled down to it
 */
public record SizeRule(
        Integer multiple,
        Integer minSide,
        Integer maxSide,
        Long maxPixels,
        Long about,
        ImageSize standard,
        boolean followsInput,
        Long maxInputPixels) {

    /** No rule is known. */
    public static final SizeRule UNKNOWN = new SizeRule(null, null, null, null, null, null, false, null);

    /** How many pixels of a picture that goes in count. */
    long counted(ImageSize input) {
        return maxInputPixels == null ? input.pixels() : Math.min(input.pixels(), maxInputPixels);
    }

    /** The size of a result that follows a picture: scaled down like the picture, cropped to the multiple. */
    ImageSize following(ImageSize input) {
        double scale = Math.sqrt((double) counted(input) / input.pixels());
        return new ImageSize(side(input.width() * scale), side(input.height() * scale));
    }

    private int side(double length) {
        int whole = (int) length;
        int cropped = multiple == null ? whole : whole / multiple * multiple;
        return Math.max(cropped, minSide == null ? 1 : minSide);
    }
}
