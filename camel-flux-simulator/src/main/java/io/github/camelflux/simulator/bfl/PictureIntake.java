package io.github.camelflux.simulator.bfl;

import io.github.camelflux.simulator.draw.InputPicture;
import io.github.camelflux.simulator.draw.PictureSize;
import io.github.camelflux.simulator.draw.Thumbnails;
import io.github.camelflux.simulator.face.Base64File;
import io.github.camelflux.simulator.face.Body;
import io.github.camelflux.simulator.face.FieldProblem;
import io.github.camelflux.simulator.face.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Takes in pictures: base64 must decode to one of a size that the service accepts. */
final class PictureIntake {

    /** BFL, editing guide: up to 20 MB or 20 MP each. */
    private static final Base64File.Limit BYTES =
            new Base64File.Limit(20L * 1024 * 1024, "a picture has at most 20 MB");

    private static final long MAX_PIXELS = 20_000_000;
    private static final int FLUX_3_MIN_SIDE = 256;
    private static final long FLUX_3_MAX_PIXELS = 16_000_000;
    /** An address is not fetched, so its picture counts as one megapixel. */
    private static final PictureSize ASSUMED = new PictureSize(1024, 1024);

    private final Path directory;

    PictureIntake(Path directory) {
        this.directory = directory;
    }

    static InputPicture noted(Intake.Source source) {
        return new InputPicture(
                source.role(), ASSUMED, Optional.empty(), source.text().textValue(), 0);
    }

    InputPicture take(ModelFamily family, Intake.Source source, Body body) throws IOException, Refusal {
        try (Base64File bytes = Base64File.decode(body, source.text(), source.member(), BYTES, directory)) {
            Thumbnails.Taken taken = Thumbnails.of(bytes.file(), directory)
                    .orElseThrow(
                            () -> new Refusal(FieldProblem.ofValue(source.member(), "the bytes are not a picture")));
            try {
                checkSize(family, source.member(), taken.size());
                Path copy = family.keepsPixels()
                        ? bytes.keep(directory)
                        : Base64File.keep(taken.thumbnail(), directory.resolve("thumbnail-" + bytes.sha256()));
                return new InputPicture(source.role(), taken.size(), Optional.of(copy), bytes.sha256(), 0);
            } finally {
                Files.deleteIfExists(taken.thumbnail());
            }
        }
    }

    /** The bounds of FLUX 3 images are their own, and a picture above the upper one is refused with 400 (seen live). */
    private static void checkSize(ModelFamily family, String member, PictureSize size) throws Refusal {
        if (family == ModelFamily.FLUX_3) {
            if (Math.min(size.width(), size.height()) < FLUX_3_MIN_SIDE) {
                throw new Refusal(FieldProblem.ofValue(member, "a picture has at least 256 x 256 pixels"));
            }
            if (size.pixels() > FLUX_3_MAX_PIXELS) {
                throw Refusal.badRequest("An input picture has more than 16 megapixels");
            }
        } else if (size.pixels() > MAX_PIXELS) {
            throw new Refusal(FieldProblem.ofValue(member, "a picture has at most 20 megapixels"));
        }
    }
}
