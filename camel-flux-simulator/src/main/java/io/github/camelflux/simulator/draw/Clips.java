package io.github.camelflux.simulator.draw;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jcodec.api.FrameGrab;
import org.jcodec.api.JCodecException;
import org.jcodec.common.io.FileChannelWrapper;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.model.Size;
import org.jcodec.containers.mp4.MP4Util;
import org.jcodec.containers.mp4.boxes.MovieBox;
import org.jcodec.containers.mp4.boxes.TrakBox;

/** Looks into mp4 files that came with requests. */
public final class Clips {

    /**
     * What a file says of itself.
     *
     * @param size of its frames
     * @param seconds its length; 0 where its head does not say
     */
    public record Facts(PictureSize size, double seconds) {}

    private Clips() {}

    /**
     * Reads the head of a video.
     *
     * @return empty if the file is no mp4 with a video track
     */
    public static Optional<Facts> look(Path video) {
        try (FileChannelWrapper in = NIOUtils.readableChannel(video.toFile())) {
            MP4Util.Movie movie = MP4Util.parseFullMovieChannel(in);
            if (movie == null || movie.getFtyp() == null || movie.getMoov() == null) {
                return Optional.empty();
            }
            MovieBox head = movie.getMoov();
            TrakBox track = head.getVideoTrack();
            if (track == null) {
                return Optional.empty();
            }
            Size size = track.getCodedSize();
            double seconds = (double) head.getDuration() / head.getTimescale();
            return Optional.of(new Facts(new PictureSize(size.getWidth(), size.getHeight()), seconds));
        } catch (IOException | RuntimeException e) {
            // To the sender broken bytes are all one, whatever the reader makes of them.
            return Optional.empty();
        }
    }

    /** The first frame; empty if the library cannot decode it, as with encodings other than H.264. */
    static Optional<BufferedImage> firstFrame(Path video) {
        try (FileChannelWrapper in = NIOUtils.readableChannel(video.toFile())) {
            return Optional.ofNullable(FrameGrab.createFrameGrab(in).getNativeFrame())
                    .map(Frames::toImage);
        } catch (IOException | JCodecException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
