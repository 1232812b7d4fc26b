package io.github.camelflux.simulator.draw;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Draws each picture when it is first fetched and keeps the file for the next time. At most two pictures are on the
 * heap at once, at most {@value #KEPT} files are kept; the one that was not fetched for longest goes first and is drawn
 * again if needed.
 *
 * <p>This class is thread-safe.
 */
public final class PictureStudio implements AutoCloseable {

    private static final int KEPT = 256;
    /** A file goes only after so many others have left, since somebody may be about to open it. */
    private static final int LEAVING = 64;

    private static final int DESKS = 2;
    private static final int STOP_SECONDS = 10;

    /** Videos have at most the pixels of full HD; flat ones, for load, a small part of that. */
    private static final long FILM_PIXELS = 1920L * 1080;

    private static final long FLAT_FILM_PIXELS = 256L * 144;

    private final Painter painter;
    private final long filmPixels;
    private final Padding padding;
    private final Path directory;
    private final ExecutorService desks;
    private final Map<String, CompletableFuture<DrawnPicture>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Queue<Path> leaving = new ArrayDeque<>();
    private long drawn;

    /**
     * @param render how much work goes into a picture
     * @param minimumBytes pictures are padded to this size; 0 for none
     * @param directory where the files go; exists, and is removed by its owner
     */
    public PictureStudio(Render render, int minimumBytes, Path directory) {
        this.painter = render == Render.FLAT ? new FlatPainter() : new CompositionPainter();
        this.filmPixels = render == Render.FLAT ? FLAT_FILM_PIXELS : FILM_PIXELS;
        this.padding = new Padding(minimumBytes);
        this.directory = directory;
        this.desks = Executors.newFixedThreadPool(DESKS, work -> {
            Thread thread = new Thread(work, "flux-simulator-draw");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Whether pictures of a format can be written here; WebP needs native code, which its library brings for the usual
     * platforms only.
     */
    public static boolean encodes(PictureFormat format) {
        return format != PictureFormat.WEBP || WebpTrial.WORKED;
    }

    /** Gives the picture, drawn now or before. */
    public CompletableFuture<DrawnPicture> picture(PictureRequest request) {
        synchronized (kept) {
            String identity = painter.identity(request);
            CompletableFuture<DrawnPicture> picture =
                    kept.computeIfAbsent(identity, missing -> draw(request, nextFile(request)));
            forgetOldest();
            picture.exceptionally(failure -> {
                forgetFailed(identity);
                return null;
            });
            return picture;
        }
    }

    /** A picture that could not be drawn, say for want of memory, is tried again by the next one who asks. */
    private void forgetFailed(String identity) {
        synchronized (kept) {
            kept.remove(identity);
        }
    }

    private Path nextFile(PictureRequest request) {
        return directory.resolve("picture-" + drawn++ + "." + request.format().extension());
    }

    private CompletableFuture<DrawnPicture> draw(PictureRequest request, Path file) {
        return CompletableFuture.supplyAsync(
                () -> {
                    if (request.format() == PictureFormat.MP4) {
                        PictureSize size = request.size().within(filmPixels).even();
                        Film.write(painter.paint(request.sized(size)), request.seconds(), file);
                    } else {
                        PictureEncoder.write(painter.paint(request), request.format(), file);
                    }
                    return new DrawnPicture(file, padding.fill(file, request.format()));
                },
                desks);
    }

    private void forgetOldest() {
        if (kept.size() > KEPT && kept.values().iterator().next().isDone()) {
            String oldest = kept.keySet().iterator().next();
            kept.remove(oldest).thenAccept(picture -> leaving.add(picture.file()));
        }
        if (leaving.size() > LEAVING) {
            delete(leaving.remove());
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + file, e);
        }
    }

    /** Stops drawing and waits until nothing is written any more. */
    @Override
    public void close() {
        desks.shutdownNow();
        try {
            desks.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
