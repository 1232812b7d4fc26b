package io.github.camelflux.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads a picture's size off its first bytes, without decoding it: PNG, JPEG and WebP. A picture that it does not understand has no
 * known size; whether it is one at all is for the provider to say.
 */
final class PictureHeader {

    private static final int SIZE_BYTES = 30;
    private static final int BUFFER = 512;

    private PictureHeader() {}

    /**
     * The size of an encoded picture, as it is stored: a JPEG that is to be shown on its side counts as it lies.
     *
     * @param picture at its first byte; not closed
     * @throws IOException if the stream cannot be read
     */
    static Optional<ImageSize> size(InputStream picture) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(picture, BUFFER));
        in.mark(SIZE_BYTES);
        byte[] head = in.readNBytes(SIZE_BYTES);
        ImageFormat format = ImageFormat.sniff(head).orElse(null);
        if (format == null) {
            return Optional.empty();
        }
        in.reset();
        try {
            return switch (format) {
                case PNG -> png(in);
                case JPEG -> jpeg(in);
                case WEBP -> webp(in);
            };
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    /** Signature, length and name of the chunk IHDR, width, height. */
    private static Optional<ImageSize> png(DataInputStream in) throws IOException {
        in.skipNBytes(12);
        return in.readInt() == 0x49484452 ? area(in.readInt(), in.readInt()) : Optional.empty();
    }

    /** Segments up to the one that begins the frame (SOF0 to SOF15, without DHT, JPG and DAC, which lie between). */
    private static Optional<ImageSize> jpeg(DataInputStream in) throws IOException {
        in.skipNBytes(2);
        while (in.readUnsignedByte() == 0xff) {
            int marker = in.readUnsignedByte();
            while (marker == 0xff) {
                marker = in.readUnsignedByte();
            }
            if (marker == 0x01 || marker >= 0xd0 && marker <= 0xd8) {
                continue;
            }
            int length = in.readUnsignedShort();
            if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                in.skipNBytes(1);
                int height = in.readUnsignedShort();
                return area(in.readUnsignedShort(), height);
            }
            if (marker == 0xd9 || marker == 0xda || length < 2) {
                return Optional.empty();
            }
            in.skipNBytes(length - 2L);
        }
        return Optional.empty();
    }

    /** RIFF, length, WEBP, then one of three kinds of first chunk. Numbers are little-endian. */
    private static Optional<ImageSize> webp(DataInputStream in) throws IOException {
        in.skipNBytes(12);
        int chunk = in.readInt();
        in.skipNBytes(4);
        return switch (chunk) {
            case 0x56503858 -> extended(in);
            case 0x5650384c -> lossless(in);
            case 0x56503820 -> lossy(in);
            default -> Optional.empty();
        };
    }

    private static Optional<ImageSize> extended(DataInputStream in) throws IOException {
        in.skipNBytes(4);
        int width = little(in, 3) + 1;
        return area(width, little(in, 3) + 1);
    }

    private static Optional<ImageSize> lossless(DataInputStream in) throws IOException {
        if (in.readUnsignedByte() != 0x2f) {
            return Optional.empty();
        }
        int bits = little(in, 4);
        return area((bits & 0x3fff) + 1, (bits >>> 14 & 0x3fff) + 1);
    }

    private static Optional<ImageSize> lossy(DataInputStream in) throws IOException {
        in.skipNBytes(3);
        if (little(in, 3) != 0x2a019d) {
            return Optional.empty();
        }
        int width = little(in, 2) & 0x3fff;
        return area(width, little(in, 2) & 0x3fff);
    }

    private static int little(DataInputStream in, int bytes) throws IOException {
        int value = 0;
        for (int shift = 0; shift < bytes * 8; shift += 8) {
            value |= in.readUnsignedByte() << shift;
        }
        return value;
    }

    private static Optional<ImageSize> area(int width, int height) {
        return width > 0 && height > 0 ? Optional.of(new ImageSize(width, height)) : Optional.empty();
    }
}
