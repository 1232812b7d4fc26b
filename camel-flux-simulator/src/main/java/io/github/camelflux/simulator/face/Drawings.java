package io.github.camelflux.simulator.face;

import io.github.camelflux.simulator.draw.DrawnPicture;
import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.draw.PictureStudio;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Pictures for answers that carry them in their JSON. */
public final class Drawings {

    private Drawings() {}

    /** Draws all of them and gives each in base64, in the same order. */
    public static CompletionStage<List<String>> base64(PictureStudio studio, List<PictureRequest> requests) {
        CompletionStage<List<String>> all = CompletableFuture.completedFuture(List.of());
        for (PictureRequest request : requests) {
            all = all.thenCombine(studio.picture(request).thenApply(Drawings::base64), Drawings::with);
        }
        return all;
    }

    private static List<String> with(List<String> some, String next) {
        List<String> more = new ArrayList<>(some);
        more.add(next);
        return more;
    }

    private static String base64(DrawnPicture picture) {
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(picture.file()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read a picture that was drawn", e);
        }
    }
}
