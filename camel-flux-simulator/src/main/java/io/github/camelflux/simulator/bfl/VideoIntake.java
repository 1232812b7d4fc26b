package io.github.camelflux.simulator.bfl;

import io.github.camelflux.simulator.draw.Clips;
import io.github.camelflux.simulator.draw.InputPicture;
import io.github.camelflux.simulator.draw.PictureSize;
import io.github.camelflux.simulator.face.Base64File;
import io.github.camelflux.simulator.face.Body;
import io.github.camelflux.simulator.face.FieldProblem;
import io.github.camelflux.simulator.face.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Takes in videos: base64 must decode to an mp4 with a video track. */
final class VideoIntake {

    /** BFL's schema for upscaling, and reported for editing. */
    private static final Base64File.Limit BYTES = new Base64File.Limit(50L * 1024 * 1024, "a video has at most 50 MB");

    /** An address is not fetched, so its video counts as five seconds of HD. */
    private static final PictureSize ASSUMED_SIZE = new PictureSize(1280, 720);

    private static final double ASSUMED_SECONDS = 5;

    private final Path directory;

    VideoIntake(Path directory) {
        this.directory = directory;
    }

    static InputPicture noted(Intake.Source source) {
        return new InputPicture(
                source.role(), ASSUMED_SIZE, Optional.empty(), source.text().textValue(), ASSUMED_SECONDS);
    }

    InputPicture take(Intake.Source source, Body body) throws IOException, Refusal {
        try (Base64File bytes = Base64File.decode(body, source.text(), source.member(), BYTES, directory)) {
            Clips.Facts facts = Clips.look(bytes.file())
                    .orElseThrow(() -> new Refusal(
                            FieldProblem.ofValue(source.member(), "the bytes are not an mp4 with a video track")));
            // The head of a streamed file may leave the length open.
            double seconds = facts.seconds() > 0 ? facts.seconds() : ASSUMED_SECONDS;
            return new InputPicture(
                    source.role(), facts.size(), Optional.of(bytes.keep(directory)), bytes.sha256(), seconds);
        }
    }
}
