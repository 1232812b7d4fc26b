package io.github.camelflux.simulator.draw;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A picture or a video that came with a request, kept so that it can be shown in the result.
 *
 * @param role the member that held it, and its number if that was a list
 * @param size its size as sent; assumed when it was named by an address
 * @param copy a file with a copy, a small one unless pixels of it stand in the result; empty when it was named by an
 *     address, which the simulator does not fetch
 * @param label what tells it from others: the digest of its bytes, or its address
 * @param seconds the length of a video; 0 for a picture
 */
public record InputPicture(String role, PictureSize size, Optional<Path> copy, String label, double seconds) {

    /** Whether its size is known rather than assumed. */
    public boolean measured() {
        return copy.isPresent();
    }

    /**
     * The picture, or the first one of the video, scaled to a size; a card with the label where there is none.
     *
     * <p>It is drawn even at its own size: pixels of grey pictures that are asked for directly come out lighter.
     */
    BufferedImage seen(int width, int height) {
        Optional<BufferedImage> original = copy.flatMap(this::read);
        boolean opaque =
                original.map(image -> !image.getColorModel().hasAlpha()).orElse(true);
        BufferedImage seen =
                new BufferedImage(width, height, opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = Easel.smooth(seen.createGraphics());
        if (original.isPresent()) {
            pen.setComposite(AlphaComposite.Src);
            pen.drawImage(original.get(), 0, 0, width, height, null);
        } else {
            pen.setColor(AddressCard.PAPER);
            pen.fillRect(0, 0, width, height);
            pen.translate(width / 2.0, height / 2.0);
            AddressCard.write(pen, label, width);
        }
        pen.dispose();
        return seen;
    }

    private Optional<BufferedImage> read(Path file) {
        try {
            return seconds > 0 ? Clips.firstFrame(file) : Optional.of(ImageIO.read(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read an input picture again", e);
        }
    }
}
