package io.github.camelflux.provider.fal;

import io.github.camelflux.image.InputImage;
import io.github.camelflux.provider.wire.SentPicture;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Where pictures go in: to which variant of an endpoint, and under which member. */
enum FalPictures {
    NONE(0) {
        @Override
        String endpoint(String id, int pictures) {
            return id;
        }
    },
    /** One, at the endpoint itself. */
    ONE(1) {
        @Override
        String endpoint(String id, int pictures) {
            return id;
        }
    },
    /** In a list, at the variant {@code /edit}. */
    EDIT(Integer.MAX_VALUE) {
        @Override
        String endpoint(String id, int pictures) {
            return edit(id, pictures);
        }
    },
    /** The same; the endpoint drops more than four without a word. */
    FIRST_FOUR(4) {
        @Override
        String endpoint(String id, int pictures) {
            return edit(id, pictures);
        }
    },
    /** One variant for none, one for one, one for several. For {@code kontext/max} the latter are known from third parties only. */
    KONTEXT(Integer.MAX_VALUE) {
        @Override
        String endpoint(String id, int pictures) {
            if (!id.matches(".*/kontext(/max)?") || pictures == 1) {
                return id;
            }
            return id + (pictures == 0 ? "/text-to-image" : "/multi");
        }
    },
    /** The endpoint that was named. */
    AS_NAMED(Integer.MAX_VALUE) {
        @Override
        String endpoint(String id, int pictures) {
            return id;
        }
    };

    private static final Pattern HAVE_EDIT =
            Pattern.compile("fal-ai/(flux-2|flux-2/klein/(4b|9b)|flux-2-(pro|max|flex))");

    private final int most;

    FalPictures(int most) {
        this.most = most;
    }

    /** The id that is submitted to. */
    abstract String endpoint(String id, int pictures);

    /** @throws IllegalArgumentException if there are more pictures than the endpoint takes, or none where it needs one */
    void check(String endpoint, int pictures) {
        if (pictures > most) {
            throw new IllegalArgumentException("images: " + endpoint + " takes "
                    + (most == 0 ? "none" : "at most " + most) + ", the request has " + pictures);
        }
    }

    /** The member for the pictures. */
    Map<String, Object> members(String endpoint, List<InputImage> pictures) {
        List<Object> values = pictures.stream().map(SentPicture::of).toList();
        boolean list = values.size() > 1 || endpoint.endsWith("/edit") || endpoint.endsWith("/multi");
        if (values.isEmpty()) {
            return Map.of();
        }
        return list ? Map.of("image_urls", values) : Map.of("image_url", values.get(0));
    }

    private static String edit(String id, int pictures) {
        if (pictures == 0 || id.endsWith("/edit")) {
            return id;
        }
        if (!HAVE_EDIT.matcher(id).matches()) {
            throw new IllegalArgumentException("images: " + id + " is not known to have an edit variant; if it has one,"
                    + " name it: model=" + id + "/edit");
        }
        return id + "/edit";
    }
}
