package io.github.camelflux.component;

import io.github.camelflux.image.ImageRequest;

/**
 * What a message asks for.
 *
 * @param request what to make
 * @param provider who is asked for it
 * @param count how many pictures of it
 * @param fingerprint of the request, whatever the count
 * @param wish the fingerprint whatever the model as well; null where no endpoints share purchases
 * @param pictures owns the bytes of the request's pictures; closed when the job is accepted or refused, and by the exchange's unit
 *     of work at the latest
 */
record ReadRequest(
        ImageRequest request, String provider, int count, String fingerprint, String wish, InputBlobs pictures) {

    /** The same as all endpoints see it that share purchases: whichever model it is made with. */
    ReadRequest ofAnyModel() {
        return new ReadRequest(request, provider, count, wish, wish, pictures);
    }
}
