package io.github.camelflux.component;

import io.github.camelflux.image.ImageRequest;

/**
 * What a message asks for.
 *
 * @param request what to make
 * @param count how many pictures of it
 * @param fingerprint of the request, whatever the count
 * @param pictures owns the bytes of the request's pictures; closed when the job is accepted or refused, and by the exchange's unit
 *     of work at the latest
 */
record ReadRequest(ImageRequest request, int count, String fingerprint, InputBlobs pictures) {}
