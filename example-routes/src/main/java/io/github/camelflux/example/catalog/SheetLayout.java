package io.github.camelflux.example.catalog;

import java.awt.Rectangle;

/**
 * Where everything is on a contact sheet, in pixels. Six products are three in a row, thirty are six; the more there are the
 * smaller they get, so that the sheet stays about 2000 pixels wide as long as one can see something.
 *
 * @param columns products in a row
 * @param rows rows of products
 * @param side of the square that a picture is fitted into
 */
public record SheetLayout(int columns, int rows, int side) {

    static final int MARGIN = 56;
    static final int GAP = 24;
    static final int HEAD = 150;
    static final int FOOT = 120;
    static final int CAPTION = 104;

    private static final int WIDTH = 2000;
    private static final int FEWEST_COLUMNS = 3;
    private static final int LARGEST = 380;
    private static final int SMALLEST = 170;

    /** The layout for so many products, at least one. */
    public static SheetLayout of(int products) {
        int columns = Math.max(FEWEST_COLUMNS, (int) Math.ceil(Math.sqrt(products * 1.2)));
        int free = WIDTH - 2 * MARGIN - (columns - 1) * GAP;
        int side = Math.max(SMALLEST, Math.min(LARGEST, free / columns));
        return new SheetLayout(columns, (products + columns - 1) / columns, side);
    }

    /** Of the sheet. */
    public int width() {
        return 2 * MARGIN + columns * (side + GAP) - GAP;
    }

    /** Of the sheet. */
    public int height() {
        return HEAD + rows * (side + CAPTION + GAP) - GAP + FOOT;
    }

    /** The square of a product, counted from 0. */
    public Rectangle square(int index) {
        return new Rectangle(
                MARGIN + index % columns * (side + GAP), HEAD + index / columns * (side + CAPTION + GAP), side, side);
    }

    /** Below the square. */
    Rectangle caption(int index) {
        Rectangle square = square(index);
        return new Rectangle(square.x, square.y + side, side, CAPTION);
    }
}
