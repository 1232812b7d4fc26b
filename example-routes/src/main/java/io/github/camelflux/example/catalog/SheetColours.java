package io.github.camelflux.example.catalog;

import java.awt.Color;

/** The colours of a contact sheet: quiet, so that the pictures speak. */
final class SheetColours {

    static final Color PAPER = new Color(0xF5F4F0);
    static final Color CARD = Color.WHITE;
    static final Color EDGE = new Color(0xDEDBD3);
    static final Color MAT = new Color(0xEDEBE5);
    static final Color INK = new Color(0x20242B);
    static final Color FAINT = new Color(0x6C727C);
    static final Color MISSING = new Color(0xF3E7E3);
    static final Color WARNING = new Color(0xA23B2A);

    private SheetColours() {}
}
