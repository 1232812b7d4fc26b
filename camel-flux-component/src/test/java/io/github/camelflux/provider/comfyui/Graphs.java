package io.github.camelflux.provider.comfyui;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.Samples;
import java.net.URI;
import java.util.Map;

/** Workflows in API format. */
final class Graphs {

    static final String BASE = "http://127.0.0.1:8188";

    static final Account OPEN = new Account("a", "", URI.create(BASE));

    static final String TWO_NODES = "{\"1\":{\"class_type\":\"FluxImage\",\"inputs\":{\"prompt\":\"\",\"seed\":1,"
            + "\"width\":1024,\"height\":1024,\"steps\":4,\"guidance\":3.5}},"
            + "\"2\":{\"class_type\":\"SaveImage\",\"inputs\":{\"images\":[\"1\",0],\"filename_prefix\":\"cat\"}}}";

    static final String LARGE = "{\"3\":{\"class_type\":\"KSampler\",\"inputs\":{\"seed\":1,\"steps\":20,\"cfg\":1.0,"
            + "\"positive\":[\"6\",0],\"negative\":[\"7\",0],\"latent_image\":[\"5\",0]}},"
            + "\"5\":{\"class_type\":\"EmptySD3LatentImage\",\"inputs\":{\"width\":1024,\"height\":1024,\"batch_size\":1}},"
            + "\"6\":{\"class_type\":\"CLIPTextEncode\",\"inputs\":{\"text\":\"\"}},"
            + "\"7\":{\"class_type\":\"CLIPTextEncode\",\"inputs\":{\"text\":\"blurry\"}},"
            + "\"10\":{\"class_type\":\"LoadImage\",\"inputs\":{\"image\":\"b.png\"}},"
            + "\"9\":{\"class_type\":\"LoadImage\",\"inputs\":{\"image\":\"a.png\"}},"
            + "\"25\":{\"class_type\":\"RandomNoise\",\"inputs\":{\"noise_seed\":2}},"
            + "\"30\":{\"class_type\":\"SaveImage\",\"inputs\":{\"images\":[\"3\",0]}}}";

    private Graphs() {}

    static ComfyUiProvider provider(Map<String, String> options) {
        return new ComfyUiProvider(ModelCatalog.shipped(), Samples.options("comfyui", options));
    }
}
