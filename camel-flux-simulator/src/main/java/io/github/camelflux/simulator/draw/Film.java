package io.github.camelflux.simulator.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jcodec.codecs.h264.H264Encoder;
import org.jcodec.codecs.h264.encode.RateControl;
import org.jcodec.codecs.h264.io.model.SliceType;
import org.jcodec.common.Codec;
import org.jcodec.common.MuxerTrack;
import org.jcodec.common.VideoCodecMeta;
import org.jcodec.common.VideoEncoder;
import org.jcodec.common.io.FileChannelWrapper;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Packet;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Size;
import org.jcodec.containers.mp4.Brand;
import org.jcodec.containers.mp4.muxer.MP4Muxer;

/**
 * Writes videos: H.264 in mp4, as long as asked, but of a few frames only, since encoding in Java takes its time. A bar
 * at the upper edge shows how far each frame is.
 */
final class Film {

    private static final int MOST_FRAMES = 3;
    private static final int LEAST_FRAMES = 2;
    /** About as many pixels are encoded for each video, whatever their size. */
    private static final long PIXELS = 3_000_000;

    private Film() {}

    static void write(BufferedImage scene, int seconds, Path file) {
        Size size = new Size(scene.getWidth(), scene.getHeight());
        int frames = (int)
                Math.max(LEAST_FRAMES, Math.min(MOST_FRAMES, PIXELS / ((long) scene.getWidth() * scene.getHeight())));
        try (FileChannelWrapper out = NIOUtils.writableChannel(file.toFile())) {
            MP4Muxer muxer = MP4Muxer.createMP4Muxer(out, Brand.MP4);
            MuxerTrack track = muxer.addVideoTrack(
                    Codec.H264, VideoCodecMeta.createSimpleVideoCodecMeta(size, ColorSpace.YUV420J));
            H264Encoder encoder = new H264Encoder(new Fine());
            for (int frame = 0; frame < frames; frame++) {
                bar(scene, frame, frames);
                track.addFrame(packet(encoder, Frames.toFrame(scene), frame, frames, seconds));
            }
            muxer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /** With the number of frames as time scale, each lasts as many ticks as the whole has seconds. */
    private static Packet packet(H264Encoder encoder, Picture picture, int frame, int frames, int seconds) {
        ByteBuffer room = ByteBuffer.allocate(encoder.estimateBufferSize(picture));
        VideoEncoder.EncodedFrame encoded = encoder.encodeFrame(picture, room);
        Packet.FrameType type = encoded.isKeyFrame() ? Packet.FrameType.KEY : Packet.FrameType.INTER;
        return Packet.createPacket(encoded.getData(), (long) frame * seconds, frames, seconds, frame, type, null);
    }

    private static void bar(BufferedImage scene, int frame, int frames) {
        Graphics2D pen = scene.createGraphics();
        int height = Math.max(4, scene.getHeight() / 60);
        pen.setColor(Color.BLACK);
        pen.fillRect(0, 0, scene.getWidth(), height);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, scene.getWidth() * (frame + 1) / frames, height);
        pen.dispose();
    }

    /** With the coarser steps that the encoder takes by itself, colours drift towards purple from left to right. */
    private static final class Fine implements RateControl {

        private static final int QUANTISER = 12;

        @Override
        public int startPicture(Size size, int mostBytes, SliceType type) {
            return QUANTISER;
        }

        @Override
        public int initialQpDelta() {
            return 0;
        }

        @Override
        public int accept(int bits) {
            return 0;
        }
    }
}
